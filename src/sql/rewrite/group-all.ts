import { callKind } from '../analyse/call-kind.ts'
import type { Resolution } from '../analysis.ts'
import type { Expression, GroupItem, Select, SelectItem, Span } from '../ast.ts'
import { number } from '../ast-builders.ts'
import { walk } from '../walk.ts'
import type { Rewriting } from './context.ts'

/**
 * The keys of GROUP BY ALL, where DuckDB has to be told: beside QUALIFY, which it does not read together. By their places,
 * but for SELECT AS STRUCT, which has one output. Undefined where a star leaves them open.
 */
export function groupAll({ items }: Select, asStruct: boolean): readonly GroupItem[] | undefined {
  if (items.some(({ expression }) => expression.kind === 'star')) return undefined
  return items.flatMap(({ expression }, index) => {
    if (hasAggregate(expression)) return []
    return asStruct ? expression : number(expression, index + 1)
  })
}

/** GROUP BY ALL of what names no column makes one group of all rows, of none too. */
export function groupsNothing(items: readonly SelectItem[], to: Rewriting): boolean {
  return items.every(({ expression }) => !namesColumn(expression, to))
}

/** `GROUP BY ()`. */
export function oneGroup({ start, end }: Span): GroupItem {
  return {
    kind: 'grouping-sets',
    form: 'sets',
    items: [{ kind: 'grouping-set', items: [], start, end }],
    start,
    end,
  }
}

/** A column of this query, and not of one around it. A query within it counts as one that does. */
function namesColumn(expression: Expression, to: Rewriting): boolean {
  let found = false
  walk(expression, (child) => {
    if (child.kind === 'star' || child.kind === 'query') found = true
    if (child.kind === 'column') found ||= !isOuter(to.analysis.resolve(child))
    return !found
  })
  return found
}

function isOuter(found: Resolution | undefined): boolean {
  return found?.kind === 'variable' || (found !== undefined && 'outer' in found && found.outer)
}

/** An aggregate or a window of this query, and not of one within it. */
function hasAggregate(expression: Expression): boolean {
  let found = false
  walk(expression, (child) => {
    if (child.kind === 'call') found ||= callKind(child, 'bigquery') !== 'scalar'
    return !found && child.kind !== 'query'
  })
  return found
}
