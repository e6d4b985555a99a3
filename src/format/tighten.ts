// Blanks within a line that the formatter sets because it does not know GoogleSQL's functions and signs.

import type { DialectRules } from '../sql/dialect.ts'
import { lex } from '../sql/parse/lexer.ts'

/** Words that are no function though a bracket follows. */
const noFunctions: ReadonlySet<string> = new Set(
  `VALUES SETS ROLLUP CUBE PIVOT UNPIVOT SYSTEM BERNOULLI RESERVOIR OPTIONS NULLS KEY TABLE PERCENT FILTER COLUMNS RETURNS
  CLUSTER BEGIN THEN REPEATABLE LANGUAGE`.split(/\s+/),
)

/** Statements in which a name before a bracket may be a table with its columns. */
const naming = /^(INSERT|CREATE|MERGE|ALTER|EXPORT|LOAD|GRANT|REVOKE)$/

/** `f (x)` -> `f(x)`, `a [0]` -> `a[0]`, `- 1` -> `-1`; nothing but single blanks is taken away. */
export function tighten(text: string, rules: DialectRules): string {
  const tokens = lex(text, rules).list
  if (tokens.some((token) => token.type === 'word' && naming.test(token.text))) return text
  let out = ''
  let done = 0
  tokens.forEach((token, place) => {
    const next = tokens[place + 1]
    if (next === undefined || text.slice(token.end, next.start) !== ' ') return
    const opening = text.slice(next.start, next.end)
    const isCall =
      opening === '(' &&
      token.type === 'word' &&
      !noFunctions.has(token.text) &&
      (!rules.reserved.has(token.text) || rules.callable.has(token.text))
    const isElement = opening === '[' && text[token.start] === ')'
    const isSign = text.slice(token.start, token.end) === '-' && isPrefix(tokens[place - 1], rules)
    if (!isCall && !isElement && !isSign) return
    out += text.slice(done, token.end)
    done = next.start
  })
  return out + text.slice(done)
}

interface Before {
  readonly type: string
  readonly text: string
}

/** Is what follows the first of its expression, so that a minus is its sign? */
function isPrefix(before: Before | undefined, rules: DialectRules): boolean {
  if (before === undefined) return true
  if (before.type === 'word')
    return rules.reserved.has(before.text) && !/^(NULL|TRUE|FALSE|END)$/.test(before.text)
  return before.type === 'operator' && /^[(,[=<>+*/|]$/.test(before.text)
}
