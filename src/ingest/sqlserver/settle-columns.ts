import type { ServerColumn, ServerTable } from '../../connections/server-connection.ts'
import {
  sqlserverColumnEncrypted,
  sqlserverColumnMissing,
  sqlserverComputedNotCaptured,
  sqlserverMasked,
  sqlserverSchemaChanged,
  sqlserverTruncated,
  sqlserverTypeUnsupported,
} from '../../problems/catalogue/sqlserver.ts'
import { type Location, type Problem, ProblemError } from '../../problems/problem.ts'
import { driftOf, goneColumns, parseColumn, sayChange } from './column-drift.ts'
import { type ColumnShape, shapeOf } from './column-shape.ts'
import type { SqlserverRequest } from './request.ts'
import type { SchemaChange, TableState } from './state-table.ts'

export interface SettledColumns {
  readonly shapes: readonly ColumnShape[]
  readonly key: readonly ColumnShape[]
  /** Frozen columns that are gone from the server. */
  readonly absent: readonly { readonly name: string; readonly type: string }[]
  /** Columns that stay with what they had, though the server has them no more. */
  readonly gone: readonly string[]
  readonly changes: readonly SchemaChange[]
  /** What has become of the columns makes the table to be loaded anew. */
  readonly reload: boolean
  /** As the state remembers them. */
  readonly remembered: TableState['columns']
  readonly warnings: readonly Problem[]
}

/** `schema_policy: fail`; what has changed is told, so that it can be noted. */
export class SchemaRefused extends ProblemError {
  readonly changes: readonly SchemaChange[]

  constructor(problem: Problem, changes: readonly SchemaChange[]) {
    super(problem)
    this.changes = changes
  }
}

/** Which columns are read and in what form, by the settings and by what was there before. */
export function settleColumns(
  table: ServerTable,
  request: SqlserverRequest,
  state: TableState | undefined,
  nanoseconds: boolean,
  at: Location | undefined,
): SettledColumns {
  const name = `${table.schema}.${table.name}`
  const all = choose(table, request, at)
  const captured = request.mode === 'incremental' && request.cursor.method === 'cdc'
  const chosen = captured ? all.filter(({ computed }) => !computed) : all
  const options = { asText: request.asText, nanoseconds }
  const possible = chosen.flatMap((column) => shapeOf(column, options) ?? [])
  const leftOut = new Set(
    table.columns.filter((column) => !chosen.includes(column)).map((column) => column.name),
  )
  const { changes, settings } = driftOf(possible, leftOut, state)
  const warnings: Problem[] = all
    .filter((column) => !chosen.includes(column))
    .map((column) => sqlserverComputedNotCaptured({ column: column.name, table: name, at }))
  if (changes.length > 0) {
    const told = { table: name, changes: changes.map(sayChange), policy: request.policy, at }
    const problem = sqlserverSchemaChanged(told)
    if (request.policy === 'fail') throw new SchemaRefused(problem, changes)
    warnings.push(problem)
  }
  const frozen = request.policy === 'freeze' ? changes : []
  const shapes: ColumnShape[] = []
  for (const column of chosen) {
    const change = frozen.find((one) => one.column === column.name)
    if (change?.change === 'added') continue
    const shape = shapeOf(column, options)
    if (!shape) {
      const told = { column: column.name, table: name, at }
      warnings.push(
        column.encrypted
          ? sqlserverColumnEncrypted(told)
          : sqlserverTypeUnsupported({ ...told, type: column.base }),
      )
      continue
    }
    const former = change && shapeOf(parseColumn(column.name, change.was!), options)
    shapes.push(
      former
        ? { ...shape, type: former.type, sql: (value) => `CAST(${shape.sql(value)} AS ${former.type})` }
        : shape,
    )
  }
  const cut = shapes.filter(({ truncates }) => truncates).map(({ column }) => column.name)
  const masked = shapes.filter(({ column }) => column.masked).map(({ column }) => column.name)
  if (masked.length > 0) warnings.push(sqlserverMasked({ columns: masked, table: name, at }))
  if (cut.length > 0) warnings.push(sqlserverTruncated({ columns: cut, table: name, at }))
  return {
    shapes,
    key: keyOf(table, request, shapes, at),
    absent: frozen
      .filter(({ change }) => change === 'dropped')
      .map(({ column, was }) => ({
        name: column,
        type: shapeOf(parseColumn(column, was!), options)?.type ?? 'VARCHAR',
      })),
    gone: request.policy === 'evolve' ? goneColumns(possible, leftOut, changes, state) : [],
    changes,
    reload: settings || (request.policy === 'evolve' && changes.some(({ change }) => change !== 'dropped')),
    remembered: rememberedOf(shapes, leftOut, request.policy === 'freeze' ? state : undefined),
    warnings,
  }
}

function rememberedOf(
  shapes: readonly ColumnShape[],
  leftOut: ReadonlySet<string>,
  frozen: TableState | undefined,
): TableState['columns'] {
  if (!frozen) return shapes.map(({ column, type }) => [column.name, column.type, type] as const)
  const forms = new Map(shapes.map(({ column, type }) => [column.name, type]))
  return frozen.columns
    .filter(([name]) => !leftOut.has(name))
    .map(([name, type, was]) => {
      const form = forms.get(name) ?? was
      return form === undefined ? [name, type] : [name, type, form]
    })
}

function choose(
  table: ServerTable,
  request: SqlserverRequest,
  at: Location | undefined,
): readonly ServerColumn[] {
  const known = table.columns.map((column) => column.name)
  const find = (setting: string, wanted: string): ServerColumn => {
    const found = table.columns.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())
    if (found) return found
    const place = request.places[setting] ?? at
    const told = { setting, column: wanted, table: `${table.schema}.${table.name}`, known, at: place }
    throw new ProblemError(sqlserverColumnMissing(told))
  }
  const excluded = new Set(request.exclude.map((wanted) => find('exclude', wanted)))
  for (const wanted of request.asText) find('as_text', wanted)
  const wanted = request.columns?.map((column) => find('columns', column)) ?? table.columns
  const keys = keyNames(table, request).map((column) => find('key', column))
  // Without its key a row could not be found again.
  const missing = keys.filter((column) => !wanted.includes(column))
  return [...missing, ...wanted].filter((column) => !excluded.has(column) || keys.includes(column))
}

function keyOf(
  table: ServerTable,
  request: SqlserverRequest,
  shapes: readonly ColumnShape[],
  at: Location | undefined,
): readonly ColumnShape[] {
  return keyNames(table, request).map((wanted) => {
    const found = shapes.find(({ column }) => column.name.toLowerCase() === wanted.toLowerCase())
    if (found) return found
    const known = shapes.map(({ column }) => column.name)
    const place = request.places.key ?? at
    const told = { setting: 'key', column: wanted, table: `${table.schema}.${table.name}`, known, at: place }
    throw new ProblemError(sqlserverColumnMissing(told))
  })
}

/** Change tracking names rows by their primary key, whatever else may be unique. */
function keyNames(table: ServerTable, { key, cursor, mode }: SqlserverRequest): readonly string[] {
  const tracked = mode === 'incremental' && cursor.method === 'change_tracking'
  return tracked ? table.key : (key ?? table.key)
}
