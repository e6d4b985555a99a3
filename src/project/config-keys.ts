import { configKeyUnknown } from '../problems/catalogue/project.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import type { Location, Report } from '../problems/problem.ts'
import type { ConfigKind } from './loaded-project.ts'

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

const common = words('enabled local tags meta group access docs reuse')
const relation = words(`
  alias schema database project dataset data_space materialized pre-hook post-hook persist_docs grants quoting full_refresh
  contract column_types event_time static_analysis sql_header quote_columns catalog_name packages`)

/** Of engines and of table formats; a project may be built on several, so all of them are known everywhere. */
const engines = words(`
  partition_by partitions partition_expiration_days require_partition_filter cluster_by kms_key_name labels resource_tags
  hours_to_expiration labels_from_meta grant_access_to copy_partitions enable_refresh refresh_interval_minutes max_staleness policy_tags
  allow_non_incremental_definition enable_change_history enable_fuzzy_hashing job_execution_timeout_seconds priority
  maximum_bytes_billed storage_uri file_format table_format base_location_subpath external_volume connection_id
  location format delimiter options overrides plugin glue_register glue_database indexes unlogged dist sort sort_type bind
  backup auto_refresh transient automatic_clustering secure copy_grants query_tag snowflake_warehouse target_lag
  refresh_mode initialize row_access_policy table_tag tmp_relation_type location_root clustered_by buckets tblproperties
  liquid_clustered_by auto_liquid_cluster databricks_tags engine order_by primary_key sharding_key ttl on_configuration_change
  parquet_read_options csv_read_options json_read_options
  submission_method job_cluster_config timeout python_version imports create_notebook dataproc_cluster_name
  intermediate_format http_path use_anonymous_sproc external_access_integrations ml_options ml_transform
  ml_connection ml_input ml_output`)

const model = words(`
  incremental_strategy incremental_predicates predicates unique_key on_schema_change merge_update_columns
  merge_exclude_columns merge_update_condition merge_insert_condition merge_clauses merge_update_set_expressions merge_returning_columns
  merge_on_using_columns begin batch_size lookback concurrent_batches freshness export layer skip_matched_step
  skip_not_matched_step matched_condition not_matched_condition target_alias source_alias latest_version version
  required_tests on_error`)

const snapshot = words(`
  strategy unique_key updated_at check_cols target_schema target_database invalidate_hard_deletes hard_deletes
  dbt_valid_to_current snapshot_meta_column_names`)

const test = words(`
  severity warn_if error_if fail_calc where limit store_failures store_failures_as database schema alias sql_header
  materialized sample row_limit`)

const source = words(
  'event_time freshness loaded_at_field loaded_at_query loader schema database quoting identifier external_location external formatter plugin',
)

const keys: Readonly<Record<ConfigKind, ReadonlySet<string>>> = {
  models: new Set([...common, ...relation, ...engines, ...model]),
  seeds: new Set([...common, ...relation, ...engines, 'delimiter']),
  snapshots: new Set([...common, ...relation, ...engines, ...snapshot]),
  data_tests: new Set([...common, ...test]),
  // The documented way of telling DuckDB where a source's files are, any name included, goes through meta.
  sources: new Set([...common, ...source]),
  exposures: new Set(common),
  analyses: new Set([...common, 'static_analysis', 'schema', 'database', 'alias', 'materialized']),
  unit_tests: new Set([...common, 'static_analysis']),
  macros: new Set(common),
  functions: new Set([
    ...common,
    ...relation,
    'type',
    'volatility',
    'runtime_version',
    'entry_point',
    'libraries',
  ]),
  metrics: new Set(common),
  'semantic-models': new Set(common),
  'saved-queries': new Set([...common, 'cache', 'schema', 'export_as']),
}

export function configKeysOf(kind: ConfigKind): ReadonlySet<string> {
  return keys[kind]
}

const ofAnyKind = new Set(Object.values(keys).flatMap((known) => [...known]))

/** Whether a key is a setting of any kind of node, and not the project's own. */
export function isKnownConfigKey(key: string): boolean {
  return ofAnyKind.has(canonicalConfigKey(key))
}

/** One spelling for keys that have two. */
export function canonicalConfigKey(key: string): string {
  return key === 'pre_hook' ? 'pre-hook' : key === 'post_hook' ? 'post-hook' : key
}

/** Also for `config(...)` in templates: tells a key that is not known. True where it is. */
export function reportUnknownConfig(kind: ConfigKind, key: string, at: Location, report: Report): boolean {
  const known = configKeysOf(kind)
  if (known.has(canonicalConfigKey(key))) return true
  report(configKeyUnknown({ at, key, kind: kind.replaceAll(/[-_]/g, ' '), near: didYouMean(key, known) }))
  return false
}
