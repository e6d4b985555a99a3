import type { Expression } from '../ast.ts'
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
