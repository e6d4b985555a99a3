// Checks what the BigQuery settings of a node say of its columns, once these are known.

import type { Column } from '../../../manifest/column.ts'
import type { Json } from '../../../manifest/json.ts'
import { didYouMean } from '../../../problems/did-you-mean.ts'
import { parseType } from '../../../sql/type-text.ts'
import type { SqlType } from '../../../sql/types.ts'
import type { ConfigFault } from './faults.ts'
import type { Partition } from './partition.ts'
import { settleOptions } from './table-options.ts'

const stored: readonly unknown[] = ['table', 'incremental', 'materialized_view', 'snapshot']

/** `columns`: of the table, their types BigQuery's; one without a type is not judged by it. */
export function checkBigqueryColumns(
  config: { readonly [key: string]: Json | undefined },
  columns: readonly Column[],
): readonly ConfigFault[] {
  if (!stored.includes(config.materialized)) return []
  const { partition, clusterBy } = settleOptions(config, () => {})
  return [
    ...(partition === undefined ? [] : partitionFaults(partition, config.partition_by, columns)),
    ...clusterFaults(clusterBy, columns),
  ]
}

function partitionFaults(
  partition: Partition,
  written: Json | undefined,
  columns: readonly Column[],
): readonly ConfigFault[] {
  const setting = 'partition_by'
  const column = find(partition.field, columns)
  if (column === undefined) return [missing(setting, partition.field, columns)]
  const byIngestion = partition.kind === 'time' && partition.ingestion
  const type = typeOf(column)
  if (type === undefined || byIngestion) return []
  const wanted = partition.kind === 'range' ? 'int64' : partition.dataType
  if (type.kind === wanted) return []
  const said = (written as { readonly data_type?: Json } | undefined)?.data_type
  const possible = ['date', 'timestamp', 'datetime', 'int64'].includes(type.kind)
  return [
    {
      setting,
      what: `names "${column.name}", which is ${column.type}, and ${typeof said === 'string' ? 'says' : 'means, saying none,'} \`data_type: ${wanted}\``,
      hint: possible ? advice(type.kind) : 'A table is partitioned by a DATE, TIMESTAMP, DATETIME or INT64.',
    },
  ]
}

function advice(kind: string): string {
  return kind === 'int64'
    ? 'Write `data_type: int64` and a range, e.g. `range: {start: 0, end: 1000000, interval: 1000}`.'
    : `Write \`data_type: ${kind}\`.`
}

/** As the service documents them: the types of columns that a table can be clustered by. */
const clustering: ReadonlySet<SqlType['kind']> = new Set([
  ...(['bignumeric', 'bool', 'date', 'datetime', 'geography', 'int64', 'numeric'] as const),
  ...(['range', 'string', 'timestamp'] as const),
])

function clusterFaults(clusterBy: readonly string[], columns: readonly Column[]): readonly ConfigFault[] {
  const setting = 'cluster_by'
  return clusterBy.flatMap((name, index): readonly ConfigFault[] => {
    const column = find(name, columns)
    if (column === undefined) return [missing(setting, name, columns)]
    if (clusterBy.slice(0, index).some((other) => same(other, name)))
      return [{ setting, what: `names "${column.name}" twice`, hint: 'Name it once.' }]
    const type = typeOf(column)
    if (type === undefined || clustering.has(type.kind)) return []
    return [
      {
        setting,
        what: `names "${column.name}", which is ${column.type}; a table cannot be clustered by it`,
        hint: 'BigQuery clusters by BOOL, DATE, DATETIME, GEOGRAPHY, INT64, NUMERIC, BIGNUMERIC, RANGE, STRING and TIMESTAMP.',
      },
    ]
  })
}

function missing(setting: string, name: string, columns: readonly Column[]): ConfigFault {
  const names = columns.map((column) => column.name)
  const near = didYouMean(name, names)
  const shown = names.slice(0, 10).join(', ')
  return {
    setting,
    what: `names "${name}", which is not among its columns`,
    hint:
      near === undefined ? `It has: ${shown}${names.length > 10 ? ', ...' : ''}.` : `Did you mean "${near}"?`,
  }
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

function find(name: string, columns: readonly Column[]): Column | undefined {
  return columns.find((column) => same(column.name, name))
}

function typeOf({ type }: Column): SqlType | undefined {
  if (type === undefined) return undefined
  const parsed = parseType(type, 'bigquery')
  return parsed.kind === 'unknown' || parsed.kind === 'null' ? undefined : parsed
}
