// Where pieces of Jinja end: quotes and brackets within them are Jinja's own, and some blocks are one piece from tag to tag.

/** Blocks whose blanks are a value, a macro's text, or no SQL. */
const opaque = /^(raw|macro|call|materialization|test|docs|filter|set)$/
const tagWord = /\{%[-+]?\s*([A-Za-z_]\w*)/y

/** The offset after the piece that begins at `at`; undefined where it is never closed. */
export function endOfPiece(source: string, at: number): number | undefined {
  const end = endOfTag(source, at)
  if (end === undefined) return undefined
  const word = tagName(source, at)
  if (word === undefined || !opaque.test(word)) return end
  if (word === 'set' && !isBlockSet(source.slice(at, end))) return end
  return endOfBlock(source, end, word)
}

/** `if` of `{%- if x %}`; undefined for expressions and comments. */
export function tagName(source: string, at: number): string | undefined {
  tagWord.lastIndex = at
  return tagWord.exec(source)?.[1]
}

/** `{% set x %}` has a body; `{% set x = 1 %}` has none. */
function isBlockSet(tag: string): boolean {
  return /^\{%[-+]?\s*set\s+[\w.,\s]+(\|[\s\S]*)?[-+]?%\}$/.test(tag)
}

function endOfBlock(source: string, from: number, word: string): number | undefined {
  if (word === 'raw') {
    const close = /\{%[-+]?\s*endraw\s*[-+]?%\}/g
    close.lastIndex = from
    return close.exec(source) === null ? undefined : close.lastIndex
  }
  for (let at = source.indexOf('{', from); at >= 0; at = source.indexOf('{', at)) {
    if (!/[{%#]/.test(source[at + 1] ?? '')) {
      at++
      continue
    }
    const name = tagName(source, at)
    const end = name === `end${word}` ? endOfTag(source, at) : endOfPiece(source, at)
    if (end === undefined || name === `end${word}`) return end
    at = end
  }
  return undefined
}

function endOfTag(source: string, at: number): number | undefined {
  if (source[at + 1] === '#') {
    const close = source.indexOf('#}', at + 2)
    return close < 0 ? undefined : close + 2
  }
  const close = source[at + 1] === '%' ? '%}' : '}}'
  let depth = 0
  let position = at + 2
  while (position < source.length) {
    const sign = source[position]!
    if (depth <= 0 && source.startsWith(close, position)) return position + 2
    if (sign === '"' || sign === "'") {
      const end = endOfText(source, position)
      if (end === undefined) return undefined
      position = end
      continue
    }
    if (/[{[(]/.test(sign)) depth++
    else if (/[}\])]/.test(sign)) depth--
    position++
  }
  return undefined
}

function endOfText(source: string, at: number): number | undefined {
  for (let position = at + 1; position < source.length; position++) {
    if (source[position] === '\\') position++
    else if (source[position] === source[at]) return position + 1
  }
  return undefined
}
