import type { OutputColumn } from '../analysis.ts'
import type { Expression, OrderItem, Query, QueryBody, Select } from '../ast.ts'
import { column, derivedTable, select, selectItem } from '../ast-builders.ts'
import { orderKey } from '../functions/range-key.ts'
import type { SqlType } from '../types.ts'
import type { Rewriting } from './context.ts'
import { refuse } from './context.ts'
import { nanFirst, orderedBy, rewriteOrder } from './order.ts'
import { orderedOutput } from './ordered-output.ts'

/** For each key of ORDER BY the place of the output that it is, or undefined for an expression. */
export type OutsideKeys = readonly (number | undefined)[]

/**
 * Where an output must be changed to be ordered by, and DuckDB lets ORDER BY have it only as it is: of a set operation,
 * DISTINCT, GROUP BY ALL, and what `*` stands for. Undefined where the query can order by itself.
 */
export function orderOutside(
  node: Query,
  select: Select | undefined,
  to: Rewriting,
): OutsideKeys | undefined {
  const outputs = to.analysis.outputOf(node.body)
  if (node.orderBy.length === 0 || outputs === undefined || node.body.kind === 'values') return undefined
  if (select?.as === 'value') return undefined
  const keys = node.orderBy.map(({ expression }) => placeOf(expression, outputs))
  const hasKeys = keys.some((key) => key !== undefined && hasOwnOrder(outputs[key]?.type))
  if (select === undefined) return hasKeys || keys.includes(undefined) ? keys : undefined
  const stuck = node.orderBy.find(
    ({ expression }, index) =>
      hasOwnOrder(outputs[keys[index] ?? -1]?.type) && isStuck(expression, select, to),
  )
  if (stuck === undefined) return undefined
  if (keys.includes(undefined)) {
    return refuse(
      to,
      stuck,
      'A FLOAT64 or RANGE output and an expression cannot both be keys here on DuckDB.',
      'Order by outputs alone, or in a query around this one.',
    )
  }
  return keys
}

/** Those that DuckDB puts in another order than GoogleSQL: NaN, and ranges without a start. */
function hasOwnOrder(type: SqlType | undefined): boolean {
  return type?.kind === 'float64' || type?.kind === 'range'
}

function placeOf(expression: Expression, outputs: readonly OutputColumn[]): number | undefined {
  if (expression.kind === 'number') {
    const place = Number(expression.text) - 1
    return outputs[place] === undefined ? undefined : place
  }
  if (expression.kind !== 'column' || expression.parts.length !== 1) return undefined
  const name = expression.parts[0]!.name.toLowerCase()
  const place = outputs.findIndex((output) => output.name.toLowerCase() === name)
  return place < 0 ? undefined : place
}

/** Nothing but the output itself can be written in its place. */
function isStuck(expression: Expression, select: Select, to: Rewriting): boolean {
  if (select.distinct || select.groupBy?.all === true) return true
  if (orderedOutput(expression, select) !== undefined) return false
  if (expression.kind === 'number') return true
  const found = expression.kind === 'column' ? to.analysis.resolve(expression) : undefined
  return found?.kind !== 'column' && found?.kind !== 'element'
}

/** The body as a table of columns with names of ours, and around it a query that orders its rows. */
export function orderedOutside(
  node: Query,
  keys: OutsideKeys,
  body: QueryBody,
  to: Rewriting,
): Pick<Query, 'body' | 'orderBy'> {
  const outputs = to.analysis.outputOf(node.body)!
  const alias = to.fresh('whole')
  const names = outputs.map(() => to.fresh('key'))
  const value = (place: number): Expression => column(node.body, alias, names[place]!)
  const items = outputs.map(({ name }, place) =>
    selectItem(node.body, value(place), name === '' ? undefined : name),
  )
  return {
    body: select(node.body, items, derivedTable(node.body, body, alias, names)),
    orderBy: node.orderBy.flatMap((item, index): readonly OrderItem[] => {
      const key = keys[index]
      if (key === undefined) return rewriteOrder(item, to)
      const own = { ...item, expression: value(key) }
      const { type } = outputs[key]!
      return type.kind === 'float64'
        ? nanFirst(own)
        : [orderedBy({ ...own, expression: orderKey(own.expression, type) })]
    }),
  }
}
