import type {
  Assignment,
  Delete,
  Expression,
  Identifier,
  Insert,
  Merge,
  MergeClause,
  MergeInsert,
  OnConflict,
  Query,
  SelectItem,
  TableAlias,
  Update,
} from '../ast.ts'
import { isQueryAhead } from './parse-ahead.ts'
import { parseDottedName } from './parse-name.ts'
import { parseRow } from './parse-query.ts'
import { parseSelectItem } from './parse-select.ts'
import { parseTableAlias } from './parse-table-alias.ts'
import type { Parser } from './parser.ts'

/** INSERT [INTO] target (columns) query | VALUES. */
export function parseInsert(parser: Parser): Insert {
  const { start } = parser.next()
  const or = parseInsertOr(parser)
  parser.accept('INTO')
  const target = parseDottedName(parser, 'a table')
  const alias = parser.at('AS') ? parseTableAlias(parser) : undefined
  const columns = parseColumns(parser)
  const byName = !parser.bigquery && parser.acceptWords('BY', 'NAME') ? true : undefined
  if (byName === undefined && !parser.bigquery) parser.acceptWords('BY', 'POSITION')
  const output = parseOutput(parser)
  const query = parser.acceptWords('DEFAULT', 'VALUES') ? undefined : parseInsertQuery(parser)
  const onConflict = parser.bigquery ? undefined : parseOnConflict(parser)
  const returning = [...output, ...parseReturning(parser)]
  const rest = { or, byName, onConflict, returning }
  return { kind: 'insert', target, alias, columns, query, ...rest, start, end: parser.end }
}

function parseInsertOr(parser: Parser): Insert['or'] {
  if (parser.bigquery) return undefined
  if (parser.acceptWords('OR', 'REPLACE')) return 'replace'
  return parser.acceptWords('OR', 'IGNORE') ? 'ignore' : undefined
}

/** `(a, b)`, unless it is the beginning of a query in parentheses. */
function parseColumns(parser: Parser): Identifier[] {
  if (!parser.atOperator('(') || isQueryAhead(parser)) return []
  return parser.parenthesised((inner) => inner.anyName('a column'))
}

function parseInsertQuery(parser: Parser): Query {
  if (!parser.at('VALUES')) return parser.grammar.query(parser)
  const { start } = parser.next()
  const rows = parser.list(parseRow)
  const body = { kind: 'values', rows, start, end: parser.end } as const
  return { kind: 'query', body, orderBy: [], start, end: parser.end }
}

function parseOnConflict(parser: Parser): OnConflict | undefined {
  const { start } = parser.peek()
  if (!parser.acceptWords('ON', 'CONFLICT')) return undefined
  const columns = parser.atOperator('(') ? parser.parenthesised((inner) => inner.anyName('a column')) : []
  parser.expect('DO')
  if (parser.accept('NOTHING'))
    return { kind: 'on-conflict', columns, assignments: [], start, end: parser.end }
  parser.expect('UPDATE')
  parser.expect('SET')
  const assignments = parser.list(parseAssignment)
  const where = parser.accept('WHERE') ? parser.expression() : undefined
  return { kind: 'on-conflict', columns, assignments, where, start, end: parser.end }
}

/** T-SQL's `OUTPUT inserted.id [INTO @changes [(columns)]]`. */
function parseOutput(parser: Parser): SelectItem[] {
  if (!parser.rules.transact || !parser.accept('OUTPUT')) return []
  const items = parser.list(parseSelectItem)
  if (parser.accept('INTO')) {
    parseDottedName(parser, 'a table')
    parseColumns(parser)
  }
  return items
}

function parseReturning(parser: Parser): SelectItem[] {
  return !parser.bigquery && parser.accept('RETURNING') ? parser.list(parseSelectItem) : []
}

function parseAssignment(parser: Parser): Assignment {
  const target = parseTarget(parser)
  parser.expectOperator('=')
  const value = parser.expression()
  return { kind: 'assignment', target, value, start: target.start, end: parser.end }
}

/** A column or a field of it. */
function parseTarget(parser: Parser): Expression {
  const parts = [parser.anyName('a column')]
  while (parser.acceptOperator('.')) parts.push(parser.anyName('a field'))
  return { kind: 'column', parts, start: parts[0]!.start, end: parser.end }
}

