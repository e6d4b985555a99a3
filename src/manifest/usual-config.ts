// The settings of a node as dbt shows them: those that nobody made with their usual values.

import type { JsonObject } from './json.ts'
import type { Freshness, Node, Source } from './node.ts'

/** What dbt shows of settings that nobody made. */
const usual: JsonObject = {
  enabled: true,
  alias: null,
  schema: null,
  database: null,
  tags: [],
  meta: {},
  group: null,
}
const usualOfModels: JsonObject = {
  ...{ incremental_strategy: null, persist_docs: {}, 'post-hook': [], 'pre-hook': [], quoting: {} },
  ...{ column_types: {}, full_refresh: null, unique_key: null, on_schema_change: 'ignore', grants: {} },
  ...{ on_configuration_change: 'apply', packages: [], docs: { show: true, node_color: null } },
  ...{ contract: { enforced: false, alias_types: true }, event_time: null, batch_size: null, lookback: 1 },
  ...{ begin: null, concurrent_batches: null },
}
const usualOfSnapshots: JsonObject = {
  ...{ dbt_valid_to_current: null, target_database: null, target_schema: null, updated_at: null },
  ...{ strategy: null, check_cols: null },
}
/** What snapshots call the columns that they add. */
const usualNames: JsonObject = {
  ...{ dbt_is_deleted: null, dbt_scd_id: null, dbt_updated_at: null },
  ...{ dbt_valid_from: null, dbt_valid_to: null },
}
const usualOfTests: JsonObject = {
  ...{ severity: 'ERROR', store_failures: null, store_failures_as: null, where: null, limit: null },
  ...{ fail_calc: 'count(*)', warn_if: '!= 0', error_if: '!= 0' },
}

/** A node's settings with what dbt shows where nobody made any. */
export function usualConfig(node: Node): JsonObject {
  const config = node.config as JsonObject
  if (node.kind === 'model') {
    const own = { access: 'protected', freshness: null }
    return whole({ ...usual, ...usualOfModels, ...own, ...config })
  }
  if (node.kind === 'seed')
    return whole({ ...usual, ...usualOfModels, delimiter: ',', quote_columns: null, ...config })
  if (node.kind === 'snapshot') {
    const names = { ...usualNames, ...((config.snapshot_meta_column_names ?? {}) as JsonObject) }
    return whole({
      ...{ ...usual, ...usualOfModels, ...usualOfSnapshots, ...config },
      snapshot_meta_column_names: names,
    })
  }
  if (node.kind === 'test') return { ...usual, ...usualOfTests, ...config, ...storedAs(config) }
  if (node.kind === 'source') {
    const told = { loaded_at_field: node.loadedAtField ?? null, loaded_at_query: node.loadedAtQuery ?? null }
    const named = { event_time: null, ...told, meta: {}, tags: [] }
    return { enabled: true, ...named, ...config, freshness: sourceFreshness(node) }
  }
  if (node.kind === 'analysis' || node.kind === 'operation')
    return whole({ ...usual, ...usualOfModels, materialized: 'view', ...config })
  return node.kind === 'exposure' || node.kind === 'unit_test'
    ? { enabled: true, ...config }
    : { ...usual, ...config }
}

/** Whether and how failing rows are kept follow from each other. */
function storedAs({ store_failures: stored, store_failures_as: as }: JsonObject): JsonObject {
  if (typeof as === 'string') return { store_failures: as !== 'ephemeral' }
  return typeof stored === 'boolean' ? { store_failures_as: stored ? 'table' : 'ephemeral' } : {}
}

/** Mappings of which a project may write a part. */
function whole(config: JsonObject): JsonObject {
  const part = (name: 'contract' | 'docs') => ({
    ...(usualOfModels[name] as JsonObject),
    ...((config[name] ?? {}) as JsonObject),
  })
  return { ...config, contract: part('contract'), docs: part('docs') }
}

/** null where the table takes its source's limits back. */
export function sourceFreshness({ freshness, written }: Source): JsonObject | null {
  return freshness === undefined && written?.freshness === null ? null : freshnessJson(freshness)
}

export function freshnessJson(freshness: Freshness | undefined): JsonObject {
  const limit = (given: { count: number; period: string } | undefined): JsonObject =>
    given === undefined ? { count: null, period: null } : { count: given.count, period: given.period }
  return {
    warn_after: limit(freshness?.warnAfter),
    error_after: limit(freshness?.errorAfter),
    filter: freshness?.filter ?? null,
  }
}
