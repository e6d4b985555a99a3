// Answers to questions about the database itself, which DuckDB's own catalog would answer otherwise.

import type { DuckdbEngine } from './duckdb-engine.ts'
import { type Parameter, type Result, ServerError } from './engine.ts'
import { sizesOf } from './server-catalog.ts'
import { captureOf } from './track-changes.ts'
import type { WireColumn, WireValue } from './wire-types.ts'

const text = (name: string): WireColumn => ({ name, type: { kind: 'nvarchar', length: 4000 } })
const number = (name: string): WireColumn => ({ name, type: { kind: 'int', bytes: 4 } })
const bit = (name: string): WireColumn => ({ name, type: { kind: 'bit' } })

export function answerCatalog(
  engine: DuckdbEngine,
  database: string,
  sql: string,
  parameters: readonly Parameter[],
): Result | undefined {
  if (/snapshot_isolation_state/i.test(sql)) {
    const columns = [number('state'), number('source')]
    return { columns, rows: [[engine.snapshots ? 1 : 0, engine.snapshotOf ?? null]] }
  }
  if (/^SELECT DB_NAME\(\)/i.test(sql)) return { columns: [text('name')], rows: [[database]] }
  if (/FROM cdc\.captured_columns/i.test(sql)) return capturedColumns(engine, parameters)
  if (/FROM cdc\.change_tables/i.test(sql)) return captureInstance(engine, parameters)
  if (!/FROM sys\.objects/i.test(sql)) return undefined
  const wanted = (name: string) =>
    parameters.find((parameter) => parameter.name.toLowerCase() === name)?.value as string | null | undefined
  const columns = [
    ...['schema_name', 'table_name', 'column_name', 'type_name'].map(text),
    ...['max_length', 'precision', 'scale'].map(number),
    ...['is_nullable', 'is_identity', 'is_computed'].map(bit),
    number('key_ordinal'),
    ...['table_description', 'column_description'].map(text),
    bit('tracks_changes'),
    bit('is_view'),
    text('collation_name'),
    ...['is_encrypted', 'is_masked'].map(bit),
  ]
  const rows: WireValue[][] = []
  for (const table of engine.tables.values()) {
    if (wanted('@schema') && wanted('@schema')!.toLowerCase() !== table.schema.toLowerCase()) continue
    if (wanted('@table') && wanted('@table')!.toLowerCase() !== table.name.toLowerCase()) continue
    for (const column of table.columns) {
      const sizes = sizesOf(column)
      rows.push([
        table.schema,
        table.name,
        column.name,
        column.base,
        sizes.length,
        sizes.precision,
        sizes.scale,
        column.nullable,
        column.identity,
        false,
        table.key.indexOf(column.name) + 1,
        null,
        null,
        table.tracked,
        false,
        /char|text/.test(column.base) ? 'Latin1_General_100_CI_AS' : null,
        column.encrypted ?? false,
        column.masked ?? false,
      ])
    }
  }
  return { columns, rows }
}

function capturedColumns(engine: DuckdbEngine, parameters: readonly Parameter[]): Result {
  const wanted = parameters.find(({ name }) => name.toLowerCase() === '@instance')?.value
  const found = [...engine.tables.values()].find((table) => captureOf(table) === wanted)
  return { columns: [text('column_name')], rows: (found?.capturedColumns ?? []).map((column) => [column]) }
}

/** The schema `cdc` is only there where something is captured. */
function captureInstance(engine: DuckdbEngine, parameters: readonly Parameter[]): Result {
  const captured = [...engine.tables.values()].filter((table) => table.captured)
  if (captured.length === 0) throw new ServerError(208, "Invalid object name 'cdc.change_tables'.")
  const wanted = parameters.find(({ name }) => name.toLowerCase() === '@source')?.value
  const found = captured.filter(({ schema, name }) => `[${schema}].[${name}]` === wanted)
  return { columns: [text('capture_instance')], rows: found.map((table) => [captureOf(table)]) }
}
