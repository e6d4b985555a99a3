import type { CommonTable, With } from '../ast.ts'
import type { Parser } from './parser.ts'

/** `WITH name AS (query), ...` */
export function parseWith(parser: Parser): With {
  const { start } = parser.next()
  const recursive = parser.accept('RECURSIVE')
  const tables = [parseCommonTable(parser)]
  while (parser.acceptOperator(',')) {
    // A pipe operator may end with a comma.
    if (parser.atOperator('|>')) break
    if (parser.at('SELECT')) throw commaBeforeSelect(parser)
    tables.push(parseCommonTable(parser))
  }
  if (parser.atName() && parser.isWord(1, 'AS')) throw missingComma(parser)
  return { kind: 'with', recursive, tables, start, end: parser.end }
}

function commaBeforeSelect(parser: Parser): Error {
  const hint = 'Take away the comma after the last WITH table.'
  return parser.fail('Expected a further WITH table after the comma, found "SELECT".', parser.peek(), hint)
}

function missingComma(parser: Parser): Error {
  const { name, start, end } = parser.name()
  return parser.fail(
    `Expected "," before the WITH table "${name}".`,
    { start, end },
    'A comma is missing before it.',
  )
}

function parseCommonTable(parser: Parser): CommonTable {
  const name = parser.name('the name of a WITH table')
  const columns = parser.atOperator('(') ? parser.parenthesised((inner) => inner.name('a column')) : []
  const usingKey = parser.acceptWords('USING', 'KEY')
    ? parser.parenthesised((inner) => inner.name('a column'))
    : undefined
  parser.expect('AS')
  const materialized = parseMaterialized(parser)
  const query = parser.queryInParentheses()
  return {
    kind: 'common-table',
    name,
    columns,
    materialized,
    usingKey,
    query,
    start: name.start,
    end: parser.end,
  }
}

function parseMaterialized(parser: Parser): boolean | undefined {
  if (parser.bigquery) return undefined
  if (parser.accept('MATERIALIZED')) return true
  return parser.acceptWords('NOT', 'MATERIALIZED') ? false : undefined
}
