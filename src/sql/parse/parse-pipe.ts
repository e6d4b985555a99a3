import type {
  Expression,
  FromItem,
  Identifier,
  Query,
  QueryBody,
  RenamedColumn,
  SelectItem,
  TableAlias,
  With,
} from '../ast.ts'
import { walk } from '../walk.ts'
import { parseJoin, parseTableFunction } from './parse-from.ts'
import { parseLimit } from './parse-limit.ts'
import { parseDottedName } from './parse-name.ts'
import { parseOrderBy } from './parse-order.ts'
import { parsePivot } from './parse-pivot.ts'
import { parseSample } from './parse-sample.ts'
import { parseSelectItem } from './parse-select.ts'
import { parseSetModifiers, setOperatorAhead } from './parse-set-modifiers.ts'
import { parseNamedWindows } from './parse-window.ts'
import { parseWith } from './parse-with.ts'
import type { Parser } from './parser.ts'
import { pipeAggregate } from './pipe-aggregate.ts'
import { asTable, atPipeEnd, openSelect, selectFrom, toQuery } from './piped-query.ts'
import { plainSelect, star } from './plain-select.ts'
import type { Token } from './token.ts'

/**
 * Reads `|> operator ...` and turns each operator into plain SQL around what came before. A table's alias stays in
 * reach for as long as GoogleSQL says so: each query that is wrapped takes the alias of its only table.
 */
export function parsePipes(parser: Parser, first: Query): Query {
  if (!parser.at('AS') && !parser.atOperator('|>')) return first
  // The tables of WITH are there for every operator.
  const { with: tables, ...bare } = first
  const added: With[] = tables === undefined ? [] : [tables]
  const piped = parseOperators(parser, parser.at('AS') ? pipeAs(parser, bare) : bare, added)
  return added.length === 0 ? piped : { ...piped, with: joined(added), start: first.start }
}

function joined(clauses: readonly With[]): With {
  const [first, last] = [clauses[0]!, clauses.at(-1)!]
  return {
    ...first,
    recursive: clauses.some(({ recursive }) => recursive),
    tables: clauses.flatMap(({ tables }) => tables),
    end: last.end,
  }
}

function parseOperators(parser: Parser, first: Query, added: With[]): Query {
  let query = first
  while (parser.acceptOperator('|>')) {
    if (parser.at('WITH')) {
      added.push(pipeWith(parser, query, added))
      continue
    }
    const word = parser.peek()
    const operator = word.type === 'word' ? operators[word.text] : undefined
    const set = setOperatorAhead(parser) !== undefined
    if (set) query = parseSetOperators(parser, query)
    else if (operator !== undefined) query = operator(parser, query)
    else if (isJoinWord(word)) query = pipeJoin(parser, query)
    else if (word.type === 'word' && refused.has(word.text))
      throw parser.fail(`The pipe operator ${word.text} cannot run here.`, word, 'Write it as plain SQL.')
    else throw parser.unexpected('a pipe operator such as WHERE, SELECT, AGGREGATE or JOIN')
  }
  return query
}

/** `WITH name AS (query), ...` lets its input through; what it names is there for the operators behind it. */
function pipeWith(parser: Parser, query: Query, before: readonly With[]): With {
  const clause = parseWith(parser)
  const own = new Set(clause.tables.map(({ name }) => name.name.toLowerCase()))
  const refuse = (name: Identifier): never => {
    // The whole becomes one WITH before the query, where the name would reach what stands before it too.
    throw parser.fail(`The name "${name.name}" is used before this WITH already.`, name, 'Take another name.')
  }
  for (const { tables } of before) {
    for (const { name } of tables) if (own.has(name.name.toLowerCase())) refuse(name)
  }
  walk(query, (node) => {
    const only = node.kind === 'table' && node.name.length === 1 ? node.name[0] : undefined
    if (only !== undefined && own.has(only.name.toLowerCase())) refuse(only)
    return true
  })
  return clause
}

