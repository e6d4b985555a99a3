import type { Call, Expression, FromItem, Span } from '../ast.ts'
import { boolean, column, derivedTable, select, selectItem } from '../ast-builders.ts'
import { duckdb } from '../functions/template.ts'
import { walk } from '../walk.ts'
import type { Rewriting } from './context.ts'

const FLAG = 'here'

/**
 * The arguments of an aggregate over nothing but columns of an outer query. To GoogleSQL it is one of the query that it
 * stands in; DuckDB would make it one of the outer query, unless a column of the inner one is among the arguments.
 */
export function anchored(node: Call, args: readonly Expression[], to: Rewriting): readonly Expression[] {
  const notes = to.selects.at(-1)
  const [first, ...others] = args
  if (notes === undefined || first === undefined || !isOfOuter(node, to)) return args
  notes.anchor ??= to.fresh('anchor')
  return [duckdb('CASE WHEN $1 THEN $2 END', [column(node, notes.anchor, FLAG), first], node), ...others]
}

function isOfOuter({ args }: Call, to: Rewriting): boolean {
  let outer = false
  let own = false
  for (const arg of args) {
    walk(arg, (child) => {
      if (child.kind !== 'column') return child.kind !== 'query'
      const found = to.analysis.resolve(child)
      if (found !== undefined && 'outer' in found && found.outer) outer = true
      else own = true
      return false
    })
  }
  return outer && !own
}

/** The FROM with a row to which such aggregates are tied. */
export function withAnchor(from: FromItem, anchor: string | undefined, at: Span): FromItem {
  if (anchor === undefined) return from
  const row = derivedTable(at, select(at, [selectItem(at, boolean(at, true), FLAG)]), anchor, [FLAG])
  return { kind: 'join', type: 'cross', left: from, right: row, start: at.start, end: at.end }
}
