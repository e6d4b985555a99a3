import type { Expression, GroupBy, Select } from '../ast.ts'
import { callName } from '../ast.ts'
import { number } from '../ast-builders.ts'
import { findFunction } from '../functions/catalogue.ts'
import { walk } from '../walk.ts'

/**
 * GROUP BY ALL by the places of its keys, where DuckDB has to be told: beside QUALIFY, which it does not read together.
 * Undefined where a star leaves the places open.
 */
export function groupAll(node: Select, groupBy: GroupBy): GroupBy | undefined {
  if (node.items.some(({ expression }) => expression.kind === 'star')) return undefined
  const items = node.items.flatMap(({ expression }, index) =>
    hasAggregate(expression) ? [] : [number(expression, index + 1)],
  )
  return { ...groupBy, all: false, items }
}

/** An aggregate or a window of this query, and not of one within it. */
export function hasAggregate(expression: Expression): boolean {
  let found = false
  walk(expression, (child) => {
    if (child.kind === 'query') return false
    if (child.kind !== 'call') return !found
    found ||= child.over !== undefined || findFunction(callName(child))?.kind === 'aggregate'
    return !found
  })
  return found
}
