import type { Parser } from './parser.ts'

/** Is the `(` that comes next (or that at `index`) the beginning of a query rather than of an expression or a join? */
export function isQueryAhead(parser: Parser, index: number = parser.index): boolean {
  if (!isOpening(parser, index)) return false
  let open = index
  while (isOpening(parser, open + 1)) {
    open++
    const closing = parser.closingOf(open)
    if (closing !== undefined && !continuesQuery(parser, closing + 1)) return false
  }
  const first = parser.tokenAt(open + 1)
  return first.type === 'word' && beginsQuery(parser, first.text, open + 1)
}

function isOpening(parser: Parser, index: number): boolean {
  const { type, text } = parser.tokenAt(index)
  return type === 'operator' && text === '('
}

/** Does a query begin with this word? */
export function beginsQuery(parser: Parser, word: string, index: number): boolean {
  if (word === 'SELECT') return true
  const { text, type } = parser.tokenAt(index + 1)
  if (word === 'WITH') return !(text === '(' && type === 'operator')
  if (word === 'FROM') return true
  if (parser.bigquery) return false
  if (word === 'VALUES') return text === '(' && type === 'operator'
  return (
    word === 'PIVOT' || word === 'UNPIVOT' || (word === 'TABLE' && (type === 'word' || type === 'quoted'))
  )
}

const afterQuery = new Set([
  'UNION',
  'INTERSECT',
  'EXCEPT',
  'ORDER',
  'LIMIT',
  'OFFSET',
  'FULL',
  'LEFT',
  'INNER',
])

/** May the token at `index` follow a query in parentheses within a query? */
function continuesQuery(parser: Parser, index: number): boolean {
  const { text, type } = parser.tokenAt(index)
  if (type === 'operator') return text === ')' || text === '|>'
  if (type !== 'word' || !afterQuery.has(text)) return false
  if (text !== 'FULL' && text !== 'LEFT' && text !== 'INNER') return true
  return isSetOperatorAhead(parser, index)
}

/** `LEFT [OUTER] UNION`, in contrast to `LEFT [OUTER] JOIN`. */
export function isSetOperatorAhead(parser: Parser, index: number): boolean {
  const modifier = parser.tokenAt(index).text
  if (modifier !== 'FULL' && modifier !== 'LEFT' && modifier !== 'INNER') return false
  const second = parser.tokenAt(index + 1).text
  const word = second === 'OUTER' ? parser.tokenAt(index + 2).text : second
  return word === 'UNION' || word === 'INTERSECT' || word === 'EXCEPT'
}
