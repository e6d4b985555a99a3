// `partition_by`, in the words of dbt-bigquery's users, and the clause it becomes.

import type { Json, JsonObject } from '../../../manifest/json.ts'
import { type Tell, unknownKey, unknownValue } from './faults.ts'
import { quoteName } from './names.ts'

export type Granularity = 'hour' | 'day' | 'month' | 'year'

export interface TimePartition {
  readonly kind: 'time'
  readonly field: string
  readonly dataType: 'date' | 'timestamp' | 'datetime'
  readonly granularity: Granularity
  /** The table has no such column: rows go to the partition that the query's `field` names. */
  readonly ingestion: boolean
  readonly copyPartitions: boolean
}

export interface RangePartition {
  readonly kind: 'range'
  readonly field: string
  readonly start: number
  readonly end: number
  readonly interval: number
  readonly copyPartitions: boolean
}

export type Partition = TimePartition | RangePartition

const keys = ['field', 'data_type', 'granularity', 'range', 'time_ingestion_partitioning', 'copy_partitions']
const rangeKeys = ['start', 'end', 'interval']
const granularities: readonly Granularity[] = ['hour', 'day', 'month', 'year']
const types = ['date', 'timestamp', 'datetime', 'int64']
const setting = 'partition_by'

/** undefined where there is none, or where it is so wrong that nothing can be made of it. */
export function settlePartition(value: Json | undefined, tell: Tell): Partition | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return settlePartition({ field: value }, tell)
  if (typeof value !== 'object' || Array.isArray(value)) {
    tell({ setting, what: 'must be a mapping', hint: example })
    return undefined
  }
  const given = value as JsonObject
  for (const key of Object.keys(given)) if (!keys.includes(key)) tell(unknownKey(setting, key, keys))
  const { field } = given
  if (typeof field !== 'string' || field === '') {
    tell({ setting, what: 'has no "field", the column to partition by', hint: example })
    return undefined
  }
  const dataType = typeOf(given, tell)
  if (dataType === undefined) return undefined
  if (dataType === 'int64') return rangeOf(given, field, tell)
  if (given.range !== undefined)
    tell({
      setting,
      what: `has a "range", but its data_type is "${dataType}"`,
      hint: 'A range needs `data_type: int64`.',
    })
  const granularity = granularityOf(given, dataType, tell)
  return {
    kind: 'time',
    field,
    dataType,
    granularity,
    ingestion: flag(given, 'time_ingestion_partitioning', tell),
    copyPartitions: flag(given, 'copy_partitions', tell),
  }
}

const example = 'Write e.g. `partition_by: {field: created_at, data_type: timestamp, granularity: day}`.'

function typeOf(given: JsonObject, tell: Tell): TimePartition['dataType'] | 'int64' | undefined {
  const told = given.data_type
  if (told === undefined || told === null) return given.range === undefined ? 'date' : 'int64'
  const type = String(told).toLowerCase()
  if (type === 'int' || type === 'integer') return 'int64'
  if (types.includes(type)) return type as TimePartition['dataType'] | 'int64'
  tell(unknownValue(`${setting}.data_type`, told, types))
  return undefined
}

function granularityOf(given: JsonObject, dataType: string, tell: Tell): Granularity {
  const told = given.granularity
  if (told === undefined || told === null) return 'day'
  const granularity = String(told).toLowerCase() as Granularity
  if (!granularities.includes(granularity)) {
    tell(unknownValue(`${setting}.granularity`, told, granularities))
    return 'day'
  }
  if (dataType === 'date' && granularity === 'hour') {
    tell({
      setting,
      what: 'asks for hours of a date, which has none',
      hint: 'Use `data_type: timestamp`, or a granularity of day, month or year.',
    })
    return 'day'
  }
  return granularity
}

function rangeOf(given: JsonObject, field: string, tell: Tell): RangePartition | undefined {
  const range = given.range as JsonObject | undefined
  const hint = 'Write e.g. `range: {start: 0, end: 1000000, interval: 1000}`.'
  if (range === undefined || range === null || typeof range !== 'object' || Array.isArray(range)) {
    tell({ setting, what: 'partitions whole numbers and has no "range"', hint })
    return undefined
  }
  for (const key of Object.keys(range))
    if (!rangeKeys.includes(key)) tell(unknownKey(`${setting}.range`, key, rangeKeys))
  const [start, end, interval] = rangeKeys.map((key) => Number(range[key] ?? Number.NaN)) as [
    number,
    number,
    number,
  ]
  if (![start, end, interval].every(Number.isInteger) || interval <= 0 || end <= start) {
    tell({
      setting: `${setting}.range`,
      what: 'needs whole numbers "start", "end" and "interval", with start before end',
      hint,
    })
    return undefined
  }
  if ((end - start) / interval > 10_000)
    tell({
      setting: `${setting}.range`,
      what: `makes ${Math.ceil((end - start) / interval)} partitions; a table may have 10,000`,
      hint: 'Choose a larger interval.',
    })
  if (given.granularity !== undefined)
    tell({
      setting,
      what: 'has a "granularity", which whole numbers do not have',
      hint: 'Leave it out; "range" says how wide a partition is.',
    })
  return { kind: 'range', field, start, end, interval, copyPartitions: flag(given, 'copy_partitions', tell) }
}

function flag(given: JsonObject, key: string, tell: Tell): boolean {
  const value = given[key]
  if (value === undefined || value === null) return false
  if (typeof value !== 'boolean') tell({ setting: `${setting}.${key}`, what: 'must be true or false' })
  return value === true
}

/** The clause of CREATE TABLE. Ingestion time has pseudo-columns instead of a column. */
export function partitionClause(partition: Partition): string {
  if (partition.kind === 'range') {
    const { start, end, interval } = partition
    return `PARTITION BY RANGE_BUCKET(${quoteName(partition.field)}, GENERATE_ARRAY(${start}, ${end}, ${interval}))`
  }
  if (partition.ingestion) {
    return partition.granularity === 'day'
      ? 'PARTITION BY _PARTITIONDATE'
      : `PARTITION BY TIMESTAMP_TRUNC(_PARTITIONTIME, ${partition.granularity.toUpperCase()})`
  }
  if (partition.dataType === 'date' && partition.granularity === 'day')
    return `PARTITION BY ${quoteName(partition.field)}`
  return `PARTITION BY ${truncated(quoteName(partition.field), partition)}`
}

/** The partition that a row belongs to, as a value that partitions can be compared by. */
export function partitionOf(partition: Partition, qualifier?: string): string {
  const at = (name: string) => (qualifier === undefined ? name : `${qualifier}.${name}`)
  if (partition.kind === 'range') {
    const { start, end, interval } = partition
    return `RANGE_BUCKET(${at(quoteName(partition.field))}, GENERATE_ARRAY(${start}, ${end}, ${interval}))`
  }
  if (partition.ingestion) return at('_PARTITIONTIME')
  const field = at(quoteName(partition.field))
  return partition.dataType === 'date' && partition.granularity === 'day'
    ? field
    : truncated(field, partition)
}

export function truncated(expression: string, { dataType, granularity }: TimePartition): string {
  const name = { date: 'DATE_TRUNC', timestamp: 'TIMESTAMP_TRUNC', datetime: 'DATETIME_TRUNC' }[dataType]
  return `${name}(${expression}, ${granularity.toUpperCase()})`
}

/** Of values that `partitionOf` gives. */
export function partitionType(partition: Partition): string {
  if (partition.kind === 'range') return 'INT64'
  return partition.ingestion ? 'TIMESTAMP' : partition.dataType.toUpperCase()
}
