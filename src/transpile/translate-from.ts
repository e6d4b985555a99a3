// What stands in FROM: lateral queries, VALUES and PIVOT.

import type {
  Expression,
  FromItem,
  Identifier,
  Join,
  Node,
  Pivot,
  Query,
  SelectItem,
  TableFunction,
  Values,
} from '../sql/ast.ts'
import { callName } from '../sql/ast.ts'
import { call, column, identifier, query, select, selectItem } from '../sql/ast-builders.ts'
import type { Notes } from './note.ts'

/** BigQuery has no LATERAL: the rows of a correlated query come as an array of structs. */
export function lateralJoin(join: Join, notes: Notes): Join {
  const { right } = join
  // Elements are joined as they are, whatever row they are of.
  if (right.kind === 'unnest') return { ...join, on: undefined }
  if (right.kind !== 'derived-table' || right.lateral !== true) return join
  const { query } = right
  if (query.body.kind !== 'select') {
    notes.lost(right, 'A lateral query with set operations has no counterpart.')
    return join
  }
  notes.check(
    right,
    'A correlated query becomes an array; where BigQuery cannot take it apart, join with ROW_NUMBER() instead.',
  )
  const { start, end } = right
  const structs: Query = { ...query, body: { ...query.body, as: 'struct' } }
  const array: Expression = { kind: 'array-query', query: structs, start, end }
  return {
    ...join,
    on: undefined,
    right: { kind: 'unnest', expressions: [array], alias: right.alias, start, end },
  }
}

/** T-SQL's STRING_SPLIT: rows with a column `value`; series of PostgreSQL. */
export function splitTable(node: TableFunction): FromItem {
  const { call: written, alias, start, end } = node
  // PostgreSQL's GENERATE_SERIES, as its rule has left it.
  if (callName(written) === 'GENERATE_ARRAY')
    return { kind: 'unnest', expressions: [written], alias, start, end }
  const [value, separator] = written.args
  if (
    callName(written) !== 'STRING_SPLIT' ||
    value === undefined ||
    separator === undefined ||
    written.args.length > 2
  )
    return node
  const part = identifier(written, 'value')
  const parts: FromItem = {
    kind: 'unnest',
    expressions: [call(written, 'SPLIT', [value, separator])],
    alias: { kind: 'table-alias', name: part, columns: [], start, end },
    start,
    end,
  }
  const rows = select(written, [selectItem(written, column(written, 'value'))], parts)
  const structs: Query = query(written, { ...rows, as: 'struct' })
  return {
    kind: 'unnest',
    expressions: [{ kind: 'array-query', query: structs, start, end }],
    alias,
    start,
    end,
  }
}

/** `(VALUES (1, 'a')) AS t(id, name)` -> `UNNEST([STRUCT(1 AS id, 'a' AS name)]) AS t`. */
export function valuesTable(
  values: Values,
  columns: readonly Identifier[],
  alias: Identifier | undefined,
): Node {
  const { start, end } = values
  const elements = values.rows.map(
    (row): Expression => ({
      kind: 'struct',
      tuple: false,
      fields: row.values.map((value, index) => ({
        kind: 'struct-field',
        value,
        name: columns[index] ?? identifier(value, `column${index + 1}`),
        start: value.start,
        end: value.end,
      })),
      start: row.start,
      end: row.end,
    }),
  )
  return {
    kind: 'unnest',
    expressions: [{ kind: 'array', elements, start, end }],
    alias: alias === undefined ? undefined : { kind: 'table-alias', name: alias, columns: [], start, end },
    start,
    end,
  }
}

export function checkPivot(pivot: Pivot, notes: Notes): Pivot {
  if (pivot.simplified || pivot.columns.some((column) => column.values === undefined)) {
    notes.lost(pivot, 'PIVOT without a list of values has no counterpart.')
  }
  return pivot
}

/** The values of PIVOT are names in T-SQL, and texts or numbers in BigQuery. */
export function pivotValue(item: SelectItem): SelectItem {
  const { expression } = item
  const name = expression.kind === 'column' && expression.parts.length === 1 ? expression.parts[0] : undefined
  if (name === undefined) return item
  const { start, end } = expression
  const value: Expression = /^\d{1,18}$/.test(name.name)
    ? { kind: 'number', text: name.name, integer: true, start, end }
    : { kind: 'string', value: name.name, start, end }
  return { ...item, expression: value, alias: item.alias ?? name }
}
