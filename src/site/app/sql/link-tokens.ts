import type { Token } from './tokenize.ts'

export interface LinkedToken extends Token {
  readonly href?: string
}

/** What a node reads, by the names that its SQL may use. */
export interface LinkTargets {
  /** By table name in the warehouse, lower case. */
  readonly tables: ReadonlyMap<string, string>
  /** By the words of `ref('…')` and `source('…', '…')`, e.g. `orders` or `stripe.orders`. */
  readonly refs: ReadonlyMap<string, string>
  readonly macros: ReadonlyMap<string, string>
}

const inJinja = /\b(ref|source)\s*\(\s*((?:['"][^'"]*['"]\s*,?\s*)+)[^)]*\)|\b([A-Za-z_]\w*)(?=\s*\()/g

export function linkTokens(tokens: readonly Token[], targets: LinkTargets): readonly LinkedToken[] {
  return tokens.flatMap((token, index): readonly LinkedToken[] => {
    if (token.kind === 'jinja') return linkJinja(token, targets)
    if (token.kind !== 'quoted' && token.kind !== 'name') return [token]
    // A column may be called as a table is: only what follows FROM or JOIN, and maybe a schema, is a table.
    return [followsFrom(tokens, index) ? withHref(token, targets.tables.get(lastPart(token))) : token]
  })
}

function linkJinja(token: Token, targets: LinkTargets): readonly LinkedToken[] {
  const parts: LinkedToken[] = []
  let from = 0
  for (const match of token.text.matchAll(inJinja)) {
    const [whole, , given, macro] = match
    const href = given === undefined ? targets.macros.get(macro!) : hrefOfWords(given, targets)
    if (href === undefined) continue
    if (match.index > from) parts.push({ kind: 'jinja', text: token.text.slice(from, match.index) })
    parts.push({ kind: 'jinja', text: whole, href })
    from = match.index + whole.length
  }
  if (from < token.text.length) parts.push({ kind: 'jinja', text: token.text.slice(from) })
  return parts
}

/** `ref('package', 'model')` names the package too, which the page does not need. */
function hrefOfWords(given: string, { refs }: LinkTargets): string | undefined {
  const words = [...given.matchAll(/['"]([^'"]*)['"]/g)].map((one) => one[1]!)
  return refs.get(words.join('.')) ?? refs.get(words.at(-1) ?? '')
}

function withHref(token: Token, href: string | undefined): LinkedToken {
  return href === undefined ? token : { ...token, href }
}

function lastPart({ kind, text }: Token): string {
  return (kind === 'quoted' ? text.slice(1, -1).split('.').at(-1)! : text).toLowerCase()
}

function followsFrom(tokens: readonly Token[], index: number): boolean {
  for (let at = index - 1; at >= 0; at--) {
    const { kind, text } = tokens[at]!
    if (kind === 'text' && /^[\s.]*$/.test(text)) continue
    if (kind === 'keyword') return /^(from|join)$/i.test(text)
    const dotted = tokens[at + 1]?.text.includes('.') ?? false
    if ((kind === 'name' || kind === 'quoted') && dotted) continue
    return false
  }
  return false
}
