import { toJson } from '../../project/template-values.ts'
import { HostFunction, HostObject, type Value } from '../../template/values/value.ts'

/** What `adapter.parse_partition_by` gives macros that are written for BigQuery: the settings, and the SQL they become. */
export function partitionValue(written: Value | undefined): HostObject | null {
  const given = toJson(written ?? null) as { readonly [key: string]: unknown } | null
  if (given === null || typeof given !== 'object' || typeof given.field !== 'string') return null
  const type = String(given.data_type ?? 'date')
  const granularity = String(given.granularity ?? 'day')
  const ingestion = given.time_ingestion_partitioning === true
  const typeOfPartition = ingestion ? 'timestamp' : type
  const column = ingestion
    ? type.toLowerCase() === 'date'
      ? '_PARTITIONDATE'
      : '_PARTITIONTIME'
    : given.field
  const whole =
    type.toLowerCase() === 'int64' || (type.toLowerCase() === 'date' && granularity.toLowerCase() === 'day')
  const render = (alias: Value | undefined): string => {
    const name = typeof alias === 'string' && alias !== '' ? `${alias}.${column}` : column
    return whole ? name : `${typeOfPartition}_trunc(${name}, ${granularity})`
  }
  const wrapped = whole && ['date', 'timestamp', 'datetime'].includes(type.toLowerCase()) && !ingestion
  const method = (name: string, body: (alias: Value | undefined) => Value): [string, Value] => [
    name,
    new HostFunction(name, (args, kwargs) => body(args[0] ?? kwargs.get('alias'))),
  ]
  return new HostObject(
    'PartitionConfig',
    new Map<string, Value>([
      ['field', given.field],
      ['data_type', type],
      ['granularity', granularity],
      ['range', (written as { get?: (key: string) => Value }).get?.('range') ?? null],
      ['time_ingestion_partitioning', ingestion],
      ['copy_partitions', given.copy_partitions === true],
      method('data_type_for_partition', () => typeOfPartition),
      method('data_type_should_be_truncated', () => !whole),
      method('time_partitioning_field', () => column),
      method('insertable_time_partitioning_field', () => '_PARTITIONTIME'),
      method('render', render),
      method('render_wrapped', (alias) => (wrapped ? `${type}(${render(alias)})` : render(alias))),
    ]),
  )
}
