// One query for all that is known of a dataset's tables; date-sharded tables told as one.

import type { Json } from '../../manifest/json.ts'
import type { Relation, RelationKind } from '../../manifest/relation.ts'
import type { CatalogTable } from '../../manifest/results.ts'
import type { QueryOptions, Runner, SchemaName } from '../adapter.ts'
import { quoteName, text } from './statements/names.ts'

const kinds: Readonly<Record<string, RelationKind>> = {
  VIEW: 'view',
  'MATERIALIZED VIEW': 'materialized_view',
  EXTERNAL: 'external',
}

/** A row for each table, so a thousand tables take one job and one page of its rows. */
export async function describeDataset(
  { database, schema }: SchemaName,
  runner: Runner,
  options: QueryOptions,
): Promise<readonly CatalogTable[]> {
  const dataset = [database, schema]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => quoteName(part!))
    .join('.')
  const view = (name: string) => `${dataset}.INFORMATION_SCHEMA.${name}`
  const { rows } = await runner.query(
    {
      sql: `SELECT t.table_name, t.table_type, MAX(s.row_count), MAX(s.size_bytes), MAX(s.last_modified_time), MAX(o.option_value),
  ARRAY_AGG(STRUCT(c.column_name AS name, c.data_type AS type, c.is_nullable AS nullable, p.description AS description,
      c.is_partitioning_column AS partitioning, c.clustering_ordinal_position AS clustering)
    ORDER BY c.ordinal_position)
FROM ${view('TABLES')} AS t
JOIN ${view('COLUMNS')} AS c ON c.table_name = t.table_name
LEFT JOIN ${view('COLUMN_FIELD_PATHS')} AS p ON p.table_name = c.table_name AND p.field_path = c.column_name
LEFT JOIN ${view('TABLE_OPTIONS')} AS o ON o.table_name = t.table_name AND o.option_name = 'description'
LEFT JOIN ${dataset}.__TABLES__ AS s ON s.table_id = t.table_name
GROUP BY t.table_name, t.table_type
ORDER BY t.table_name`,
      purpose: `describe the dataset "${schema}"`,
    },
    options,
  )
  const tables = rows.map((row) => tableOf(row, { database, schema }))
  const counts = await partitionCounts(dataset, tables, runner, options)
  return foldShards(
    tables.map((table) => {
      const partitions = counts.get(table.relation.name)
      return partitions === undefined ? table : { ...table, partitions }
    }),
  )
}

/** The service looks at the partitions of a thousand tables at most; they are counted where they can be. */
const MOST_PARTITIONED = 1000

async function partitionCounts(
  dataset: string,
  tables: readonly CatalogTable[],
  runner: Runner,
  options: QueryOptions,
): Promise<ReadonlyMap<string, number>> {
  const names = tables.flatMap(({ relation, partitionedBy }) =>
    partitionedBy === undefined ? [] : [relation.name],
  )
  if (names.length === 0 || names.length > MOST_PARTITIONED) return new Map()
  const { rows } = await runner.query(
    {
      sql: `SELECT table_name, COUNT(*)
FROM ${dataset}.INFORMATION_SCHEMA.PARTITIONS
WHERE table_name IN (${names.map(text).join(', ')})
GROUP BY table_name`,
      purpose: 'count the partitions',
    },
    options,
  )
  return new Map(rows.map(([name, count]) => [String(name), Number(count)]))
}

function tableOf(row: readonly Json[], { database, schema }: SchemaName): CatalogTable {
  const [name, type, count, bytes, modified, comment, fields] = row
  const columns = fields as readonly Readonly<Record<string, Json>>[]
  const kind = kinds[String(type)] ?? 'table'
  const words = describing(comment)
  const partitionedBy = columns.find(({ partitioning }) => partitioning === 'YES')?.name
  const clusteredBy = columns
    .filter(({ clustering }) => clustering !== null && clustering !== undefined)
    .sort((a, b) => Number(a.clustering) - Number(b.clustering))
    .map((column) => String(column.name))
  return {
    relation: { database, schema, name: String(name) },
    kind,
    columns: columns.map((column) => ({
      name: String(column.name),
      type: String(column.type),
      nullable: column.nullable !== 'NO',
      ...(typeof column.description === 'string' && column.description !== ''
        ? { description: column.description }
        : {}),
    })),
    ...(kind === 'table' && count !== null ? { rows: Number(count) } : {}),
    ...(kind === 'table' && bytes !== null ? { bytes: Number(bytes) } : {}),
    ...(kind === 'table' && modified !== null ? { lastModified: Number(modified) } : {}),
    ...(partitionedBy === undefined ? {} : { partitionedBy: String(partitionedBy) }),
    ...(clusteredBy.length === 0 ? {} : { clusteredBy }),
    ...(words === undefined ? {} : { comment: words }),
  }
}

/** The option's value is a literal of SQL, which for plain text is one of JSON too. */
function describing(literal: Json | undefined): string | undefined {
  if (typeof literal !== 'string') return undefined
  try {
    const words: unknown = JSON.parse(literal)
    return typeof words === 'string' && words !== '' ? words : undefined
  } catch {
    return literal.replace(/^"|"$/g, '')
  }
}

/** `events_20240101`, `events_20240102` ... -> `events_*`, with the newest one's columns. */
export function foldShards(tables: readonly CatalogTable[]): readonly CatalogTable[] {
  const groups = new Map<string, CatalogTable[]>()
  for (const table of tables) {
    const base = table.kind === 'table' ? shardBase(table.relation) : undefined
    const key = base === undefined ? `=${table.relation.name}` : `*${base}`
    groups.set(key, [...(groups.get(key) ?? []), table])
  }
  return [...groups].flatMap(([key, group]) => {
    if (key.startsWith('=') || group.length === 1) return group
    const newest = group.reduce((a, b) => (a.relation.name > b.relation.name ? a : b))
    const sum = (of: (table: CatalogTable) => number | undefined) =>
      group.reduce((total, table) => total + (of(table) ?? 0), 0)
    return [
      {
        ...newest,
        relation: { ...newest.relation, name: `${key.slice(1)}*` },
        rows: sum(({ rows }) => rows),
        bytes: sum(({ bytes }) => bytes),
        shards: group.length,
      },
    ]
  })
}

function shardBase({ name }: Relation): string | undefined {
  return /^(.+_)(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.exec(name)?.[1]
}
