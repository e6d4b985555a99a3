import type { Expression } from '../ast.ts'
import { call } from '../ast-builders.ts'
import { walk } from '../walk.ts'
import type { Rewriting } from './context.ts'
import { refuse } from './context.ts'

/** Macros that raise an error with `error()`, which DuckDB counts as changing from call to call. */
const volatile = new Set(['bq_array_at', 'error', 'random', 'uuid', 'now'])

/** True where computing it twice may give two values. */
export function isVolatile(value: Expression): boolean {
  let found = false
  walk(value, (node) => {
    found ||= node.kind === 'call' && /^(random|uuid)$/.test(node.name[0]?.name ?? '')
    return !found
  })
  return found
}

/** NULL in place of an error. DuckDB's TRY does not reach into subqueries, nor into what changes from call to call. */
export function tried(value: Expression, at: Expression, to: Rewriting): Expression {
  let obstacle: string | undefined
  walk(value, (node) => {
    if (node.kind === 'subquery' || node.kind === 'array-query' || node.kind === 'exists')
      obstacle = 'A subquery'
    if (node.kind === 'call' && volatile.has(node.name[0]?.name ?? '')) obstacle = 'An array access'
    return obstacle === undefined
  })
  if (obstacle !== undefined) {
    return refuse(
      to,
      at,
      `${obstacle} within SAFE_CAST or a SAFE. function cannot run on DuckDB.`,
      'Put it into a WITH first, or use SAFE_OFFSET.',
    )
  }
  return call(at, 'TRY', [value])
}
