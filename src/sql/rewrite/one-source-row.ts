import type { Expression, FromItem, Identifier, Select, Span, TableAlias } from '../ast.ts'
import { binary, boolean, call, caseWhen, column, number, selectItem, string } from '../ast-builders.ts'

interface Matching {
  readonly target: readonly Identifier[]
  readonly alias: TableAlias | undefined
  readonly source: FromItem
  readonly on: Expression | undefined
  readonly where: Expression | undefined
}

/**
 * True, or an error where a row of the target goes with several rows of the source: GoogleSQL would not know which of
 * them to take, DuckDB takes one.
 */
export function oneSourceRow(matching: Matching, at: Span): Expression {
  const { start, end } = at
  const name = matching.alias?.name.name ?? matching.target[matching.target.length - 1]!.name
  const target: FromItem = {
    kind: 'table',
    name: matching.target,
    alias: matching.alias,
    start,
    end,
  }
  const { source, on } = matching
  const several: Select = {
    kind: 'select',
    distinct: false,
    distinctOn: [],
    items: [selectItem(at, number(at, 1))],
    from: {
      kind: 'join',
      type: on === undefined ? 'cross' : 'inner',
      left: target,
      right: source,
      on,
      start,
      end,
    },
    where: matching.where,
    groupBy: { kind: 'group-by', all: false, items: [column(at, name, 'rowid')], start, end },
    having: binary(at, call(at, 'count', [number(at, 1)]), '>', number(at, 1)),
    windows: [],
    start,
    end,
  }
  const exists: Expression = {
    kind: 'exists',
    query: { kind: 'query', body: several, orderBy: [], start, end },
    start,
    end,
  }
  const message = string(at, 'UPDATE and MERGE must match at most one source row for each target row')
  return caseWhen(at, [[exists, call(at, 'error', [message])]], boolean(at, true))
}
