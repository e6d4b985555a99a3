import type { Sample, TableAlias, WithOffset } from '../ast.ts'
import { parseSample } from './parse-sample.ts'
import { atBareAlias } from './parse-select.ts'
import type { Parser } from './parser.ts'

/** `[AS] name [(columns)]` behind a table. */
export function parseTableAlias(parser: Parser): TableAlias | undefined {
  const { start } = parser.peek()
  const hasAs = parser.at('AS')
  if (hasAs) parser.next()
  else if (!atBareAlias(parser) || isOtherClause(parser)) return undefined
  const name = hasAs ? parser.newName('an alias') : parser.name('an alias')
  const columns =
    !parser.bigquery && parser.atOperator('(') ? parser.parenthesised((inner) => inner.name('a column')) : []
  return { kind: 'table-alias', name, columns, start, end: parser.end }
}

/** Unreserved words that begin something else behind a table. */
function isOtherClause(parser: Parser): boolean {
  return parser.bigquery ? false : parser.at('USING')
}

export function parseWithOffset(parser: Parser): WithOffset | undefined {
  const { start } = parser.peek()
  if (!parser.acceptWords('WITH', 'OFFSET')) return undefined
  const hasAlias = parser.accept('AS') || atBareAlias(parser)
  const alias = hasAlias ? parser.name('an alias') : undefined
  return { kind: 'with-offset', alias, start, end: parser.end }
}

export function parseTableSample(parser: Parser): Sample | undefined {
  return parser.accept('TABLESAMPLE') ? parseSample(parser) : undefined
}
