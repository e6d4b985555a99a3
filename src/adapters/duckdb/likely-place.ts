// DuckDB tells no place of some errors. What they say leads to the one part of the query that can have caused them.

import type { Call, Expression, FromItem, Query, QueryBody, Statement } from '../../sql/ast.ts'
import { callName } from '../../sql/ast.ts'
import { parseStatement } from '../../sql/parse.ts'
import { walk } from '../../sql/walk.ts'
import { macrosCalling } from './library-message.ts'

/**
 * The offsets in `sql`, the author's query in DuckDB's language, of what can have raised the error, in order. `macros`: the
 * functions of ours, in upper case, that end in this message.
 */
export function likelyPlaces(message: string, sql: string, macros?: ReadonlySet<string>): readonly number[] {
  const find = finders.find(([pattern]) => pattern.test(message))?.[1] ?? raisedBy
  try {
    const statement = parseStatement(sql, 'duckdb')
    const said = errorsOf(message, statement, 1)
    if (said.length > 0) return said
    return macros === undefined ? find(message, statement) : callsOf(macros, statement)
  } catch {
    // What our parser cannot read has its place at the start.
    return []
  }
}

type Finder = (message: string, statement: Statement) => readonly number[]

function callsOf(names: ReadonlySet<string>, statement: Statement): readonly number[] {
  const found: number[] = []
  walk(statement, (node) => {
    if (node.kind === 'call' && names.has(node.name.at(-1)!.name.toUpperCase())) found.push(node.start)
    return true
  })
  return found
}

