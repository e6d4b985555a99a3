// Putting rows into a table that stands: append, merge, delete and insert, overwrite of partitions.

import type { Relation } from '../../../manifest/relation.ts'
import type { DeleteSpec, MergeSpec, OverwriteSpec, Statement } from '../../adapter.ts'
import { matchRows, mergeStatement } from '../../merge-statement.ts'
import { names, quote, quoteName } from './names.ts'
import { type Partition, partitionOf, partitionType, type RangePartition } from './partition.ts'
import { settleOptions } from './table-options.ts'

export function insert(into: Relation, columns: readonly string[], from: Relation): Statement {
  return {
    sql: `INSERT INTO ${quote(into)} (${names(columns)})\nSELECT ${names(columns)}\nFROM ${quote(from)}`,
    purpose: 'insert the new rows',
  }
}

const byKey = mergeStatement({ quote, quoteName })

export function merge(spec: MergeSpec): Statement {
  return byKey({ ...spec, predicates: [...spec.predicates, ...wantedFilter(spec.config)] })
}

/** For tests, which look at a published table as at a hidden one. */
export function wholeTable(relation: Relation, config: OverwriteSpec['config']): string | undefined {
  const [filter] = wantedFilter(config, '')
  return filter === undefined ? undefined : `(SELECT * FROM ${quote(relation)} WHERE ${filter})`
}

/** A table that wants a filter on its partitions gets one, which leaves out nothing. */
function wantedFilter(config: MergeSpec['config'] = {}, at = 'DBT_INTERNAL_DEST.'): readonly string[] {
  const { partition, requirePartitionFilter } = settleOptions(config, () => {})
  if (partition === undefined || !requirePartitionFilter) return []
  const name =
    partition.kind === 'time' && partition.ingestion ? '_PARTITIONTIME' : quoteName(partition.field)
  const field = `${at}${name}`
  return [`${field} IS NULL OR ${field} IS NOT NULL`]
}

export function deleteMatching(spec: DeleteSpec): Statement {
  return {
    sql: [
      `DELETE FROM ${quote(spec.relation)} AS DBT_INTERNAL_DEST`,
      `WHERE EXISTS (`,
      `  SELECT 1 FROM ${quote(spec.from)} AS DBT_INTERNAL_SOURCE`,
      `  WHERE ${matchRows(quoteName, spec.uniqueKey, spec.predicates)}`,
      `)${predicates(wantedFilter(spec.config))}`,
    ].join('\n'),
    purpose: 'delete the rows that come anew',
  }
}

/**
 * Replaces whole partitions in one statement. Static: those that the config names. Dynamic: those that the new rows are in,
 * found first so that the table is pruned by constants and not by a subquery.
 */
export function overwritePartitions(spec: OverwriteSpec): readonly Statement[] {
  const { partition, partitions } = settleOptions(spec.config, () => {})
  if (partition === undefined) return []
  const time = partition.kind === 'time' && partition.ingestion ? partition : undefined
  const key = (qualifier: string) => partitionOf(partition, qualifier)
  const fixed = spec.partitions ?? partitions
  const isStatic = fixed.length > 0
  const wanted = isStatic ? `(${fixed.join(', ')})` : 'UNNEST(dbt_partitions_for_replacement)'
  const own = spec.columns.filter(
    (name) => time === undefined || name.toLowerCase() !== time.field.toLowerCase(),
  )
  const columns = time === undefined ? names(own) : `_PARTITIONTIME, ${names(own)}`
  const source =
    time === undefined
      ? quote(spec.from)
      : `(\n  SELECT ${ingestionTime(partition)} AS dbt_partition_time, *\n  FROM ${quote(spec.from)}\n)`
  const bounds = partition.kind === 'range' && !isStatic ? boundsOf(partition, spec.from) : undefined
  const bounded = bounds?.condition ?? ''
  const inserted = time === undefined ? names(own) : `dbt_partition_time, ${names(own)}`
  const replaced = [
    `MERGE INTO ${quote(spec.into)} AS DBT_INTERNAL_DEST`,
    `USING ${source} AS DBT_INTERNAL_SOURCE`,
    'ON FALSE',
    `WHEN NOT MATCHED BY SOURCE AND ${key('DBT_INTERNAL_DEST')} IN ${wanted}${bounded}${predicates(spec.predicates)} THEN DELETE`,
    `WHEN NOT MATCHED THEN INSERT (${columns}) VALUES (${inserted})`,
  ].join('\n')
  const found = sourcePartition(partition)
  const declare = `DECLARE dbt_partitions_for_replacement ARRAY<${partitionType(partition)}>;
SET dbt_partitions_for_replacement = (
  SELECT ARRAY_AGG(DISTINCT ${found} IGNORE NULLS)
  FROM ${quote(spec.from)}
);`
  const sql = isStatic ? replaced : `${bounds?.declare ?? ''}${declare}\n${bounds?.set ?? ''}${replaced}`
  return [{ sql, purpose: 'replace the partitions' }]
}