/** UPDATE target [AS alias] SET ... [FROM ...] [WHERE ...]. */
export function parseUpdate(parser: Parser): Update {
  const { start } = parser.next()
  const target = parseDottedName(parser, 'a table')
  const alias = parser.at('SET') ? undefined : parseTableAlias(parser)
  parser.expect('SET')
  const assignments = parser.list(parseAssignment)
  const output = parseOutput(parser)
  const from = parser.accept('FROM') ? parser.grammar.from(parser) : undefined
  const where = parser.accept('WHERE') ? parser.expression() : undefined
  const returning = [...output, ...parseReturning(parser)]
  return { kind: 'update', target, alias, assignments, from, where, returning, start, end: parser.end }
}

/** DELETE [FROM] target [AS alias] [USING ...] [WHERE ...]. */
export function parseDelete(parser: Parser): Delete {
  const { start } = parser.next()
  parser.accept('FROM')
  const target = parseDottedName(parser, 'a table')
  const { transact } = parser.rules
  const alias = transact && (parser.at('FROM') || parser.at('OUTPUT')) ? undefined : parseTableAlias(parser)
  const output = parseOutput(parser)
  const another = transact ? 'FROM' : 'USING'
  const using = !parser.bigquery && parser.accept(another) ? parser.grammar.from(parser) : undefined
  const where = parser.accept('WHERE') ? parser.expression() : undefined
  const returning = [...output, ...parseReturning(parser)]
  return { kind: 'delete', target, alias, using, where, returning, start, end: parser.end }
}

/** MERGE [INTO] target USING source ON condition WHEN ... */
export function parseMerge(parser: Parser): Merge {
  const { start } = parser.next()
  parser.accept('INTO')
  const target = parseDottedName(parser, 'a table')
  const alias: TableAlias | undefined = parser.at('USING') ? undefined : parseTableAlias(parser)
  parser.expect('USING')
  const source = parser.grammar.from(parser)
  const on = parser.accept('ON') ? parser.expression() : undefined
  const isUsing = on === undefined && !parser.bigquery && parser.accept('USING')
  const using = isUsing ? parser.parenthesised((inner) => inner.anyName('a column')) : undefined
  if (on === undefined && using === undefined) throw parser.unexpected('ON')
  const clauses = [parseMergeClause(parser)]
  while (parser.at('WHEN')) clauses.push(parseMergeClause(parser))
  const output = parseOutput(parser)
  const returning = output.length > 0 ? output : undefined
  return { kind: 'merge', target, alias, source, on, using, clauses, returning, start, end: parser.end }
}

function parseMergeClause(parser: Parser): MergeClause {
  const { start } = parser.expect('WHEN')
  const when = parseWhen(parser)
  const condition = parser.accept('AND') ? parser.expression() : undefined
  parser.expect('THEN')
  const action = parseMergeAction(parser)
  return { kind: 'merge-clause', when, condition, action, start, end: parser.end }
}

function parseWhen(parser: Parser): MergeClause['when'] {
  if (parser.accept('MATCHED')) return 'matched'
  parser.expect('NOT')
  parser.expect('MATCHED')
  if (parser.acceptWords('BY', 'SOURCE')) return 'not matched by source'
  parser.acceptWords('BY', 'TARGET')
  return 'not matched'
}

function parseMergeAction(parser: Parser): MergeClause['action'] {
  const { start } = parser.peek()
  if (parser.accept('DELETE')) return { kind: 'merge-delete', start, end: parser.end }
  if (!parser.bigquery && parser.acceptWords('DO', 'NOTHING'))
    return { kind: 'merge-nothing', start, end: parser.end }
  if (parser.accept('UPDATE')) {
    const isBare = !parser.bigquery && !parser.at('SET')
    if (!isBare) parser.expect('SET')
    const assignments = isBare ? [] : parser.list(parseAssignment)
    return { kind: 'merge-update', assignments, start, end: parser.end }
  }
  parser.expect('INSERT')
  return parseMergeInsert(parser, start)
}

function parseMergeInsert(parser: Parser, start: number): MergeInsert {
  if (parser.accept('ROW'))
    return { kind: 'merge-insert', columns: [], values: [], row: true, start, end: parser.end }
  const columns = parseColumns(parser)
  if (parser.accept('ROW'))
    return { kind: 'merge-insert', columns, values: [], row: true, start, end: parser.end }
  if (!parser.bigquery && columns.length === 0 && !parser.at('VALUES')) {
    return { kind: 'merge-insert', columns, values: [], row: true, start, end: parser.end }
  }
  parser.expect('VALUES')
  const values = parser.parenthesised(() => parser.expression())
  return { kind: 'merge-insert', columns, values, row: false, start, end: parser.end }
}
