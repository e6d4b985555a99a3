// A company that goes on living: the state before the first batch of changes, the batches, and the state after any of them.

import type { Batch } from '../manifest/batch.ts'
import { BatchBuilder } from './batch-builder.ts'
import { parseDay } from './calendar.ts'
import { type ColumnValue, valueAt } from './column-value.ts'
import { flag, type GeneratedTable, word } from './define-table.ts'
import type { Dataset, GenerateSettings, Preset } from './preset.ts'
import { Random } from './random.ts'

export const OPERATIONS = ['insert', 'update', 'delete'] as const
/** The last part of the time arrives in batches; what is older is there from the start, but for late rows. */
const ARRIVING_SHARE = 0.2
const LATE_SHARE = 0.01
const UPDATE_SHARE = 0.06
const SECOND_UPDATE_SHARE = 0.3
const DELETE_SHARE = 0.02
const ROWS_AT_ONCE = 512
const DAY_MICROS = 86_400e6
const [INSERT, UPDATE, DELETE] = [0, 1, 2]

export interface ChangeStream {
  /** How many batches there are, numbered from 1. */
  readonly count: number
  /** The company after the first `batches` batches; 0 is before all of them. */
  state(batches: number): Dataset
  /** The changes of a table, by batch: element 0 is batch 1. A batch has a row at most once. Read in one pass. */
  changes(table: string): readonly (readonly Batch[])[]
}

/** The form of a table's changes: what happened, whether it comes later than it should, and the whole row. */
export function changedTable(table: GeneratedTable): GeneratedTable {
  const operation = word('_op', OPERATIONS, 'What happened to the row: insert, update or delete.')
  const late = flag('_late', 'True for a row that arrives long after its own time.')
  return { ...table, columns: [operation, late, ...table.columns] }
}

/** When a row comes, changes and goes; numbers of batches, 0 is "from the start". */
interface Fate {
  arrives: number
  late: boolean
  readonly updates: number[]
  /** Infinity: never. */
  deleted: number
}

export function openChanges(preset: Preset, settings: GenerateSettings, count: number): ChangeStream {
  const dataset = preset.open(settings)
  const referenced = new Set(
    preset.tables.flatMap(({ columns }) =>
      columns.flatMap(({ references }) => references?.split('.')[0] ?? []),
    ),
  )
  /** Of rows that others refer to: the batch in which they arrive, by key, where it is not 0. */
  const arrivals = new Map<string, ReadonlyMap<ColumnValue, number>>()
  const tableOf = (name: string): GeneratedTable => {
    const table = preset.tables.find((candidate) => candidate.table === name)
    if (!table) throw new Error(`Preset "${preset.name}" has no table "${name}".`)
    return table
  }
  const arrivalsOf = (name: string): ReadonlyMap<ColumnValue, number> => {
    const known = arrivals.get(name)
    if (known) return known
    const found = new Map<ColumnValue, number>()
    arrivals.set(name, found)
    for (const _ of walk(tableOf(name), found));
    return found
  }

  /** Every row with its fate. `own` is filled with the arrivals of the table itself. */
  function* walk(table: GeneratedTable, own: Map<ColumnValue, number>) {
    const random = new Random(settings.seed, `changes ${preset.name} ${table.table}`)
    const draw = drawFate(table, settings, count, !referenced.has(table.table))
    const key = table.columns.findIndex(({ name }) => name === table.key[0])
    const parents = table.columns.flatMap(({ references }, column) => {
      const parent = references?.split('.')[0]
      if (parent === undefined) return []
      return [{ column, arrivals: parent === table.table ? own : arrivalsOf(parent) }]
    })
    let number = 0
    for (const batch of dataset.rows(table.table, 4096)) {
      for (let row = 0; row < batch.rows; row++, number++) {
        const values = batch.columns.map((column) => valueAt(column, row))
        const fate = draw(random.at(number), values, (least) => {
          return Math.max(least, ...parents.map((parent) => parent.arrivals.get(values[parent.column]!) ?? 0))
        })
        if (fate.arrives > 0 && referenced.has(table.table)) own.set(values[key]!, fate.arrives)
        yield { values, fate, number }
      }
    }
  }
  const rowsOf = (table: GeneratedTable) => walk(table, new Map(arrivals.get(table.table) ?? []))

  return {
    count,
    state: (batches) => ({
      *rows(name, batchRows) {
        const table = tableOf(name)
        const builder = new BatchBuilder(table, batchRows)
        const update = updater(table, settings, count)
        for (const { values, fate, number } of rowsOf(table)) {
          if (fate.arrives > batches || fate.deleted <= batches) continue
          for (const batch of fate.updates) if (batch <= batches) update(values, number, batch)
          for (const [column, value] of values.entries()) builder.set(column, value)
          if (builder.endRow()) yield builder.take()
        }
        if (builder.rows > 0) yield builder.take()
      },
    }),
    changes(name) {
      const table = tableOf(name)
      const form = changedTable(table)
      const lists = Array.from({ length: count }, (): Batch[] => [])
      const builders = lists.map(() => undefined as BatchBuilder | undefined)
      const update = updater(table, settings, count)
      const add = (batch: number, operation: number, late: boolean, values: readonly ColumnValue[]) => {
        builders[batch - 1] ??= new BatchBuilder(form, ROWS_AT_ONCE)
        const builder = builders[batch - 1]!
        builder.set(0, operation)
        builder.set(1, late ? 1 : 0)
        for (const [column, value] of values.entries()) builder.set(column + 2, value)
        if (builder.endRow()) lists[batch - 1]!.push(builder.take())
      }
      for (const { values, fate, number } of rowsOf(table)) {
        if (fate.arrives > 0) add(fate.arrives, INSERT!, fate.late, values)
        for (const batch of fate.updates) {
          update(values, number, batch)
          add(batch, UPDATE!, false, values)
        }
        if (fate.deleted <= count) add(fate.deleted, DELETE!, false, values)
      }
      for (const [index, builder] of builders.entries()) {
        if (builder && builder.rows > 0) lists[index]!.push(builder.take())
      }
      return lists
    },
  }
}