type Operator = (parser: Parser, query: Query) => Query

const operators: Readonly<Record<string, Operator>> = {
  SELECT: pipeSelect,
  EXTEND: pipeExtend,
  WINDOW: pipeExtend,
  SET: pipeSet,
  DROP: pipeDrop,
  RENAME: pipeRename,
  AS: pipeAs,
  WHERE: pipeWhere,
  AGGREGATE: pipeAggregate,
  DISTINCT: pipeDistinct,
  ORDER: pipeOrder,
  LIMIT: pipeLimit,
  PIVOT: pipePivot,
  UNPIVOT: pipePivot,
  TABLESAMPLE: pipeSample,
  CALL: pipeCall,
}

/** Operators of GoogleSQL that are more than a query, or that are not there on BigQuery. */
const refused: ReadonlySet<string> = new Set(
  'ASSERT CREATE DESCRIBE EXPORT FORK IF INSERT LOG MATCH_RECOGNIZE RECURSIVE STATIC_DESCRIBE TEE'.split(' '),
)

function isJoinWord({ type, text }: Token): boolean {
  return type === 'word' && ['JOIN', 'INNER', 'LEFT', 'RIGHT', 'FULL', 'CROSS'].includes(text)
}

function pipeSelect(parser: Parser, query: Query): Query {
  parser.next()
  const distinct = parser.accept('DISTINCT')
  const as = parser.acceptWords('AS', 'STRUCT')
    ? 'struct'
    : parser.acceptWords('AS', 'VALUE')
      ? 'value'
      : undefined
  const items = parseItems(parser)
  const windows = parser.accept('WINDOW') ? parseNamedWindows(parser) : []
  return selectFrom(query, items, { distinct, as, windows }, parser)
}

function parseItems(parser: Parser): SelectItem[] {
  const items = [parseSelectItem(parser)]
  while (parser.acceptOperator(',') && !atPipeEnd(parser)) items.push(parseSelectItem(parser))
  return items
}

function pipeExtend(parser: Parser, query: Query): Query {
  const { start, end } = parser.next()
  const items = [star({}, start, end), ...parseItems(parser)]
  const windows = parser.accept('WINDOW') ? parseNamedWindows(parser) : []
  return selectFrom(query, items, { windows }, parser)
}

/** `SET column = expression, ...`. */
function pipeSet(parser: Parser, query: Query): Query {
  const { start } = parser.next()
  const replace = parser.list((inner): SelectItem => {
    const alias = inner.name('a column')
    inner.expectOperator('=')
    const expression = inner.expression()
    return { kind: 'select-item', expression, alias, start: alias.start, end: inner.end }
  })
  return selectFrom(query, [star({ replace }, start, parser.end)], {}, parser)
}

function pipeDrop(parser: Parser, query: Query): Query {
  const { start } = parser.next()
  const except = parser.list((inner) => {
    const name = inner.name('a column')
    return { kind: 'column', parts: [name], start: name.start, end: name.end } as const
  })
  return selectFrom(query, [star({ except }, start, parser.end)], {}, parser)
}

function pipeRename(parser: Parser, query: Query): Query {
  const { start } = parser.next()
  const rename = parser.list((inner): RenamedColumn => {
    const name = inner.name('a column')
    inner.accept('AS')
    const to = inner.name('the new name')
    const from = { kind: 'column', parts: [name], start: name.start, end: name.end } as const
    return { kind: 'renamed-column', from, to, start: name.start, end: inner.end }
  })
  return selectFrom(query, [star({ rename }, start, parser.end)], {}, parser)
}

function pipeAs(parser: Parser, query: Query): Query {
  const { start } = parser.next()
  const name = parser.name('an alias')
  const alias: TableAlias = { kind: 'table-alias', name, columns: [], start, end: parser.end }
  const table = asTable(query)
  const from: FromItem =
    table.kind === 'join'
      ? { kind: 'derived-table', query, alias, start: query.start, end: query.end }
      : { ...table, alias }
  return toQuery(plainSelect(from, parser.end))
}