const finders: readonly (readonly [RegExp, Finder])[] = [
  [/^NOT NULL constraint failed: /, emptyColumn],
  [/more than one row returned by a subquery/i, severalRows],
  [/extract specifier "/i, partSaid],
  [/according to format specifier|parse format specifier/i, formatSaid],
  [/^(\w+) is undefined outside/, (message, statement) => callsNamed(/^\w+/.exec(message)![0], statement)],
  [/square root of a negative/i, (_, statement) => callsNamed('SQRT', statement)],
  [/UTF8 codepoint/i, (_, statement) => callsNamed('CHR|CODE_POINTS?_TO_\\w+', statement)],
  [/\bJSON\b/i, (_, statement) => callsNamed('\\w*JSON\\w*', statement)],
  [/\bIP address/i, (_, statement) => callsNamed('\\w*IP\\w*', statement)],
  [/base64/i, (_, statement) => callsNamed('\\w*BASE64', statement)],
  [/hex digit/i, (_, statement) => callsNamed('\\w*(HEX|HEXADECIMAL)', statement)],
  [/^Unknown TimeZone/i, (_, statement) => callsOf(macrosCalling(/\btimezone\(/i, 'TIMEZONE'), statement)],
  [/blob to UTF8/i, (_, statement) => callsOf(macrosCalling(/\bdecode\(/i, 'DECODE'), statement)],
  [/^invalid interval/i, (_, statement) => callsNamed('\\w*TO_INTERVAL', statement)],
  [/^Overflow in negation/i, negations],
  [
    /^Date out of range/i,
    (_, statement) => callsNamed('(MAKE_)?DATE(TIME)?|VALID_DATE(TIME)?|MAKE_TIMESTAMP', statement),
  ],
  [
    /^(missing|bad|no argument for|trailing|invalid (escape|perl|character|nested|named|UTF)|unexpected)/i,
    (_, statement) => callsNamed('REGEXP_\\w+', statement),
  ],
  [/Overflow in (addition|subtraction|multiplication) of /i, overflowing],
]

/** Calls by a pattern of their names, be they DuckDB's or of the library for BigQuery's language. */
function callsNamed(pattern: string, statement: Statement): readonly number[] {
  const name = new RegExp(`^(BQ_)?(${pattern})$`, 'i')
  const found: number[] = []
  walk(statement, (node) => {
    if (node.kind === 'call' && name.test(callName(node))) found.push(node.start)
    return true
  })
  return found
}

/** The text of a message between its quotes, or none. */
function quotedIn(message: string): readonly string[] {
  return [...message.matchAll(/"([^"\n]*)"|'([^'\n]*)'/g)].map(([, one, other]) => one ?? other ?? '')
}

/** A date part that DuckDB does not know, as a text or as a word. */
function partSaid(message: string, statement: Statement): readonly number[] {
  const [name = ''] = quotedIn(message).map((each) => each.toLowerCase())
  const found: number[] = []
  walk(statement, (node) => {
    const said = node.kind === 'string' ? node.value : node.kind === 'date-part' ? node.name : undefined
    if (said?.toLowerCase() === name) found.push(node.start)
    return true
  })
  return found
}

/** Calls of STRPTIME and its like with the format that the message has. */
function formatSaid(message: string, statement: Statement): readonly number[] {
  const found: number[] = []
  walk(statement, (node) => {
    if (node.kind !== 'call' || !/STR[FP]TIME$/.test(callName(node))) return true
    const format = node.args[1]
    if (format?.kind !== 'string' || message.includes(format.value)) found.push(node.start)
    return true
  })
  return found
}

const overflows: Readonly<Record<string, string>> = { addition: '+', subtraction: '-', multiplication: '*' }

function overflowing(message: string, statement: Statement): readonly number[] {
  const sign = overflows[/Overflow in (\w+) of /i.exec(message)?.[1]?.toLowerCase() ?? '']
  const found: number[] = []
  walk(statement, (node) => {
    if (node.kind === 'binary' && node.operator === sign) found.push(node.start)
    return true
  })
  return found
}

function negations(_: string, statement: Statement): readonly number[] {
  const found: number[] = []
  walk(statement, (node) => {
    if (node.kind === 'unary' && node.operator === '-') found.push(node.start)
    return true
  })
  return found
}

function emptyColumn(message: string, statement: Statement): readonly number[] {
  const name = /^NOT NULL constraint failed: .*?([^.]+)$/.exec(message)?.[1]
  if (name === undefined || statement.kind !== 'query') return []
  const found = outputOf(statement, name.toLowerCase(), 0)
  return found === undefined ? [] : [found.start]
}

const deepest = 20

/** The expression of the output column, through stars of one table. */
function outputOf(query: Query, name: string, depth: number): Expression | undefined {
  const body = firstSelect(query.body)
  if (body === undefined || depth > deepest) return undefined
  for (const { alias, expression } of body.items) {
    const written = expression.kind === 'column' ? expression.parts.at(-1)?.name : undefined
    if ((alias?.name ?? written)?.toLowerCase() === name) return expression
  }
  const star = body.items.find(({ expression }) => expression.kind === 'star')
  if (star?.expression.kind !== 'star' || body.from === undefined) return undefined
  const replaced = star.expression.replace.find(({ alias }) => alias?.name.toLowerCase() === name)
  if (replaced !== undefined) return replaced.expression
  const inner = queryBehind(body.from, query)
  return inner === undefined ? star.expression : (outputOf(inner, name, depth + 1) ?? star.expression)
}

function firstSelect(body: QueryBody) {
  let each: QueryBody = body
  for (;;) {
    if (each.kind === 'select') return each
    if (each.kind === 'query') each = each.body
    else if (each.kind === 'set-operation') each = each.left
    else return undefined
  }
}

function queryBehind(from: FromItem, query: Query): Query | undefined {
  if (from.kind === 'derived-table') return from.query
  if (from.kind !== 'table' || from.name.length !== 1) return undefined
  const name = from.name[0]!.name.toLowerCase()
  const table = query.with?.tables.find((each) => each.name.name.toLowerCase() === name)
  return table === undefined ? undefined : { ...table.query, with: table.query.with ?? query.with }
}

/** Queries that stand for one value and may give several rows. */
function severalRows(_: string, statement: Statement): readonly number[] {
  const found: number[] = []
  walk(statement, (node) => {
    if (node.kind === 'subquery' && !givesOneRow(node.query)) found.push(node.start)
    return true
  })
  return found
}

function givesOneRow(query: Query): boolean {
  const { body, limit } = query
  if (limit?.kind === 'number' && Number(limit.text) <= 1) return true
  if (body.kind !== 'select') return false
  if (body.from === undefined) return true
  return body.groupBy === undefined && body.items.some(({ expression }) => isAggregate(expression))
}

const aggregates =
  /^(COUNT|SUM|MIN|MAX|AVG|ANY_VALUE|LIST|ARRAY_AGG|STRING_AGG|BOOL_OR|BOOL_AND|ARG_MAX|ARG_MIN)(_NULL)?$/

function isAggregate(expression: Expression): boolean {
  let found = false
  walk(expression, (node) => {
    if (node.kind === 'call' && node.over === undefined && aggregates.test(callName(node))) found = true
    return !found && node.kind !== 'query'
  })
  return found
}

/** Calls of error(...) whose written text the message has; or else the text that it repeats. */
function raisedBy(message: string, statement: Statement): readonly number[] {
  const found = errorsOf(message, statement, 0)
  if (found.length > 0) return found
  const texts = new Set(quotedIn(message).filter((text) => text !== ''))
  const said: number[] = []
  walk(statement, (node) => {
    const isText = node.kind === 'string' || node.kind === 'typed-literal'
    if (isText && texts.has(node.value)) said.push(node.start)
    return true
  })
  return said
}

/** `least`: how many written texts the call must have. */
function errorsOf(message: string, statement: Statement, least: number): readonly number[] {
  const found: number[] = []
  walk(statement, (node) => {
    if (node.kind === 'call' && callName(node) === 'ERROR' && says(node, message, least))
      found.push(node.start)
    return true
  })
  return found
}

function says(node: Call, message: string, least: number): boolean {
  const [text] = node.args
  if (text === undefined) return false
  const pieces = literalsOf(text)
  if (pieces.length < least) return false
  let from = 0
  for (const piece of pieces) {
    const at = message.indexOf(piece, from)
    if (at < 0) return false
    from = at + piece.length
  }
  return true
}

function literalsOf(expression: Expression): string[] {
  const pieces: string[] = []
  walk(expression, (node) => {
    if (node.kind === 'string') pieces.push(node.value)
    return node.kind === 'binary' || node.kind === 'string'
  })
  return pieces
}