/** Gives a row's fate from its own random numbers, its time and the arrivals of the rows that it refers to. */
function drawFate(table: GeneratedTable, settings: GenerateSettings, count: number, deletable: boolean) {
  const { cut, end } = arrivingTime(settings)
  const time = table.columns.findIndex(
    ({ batchType, nullable }) => !nullable && (batchType === 'timestamp' || batchType === 'date'),
  )
  const toMicros = table.columns[time]?.batchType === 'date' ? DAY_MICROS : 1
  const changes = (table.mutable?.length ?? 0) > 0
  return (random: Random, values: readonly ColumnValue[], after: (least: number) => number): Fate => {
    const moment = time < 0 ? 0 : Number(values[time]) * toMicros
    const part = Math.floor(((moment - cut) / (end - cut)) * count)
    const isLate = random.chance(LATE_SHARE)
    const lateBatch = 1 + random.below(count)
    let arrives = moment >= cut ? 1 + Math.min(count - 1, part) : 0
    const late = arrives === 0 && isLate && time >= 0
    if (late) arrives = lateBatch
    arrives = after(arrives)
    const left = count - arrives
    const goes = random.chance(DELETE_SHARE)
    const deleted = arrives + 1 + random.below(Math.max(1, left))
    const fate: Fate = {
      arrives,
      late,
      updates: [],
      deleted: deletable && goes && left > 0 ? deleted : Number.POSITIVE_INFINITY,
    }
    const updated = random.chance(UPDATE_SHARE)
    const first = arrives + 1 + random.below(Math.max(1, left))
    const again = random.chance(SECOND_UPDATE_SHARE)
    const second = first + 1 + random.below(Math.max(1, count - first))
    if (changes && updated && left > 0) {
      for (const batch of again ? [first, second] : [first]) {
        if (batch <= count && batch < fate.deleted) fate.updates.push(batch)
      }
    }
    return fate
  }
}

/** Changes one of the table's mutable columns in place, and its mark of the last change. */
function updater(table: GeneratedTable, settings: GenerateSettings, count: number) {
  const random = new Random(settings.seed, `changed ${settings.preset} ${table.table}`)
  const { cut, end } = arrivingTime(settings)
  const mutable = table.columns.flatMap(({ name }, column) => (table.mutable?.includes(name) ? [column] : []))
  const mark = table.columns.findIndex(({ name }) => name === 'updated' || name === 'updated_at')
  return (values: ColumnValue[], row: number, batch: number): void => {
    random.at(row * 1024 + batch)
    const column = mutable[random.below(mutable.length)]!
    const { batchType, words } = table.columns[column]!
    const value = Number(values[column])
    if (batchType === 'boolean') values[column] = value === 1 ? 0 : 1
    else if (batchType === 'enum') {
      const size = words!.length
      values[column] = Number.isNaN(value) ? random.below(size) : (value + 1 + random.below(size - 1)) % size
    } else values[column] = (Number.isNaN(value) ? 0 : value) + 1 + random.below(20)
    if (mark >= 0) {
      const moment = Math.floor((cut + ((end - cut) * (batch - 0.5)) / count) / 1e6) * 1e6
      values[mark] = Math.max(Number(values[mark]) + 1e6, moment)
    }
  }
}

/** From when on rows arrive in batches, and when the data ends, in microseconds. */
function arrivingTime({ start, end }: GenerateSettings): { readonly cut: number; readonly end: number } {
  const from = (parseDay(start) ?? 0) * DAY_MICROS
  const to = ((parseDay(end) ?? 0) + 1) * DAY_MICROS
  return { cut: to - (to - from) * ARRIVING_SHARE, end: to }
}