/**
 * The partition of a whole number is an expression by which the service leaves nothing unread; limits of the column itself are
 * what it takes: wide enough for whole partitions. Rows outside of the range share one partition, which has no limits.
 */
function boundsOf({ field, start, end, interval }: RangePartition, from: Relation) {
  const name = quoteName(field)
  const outside = `MIN(${name}) < ${start} OR MAX(${name}) >= ${end}`
  const limit = (unlimited: string, value: string) =>
    `(SELECT IF(${outside}, ${unlimited}, ${value}) FROM ${quote(from)})`
  return {
    declare: 'DECLARE strata_first INT64;\nDECLARE strata_last INT64;\n',
    set: [
      `SET strata_first = ${limit('-9223372036854775808', `MIN(${name}) - ${interval - 1}`)};\n`,
      `SET strata_last = ${limit('9223372036854775807', `MAX(${name}) + ${interval - 1}`)};\n`,
    ].join(''),
    condition: ` AND DBT_INTERNAL_DEST.${name} BETWEEN strata_first AND strata_last`,
  }
}

const predicates = (list: readonly string[]): string =>
  list.map((predicate) => ` AND (${predicate})`).join('')

/** The partition of a row that waits in an ordinary table. */
function sourcePartition(partition: Partition): string {
  return partition.kind === 'time' && partition.ingestion ? ingestionTime(partition) : partitionOf(partition)
}

function ingestionTime(partition: Partition): string {
  const granularity = partition.kind === 'time' ? partition.granularity.toUpperCase() : 'DAY'
  return `TIMESTAMP_TRUNC(CAST(${quoteName(partition.field)} AS TIMESTAMP), ${granularity})`
}

/** The ids, such as `20240131`, of the partitions that the new rows are in; a copy job then replaces each one by itself. */
export function partitionIds(from: Relation, config: OverwriteSpec['config']): Statement | undefined {
  const { partition } = settleOptions(config, () => {})
  if (partition === undefined) return undefined
  const id =
    partition.kind === 'range'
      ? `CAST(${partition.start} + ${partition.interval} * DIV(${quoteName(partition.field)} - ${partition.start}, ${partition.interval}) AS STRING)`
      : `FORMAT_TIMESTAMP(${formats[partition.granularity]}, CAST(${quoteName(partition.field)} AS TIMESTAMP))`
  return {
    sql: `SELECT DISTINCT ${id} AS partition_id\nFROM ${quote(from)}\nWHERE ${quoteName(partition.field)} IS NOT NULL\nORDER BY partition_id`,
    purpose: 'find the partitions of the new rows',
  }
}

const formats = { hour: "'%Y%m%d%H'", day: "'%Y%m%d'", month: "'%Y%m'", year: "'%Y'" } as const
