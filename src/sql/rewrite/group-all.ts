import { callKind } from '../analyse/call-kind.ts'
import type { Expression, GroupItem, Select } from '../ast.ts'
import { number } from '../ast-builders.ts'
import { walk } from '../walk.ts'

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

/** GROUP BY ALL without keys and aggregates makes one row of all. */
export function groupsConstants({ groupBy, items }: Select): boolean {
  return groupBy?.all === true && items.every(({ expression }) => constants.has(expression.kind))
}

const constants: ReadonlySet<Expression['kind']> = new Set([
  'number',
  'string',
  'null',
  'boolean',
  'typed-literal',
  'bytes',
])

/** An aggregate or a window of this query, and not of one within it. */
function hasAggregate(expression: Expression): boolean {
  let found = false
  walk(expression, (child) => {
    if (child.kind === 'call') found ||= callKind(child, 'bigquery') !== 'scalar'
    return !found && child.kind !== 'query'
  })
  return found
}