function pipeWhere(parser: Parser, query: Query): Query {
  parser.next()
  const condition = parser.expression()
  // Rows are chosen by windows once there are any, as QUALIFY does.
  if (hasWindow(condition)) return toQuery({ ...plainSelect(asTable(query), parser.end), qualify: condition })
  const open = openSelect(query)
  if (open === undefined) return toQuery({ ...plainSelect(asTable(query), parser.end), where: condition })
  const { start, end } = condition
  const operands = [...conjuncts(open.where), condition]
  const where =
    operands.length === 1 ? condition : ({ kind: 'logical', operator: 'and', operands, start, end } as const)
  return toQuery({ ...open, where, end: parser.end })
}

function hasWindow(condition: Expression): boolean {
  let found = false
  walk(condition, (child) => {
    if (child.kind === 'call' && child.over !== undefined) found = true
    return !found && child.kind !== 'query'
  })
  return found
}

function conjuncts(where: Expression | undefined): readonly Expression[] {
  if (where === undefined) return []
  return where.kind === 'logical' && where.operator === 'and' ? where.operands : [where]
}

function pipeDistinct(parser: Parser, query: Query): Query {
  const { start, end } = parser.next()
  return selectFrom(query, [star({}, start, end)], { distinct: true }, parser)
}

function pipeOrder(parser: Parser, query: Query): Query {
  const orderBy = parseOrderBy(parser)
  // Only where nothing is selected yet are other columns in reach than those that are there.
  const base = openSelect(query) ?? plainSelect(asTable(query), query.end)
  return { ...toQuery(base), orderBy, end: parser.end }
}

function pipeLimit(parser: Parser, query: Query): Query {
  const limit = parseLimit(parser)
  const base = query.limit === undefined ? query : toQuery(plainSelect(asTable(query), query.end))
  return { ...base, ...limit, end: parser.end }
}

function pipePivot(parser: Parser, query: Query): Query {
  return toQuery(plainSelect(parsePivot(parser, asTable(query)), parser.end))
}

function pipeSample(parser: Parser, query: Query): Query {
  parser.next()
  const sample = parseSample(parser)
  const table = asTable(query)
  const from: FromItem =
    table.kind === 'join'
      ? { kind: 'derived-table', query, sample, start: query.start, end: query.end }
      : { ...table, sample }
  return toQuery(plainSelect(from, parser.end))
}

/** `CALL tvf(...)`: the query so far is the first argument. */
function pipeCall(parser: Parser): Query {
  const { start } = parser.next()
  const name = parseDottedName(parser, 'a table function')
  return toQuery(plainSelect(parseTableFunction(parser, name, start, false), parser.end))
}

/** A join adds to the tables of the query so far. A WHERE before it may only stay behind where no row is added. */
function pipeJoin(parser: Parser, query: Query): Query {
  const open = openSelect(query)
  const keepsWhere =
    open?.where !== undefined && (parser.at('JOIN') || parser.at('INNER') || parser.at('CROSS'))
  const left = open !== undefined && (open.where === undefined || keepsWhere) ? open.from : asTable(query)
  const from = parseJoin(parser, left)
  if (from === undefined) throw parser.unexpected('JOIN')
  const select = plainSelect(from, parser.end)
  return toQuery(keepsWhere ? { ...select, where: open?.where } : select)
}

/** `UNION ALL (query), (query)`. */
function parseSetOperators(parser: Parser, query: Query): Query {
  const operator = setOperatorAhead(parser)!
  const modifiers = parseSetModifiers(parser, operator)
  let left: QueryBody =
    query.orderBy.length > 0 || query.limit !== undefined || query.with ? query : query.body
  for (const right of parser.list((inner) => inner.queryInParentheses())) {
    left = { kind: 'set-operation', ...modifiers, left, right, start: query.start, end: parser.end }
  }
  return toQuery(left)
}
