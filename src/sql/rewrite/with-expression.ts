import { callKind } from '../analyse/call-kind.ts'
import type { Expression, WithExpression } from '../ast.ts'
import { bound, sizeOf } from '../functions/bound.ts'
import { walk } from '../walk.ts'
import type { Rewriting } from './context.ts'
import { refuse } from './context.ts'
import { hasSubquery, isVolatile } from './safe.ts'

const small = 24

/** `WITH(a AS 1, b AS a + 1, a * b)`: short values are written where they are used, long ones are computed once. */
export function withExpression(node: WithExpression, to: Rewriting): Expression {
  const [variable, ...rest] = node.variables
  if (variable?.alias === undefined) return to.expression(node.result)
  const name = variable.alias.name.toLowerCase()
  if (overRows(variable.expression) && hasSubquery(node.result))
    return refuse(
      to,
      variable.expression,
      'A value over several rows cannot go into a subquery on DuckDB.',
      'Compute the aggregate or window function in a subquery of FROM first.',
    )
  const value = to.expression(variable.expression)
  const inner = (stand: Expression): Expression => {
    const outer = to.variables.get(name)
    to.variables.set(name, stand)
    try {
      return withExpression({ ...node, variables: rest }, to)
    } finally {
      if (outer === undefined) to.variables.delete(name)
      else to.variables.set(name, outer)
    }
  }
  return sizeOf(value) <= small && !isVolatile(value) ? inner(value) : bound(value, to.fresh('with'), inner)
}

function overRows(value: Expression): boolean {
  let found = false
  walk(value, (node) => {
    found ||= node.kind === 'call' && callKind(node, 'bigquery') !== 'scalar'
    return !found && node.kind !== 'query'
  })
  return found
}
