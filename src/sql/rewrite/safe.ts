import type { Cast, Expression } from '../ast.ts'
import { callName } from '../ast.ts'
import { call } from '../ast-builders.ts'
import { isBinding, isRaising } from '../library/macros.ts'
import { walk } from '../walk.ts'
import type { Rewriting } from './context.ts'
import { refuse } from './context.ts'

const volatile = new Set(['error', 'random', 'uuid', 'now'])

/** True where computing it twice may give two values. */
export function isVolatile(value: Expression): boolean {
  let found = false
  walk(value, (node) => {
    found ||= node.kind === 'call' && /^(random|uuid)$/.test(node.name[0]?.name ?? '')
    return !found
  })
  return found
}

/** A subquery stands in the expression. */
export function hasSubquery(value: Expression): boolean {
  let found = false
  walk(value, (node) => {
    found ||= node.kind === 'subquery' || node.kind === 'array-query' || node.kind === 'exists'
    return !found
  })
  return found
}

/** True where a lambda, or a macro that has one, takes in a subquery. */
export function subqueryInLambda(value: Expression): boolean {
  let found = false
  walk(value, (node) => {
    if (node.kind === 'lambda') found ||= hasSubquery(node.body)
    if (node.kind === 'call' && isBinding(node.name[0]?.name ?? '')) found ||= node.args.some(hasSubquery)
    return !found
  })
  return found
}

/** Functions that raise no error whatever they are given; of the rest it is not said here. */
const harmless = new Set(
  `COALESCE IFNULL NULLIF IF CONCAT LOWER UPPER TRIM LTRIM RTRIM REPLACE LENGTH CHAR_LENGTH BYTE_LENGTH STRPOS
  STARTS_WITH ENDS_WITH REVERSE SPLIT GREATEST LEAST JSON_VALUE JSON_EXTRACT_SCALAR JSON_QUERY TO_JSON_STRING
  CURRENT_DATE CURRENT_TIMESTAMP CURRENT_DATETIME COUNT MIN MAX ANY_VALUE LAG LEAD FIRST_VALUE LAST_VALUE
  SAFE_DIVIDE ROW_NUMBER REGEXP_EXTRACT REGEXP_REPLACE FORMAT_DATE FORMAT_TIMESTAMP FORMAT_DATETIME`.split(
    /\s+/,
  ),
)

/** An expression as written that may raise an error: what stands within SAFE_CAST or SAFE. is not excused by it. */
export function mayFail(written: Expression): boolean {
  let found = false
  walk(written, (node) => {
    if (node.kind === 'subquery' || node.kind === 'array-query' || node.kind === 'exists') return false
    if (node.kind === 'binary') found ||= /^(\+|-|\*|\/|<<|>>)$/.test(node.operator)
    else if (node.kind === 'unary') found ||= node.operator === '-' && node.operand.kind !== 'number'
    else if (node.kind === 'call') found ||= !node.safe && !harmless.has(callName(node))
    else if (node.kind === 'subscript') found ||= !/^safe/.test(node.access)
    else if (node.kind === 'cast') found ||= !node.safe && !isWidening(node)
    return !found
  })
  return found
}

/** Everything has a text, but bytes. */
function isWidening(node: Cast): boolean {
  return node.type.name === 'STRING' && node.type.parameters.length === 0 && node.operand.kind !== 'bytes'
}

/** What DuckDB's TRY cannot hold: a subquery, or a macro whose result it takes to change from call to call. */
export function obstacle(value: Expression): string | undefined {
  let found: string | undefined
  walk(value, (node) => {
    if (node.kind === 'subquery' || node.kind === 'array-query' || node.kind === 'exists')
      found = 'A subquery'
    const name = node.kind === 'call' ? (node.name[0]?.name ?? '') : ''
    if (volatile.has(name) || isRaising(name)) found = 'A function that raises its own error'
    return found === undefined
  })
  return found
}

/** NULL in place of an error. */
export function tried(value: Expression, at: Expression, to: Rewriting): Expression {
  const found = obstacle(value)
  if (found !== undefined) {
    return refuse(
      to,
      at,
      `${found} within SAFE_CAST or a SAFE. function cannot run on DuckDB.`,
      'Put it into a WITH first, or use SAFE_OFFSET.',
    )
  }
  return call(at, 'TRY', [value])
}
