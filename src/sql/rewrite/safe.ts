import type { Expression } from '../ast.ts'
import { call } from '../ast-builders.ts'
import { walk } from '../walk.ts'
import type { Rewriting } from './context.ts'
import { refuse } from './context.ts'

/** NULL in place of an error. DuckDB's TRY does not reach into subqueries. */
export function tried(value: Expression, at: Expression, to: Rewriting): Expression {
  let subquery = false
  walk(value, (node) => {
    if (node.kind === 'subquery' || node.kind === 'array-query' || node.kind === 'exists') subquery = true
    return !subquery
  })
  if (subquery) {
    return refuse(
      to,
      at,
      'A subquery within SAFE_CAST or a SAFE. function cannot run on DuckDB.',
      'Name the subquery in a WITH or a join first.',
    )
  }
  return call(at, 'TRY', [value])
}
