// CREATE TABLE, VIEW and MATERIALIZED VIEW with everything that a node's config asks for.

import type { FoundRelation } from '../../../manifest/lookup.ts'
import type { Query } from '../../../manifest/manifest.ts'
import type { Statement, TableShape } from '../../adapter.ts'
import { embed } from '../../embed.ts'
import { columnList, isNested, isRequired } from './column-list.ts'
import { names, quote, quoteName } from './names.ts'
import { materialisedViewOptions, tableOptions, viewOptions } from './option-list.ts'
import { partitionClause, type TimePartition } from './partition.ts'
import { type BigqueryOptions, settleOptions } from './table-options.ts'

/** `verb`: `CREATE` or `CREATE OR REPLACE`. */
export function createAs(verb: string, to: FoundRelation, query: Query, shape: TableShape): Statement {
  // Faults were told when the project was read; here the sound part is used.
  const options = settleOptions(shape.config, () => {})
  if (to.kind === 'view') return createView(verb, to, query, shape, options)
  if (to.kind === 'materialized_view') return createMaterialisedView(verb, to, query, shape, options)
  const { partition } = options
  return partition?.kind === 'time' && partition.ingestion && shape.temporary !== true
    ? createByIngestion(verb, to, query, shape, options, partition)
    : createTable(verb, to, query, shape, options)
}

function createView(
  verb: string,
  to: FoundRelation,
  query: Query,
  shape: TableShape,
  options: BigqueryOptions,
): Statement {
  const head = `${verb} VIEW ${quote(to)}\n${viewOptions(options, context(shape))}AS\n`
  return embed(head, query, '', `create the view "${to.name}"`, 'bigquery')
}

function createMaterialisedView(
  verb: string,
  to: FoundRelation,
  query: Query,
  shape: TableShape,
  options: BigqueryOptions,
): Statement {
  const head = `${verb} MATERIALIZED VIEW ${quote(to)}\n${storage(options)}${materialisedViewOptions(options, context(shape))}AS\n`
  return embed(head, query, '', `create the materialized view "${to.name}"`, 'bigquery')
}

function createTable(
  verb: string,
  to: FoundRelation,
  query: Query,
  shape: TableShape,
  options: BigqueryOptions,
): Statement {
  const plain = shape.temporary === true
  const columns = plain ? '' : requiredColumns(shape)
  const layout = plain ? '' : storage(options)
  const head = `${verb} TABLE ${quote(to)}\n${columns}${layout}${tableOptions(plain ? { ...options, partition: undefined } : options, context(shape))}AS\n`
  const purpose = `create the table "${to.name}"`
  return embed(head, query, '', purpose, 'bigquery')
}

/** A table by ingestion time cannot be made from a query: it is made empty, and rows are put into their partitions. */
function createByIngestion(
  verb: string,
  to: FoundRelation,
  query: Query,
  shape: TableShape,
  options: BigqueryOptions,
  partition: TimePartition,
): Statement {
  const all = (shape.columns ?? []).filter((column) => !isNested(column))
  const own = all.filter(({ name }) => !isPartitionField(name, partition))
  const list = columnList(own)
  const purpose = `create the table "${to.name}"`
  // Without known columns the service's own words about the query are the best there is.
  if (list === undefined) return createTable(verb, to, query, shape, { ...options, partition: undefined })
  const into = ingestionInsert(
    to,
    own.map(({ name }) => name),
    partition,
  )
  const head = `${verb} TABLE ${quote(to)}\n${list}${storage(options)}${tableOptions(options, context(shape))};\n\n${into}`
  return embed(`${head}FROM (\n`, query, '\n)', purpose, 'bigquery')
}

/** INSERT and SELECT up to FROM: `field` names the partition and is no column. */
export function ingestionInsert(
  to: FoundRelation,
  columns: readonly string[],
  partition: TimePartition,
): string {
  const time = `TIMESTAMP_TRUNC(CAST(${quoteName(partition.field)} AS TIMESTAMP), ${partition.granularity.toUpperCase()})`
  return `INSERT INTO ${quote(to)} (_PARTITIONTIME, ${names(columns)})\nSELECT ${time}, ${names(columns)}\n`
}

export function isPartitionField(name: string, partition: TimePartition): boolean {
  return name.toLowerCase() === partition.field.toLowerCase()
}

/** Only where a column must not be null; otherwise the query's own names and types stand. */
function requiredColumns(shape: TableShape): string {
  const columns = (shape.columns ?? []).filter((column) => !isNested(column))
  const enforced = (shape.config.contract as { enforced?: boolean } | undefined)?.enforced === true
  return enforced && columns.some(isRequired) ? (columnList(columns) ?? '') : ''
}

function storage({ partition, clusterBy }: BigqueryOptions): string {
  return [
    ...(partition === undefined ? [] : [`${partitionClause(partition)}\n`]),
    ...(clusterBy.length === 0 ? [] : [`CLUSTER BY ${names(clusterBy)}\n`]),
  ].join('')
}

function context(shape: TableShape) {
  return { description: shape.description, hidden: shape.hidden === true || shape.temporary === true }
}
