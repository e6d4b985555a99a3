import type { Column } from '../manifest/column.ts'
import type { JsonObject } from '../manifest/json.ts'
import type { Compiled, Manifest } from '../manifest/manifest.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { CatalogTable } from '../manifest/results.ts'
import { type Generation, metadata } from './metadata.ts'

export interface CatalogInput extends Generation {
  readonly manifest: Manifest
  readonly catalog: ReadonlyMap<NodeId, CatalogTable>
  readonly compiled?: ReadonlyMap<NodeId, Compiled>
}

/** `catalog.json` in dbt's schema v1. */
export function catalogJson(input: CatalogInput): JsonObject {
  const nodes: Record<string, JsonObject> = {}
  const sources: Record<string, JsonObject> = {}
  for (const [id, table] of input.catalog) {
    const group = input.manifest.nodes.get(id)?.kind === 'source' ? sources : nodes
    group[id] = tableJson(id, table, input.compiled?.get(id)?.columns ?? [])
  }
  return { metadata: metadata('catalog/v1', input), nodes, sources, errors: null }
}

const tableTypes: Readonly<Record<CatalogTable['kind'], string>> = {
  table: 'BASE TABLE',
  view: 'VIEW',
  materialized_view: 'MATERIALIZED VIEW',
  external: 'EXTERNAL',
}

function tableJson(id: NodeId, table: CatalogTable, inferred: readonly Column[]): JsonObject {
  const words = new Map(inferred.map((column) => [column.name.toLowerCase(), comment(column)]))
  const { database, schema, name } = table.relation
  return {
    metadata: {
      type: tableTypes[table.kind],
      schema,
      name,
      database: database ?? null,
      comment: table.comment ?? null,
      owner: null,
    },
    columns: Object.fromEntries(
      table.columns.map((column, index) => [
        column.name,
        {
          type: column.type ?? '',
          index: index + 1,
          name: column.name,
          comment: column.description ?? words.get(column.name.toLowerCase()) ?? null,
        },
      ]),
    ),
    stats: {
      has_stats: {
        id: 'has_stats',
        label: 'Has Stats?',
        value: table.rows !== undefined,
        include: false,
        description: 'Whether there are statistics',
      },
      ...statistic('num_rows', 'Rows', table.rows, 'Approximate count of rows'),
      ...statistic('num_bytes', 'Bytes', table.bytes, 'Size of the table'),
    },
    unique_id: id,
  }
}

/** Of a column that the warehouse holds no comment of. */
function comment({ description, inherited }: Column): string | undefined {
  const from = inherited?.description
  if (!description || from === undefined) return description || undefined
  return `${description} (inherited from ${from.node}.${from.column})`
}

function statistic(id: string, label: string, value: number | undefined, description: string): JsonObject {
  return value === undefined ? {} : { [id]: { id, label, value, include: true, description } }
}
