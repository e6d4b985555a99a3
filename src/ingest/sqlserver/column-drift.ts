// What has become of a table's columns since its last load: on the server, and by the settings here.

import type { ServerColumn } from '../../connections/server-connection.ts'
import type { ColumnShape } from './column-shape.ts'
import type { SchemaChange, TableState } from './state-table.ts'

export interface ColumnDrift {
  /** On the server. */
  readonly changes: readonly SchemaChange[]
  /** By the settings: a column is left out now, or taken in another form. */
  readonly settings: boolean
}

export function driftOf(
  shapes: readonly ColumnShape[],
  leftOut: ReadonlySet<string>,
  state: TableState | undefined,
): ColumnDrift {
  if (!state) return { changes: [], settings: false }
  const before = new Map(state.columns.map(([name, type, form]) => [name, { type, form }]))
  const now = new Map(shapes.map((shape) => [shape.column.name, shape]))
  const changes: SchemaChange[] = []
  let settings = false
  for (const [column, { column: of, type: form }] of now) {
    const was = before.get(column)
    if (was === undefined) changes.push({ column, change: 'added', was: null, now: of.type })
    else if (was.type !== of.type) changes.push({ column, change: 'retyped', was: was.type, now: of.type })
    else if (was.form !== undefined && was.form !== form) settings = true
  }
  for (const [column, { type }] of before) {
    if (now.has(column)) continue
    if (leftOut.has(column)) settings = true
    else changes.push({ column, change: 'dropped', was: type, now: null })
  }
  return { changes, settings }
}

/** Columns of the table here that its server had once, and has no more. */
export function goneColumns(
  shapes: readonly ColumnShape[],
  leftOut: ReadonlySet<string>,
  changes: readonly SchemaChange[],
  state: TableState | undefined,
): readonly string[] {
  const known = [...shapes.map(({ column }) => column.name), ...leftOut]
  const there = new Set(known.map((name) => name.toLowerCase()))
  const dropped = changes.filter(({ change }) => change === 'dropped').map(({ column }) => column)
  const names = new Set([...(state?.gone ?? []), ...dropped])
  return [...names].filter((name) => !there.has(name.toLowerCase()))
}

export function sayChange({ column, change, was, now }: SchemaChange): string {
  if (change === 'added') return `"${column}" (${now}) is new`
  if (change === 'dropped') return `"${column}" (${was}) is gone`
  return `"${column}" was ${was} and is ${now}`
}

/** A type as the state remembers it. */
export function parseColumn(name: string, type: string): ServerColumn {
  const base = type.replace(/\(.*$/, '')
  const [first, second] = [...type.matchAll(/\d+/g)]
    .map(([digits]) => Number(digits))
    .slice(/\d$/.test(base) ? 1 : 0)
  const timed = ['time', 'datetime2', 'datetimeoffset'].includes(base)
  return {
    name,
    base,
    type,
    nullable: true,
    identity: false,
    computed: false,
    ...(timed ? { scale: first ?? 7 } : { precision: first ?? 18, scale: second ?? 0 }),
  }
}
