// What can go wrong while the warehouse is made to match the project.

import type { Location, Problem } from '../problem.ts'
import { localWays } from './local.ts'

const error = (code: string, message: string, at: Location | undefined, hint?: string): Problem => ({
  code,
  severity: 'error',
  message,
  ...(hint === undefined ? {} : { hint }),
  ...(at === undefined ? {} : { at }),
})

const note = (code: string, message: string, at: Location | undefined, hint?: string): Problem => ({
  ...error(code, message, at, hint),
  severity: 'warning',
})

export function notPublished(args: {
  model: string
  tests: readonly string[]
  kept: boolean
  at: Location
}): Problem {
  const list = args.tests.map((name) => `"${name}"`).join(', ')
  return error(
    'not-published',
    `"${args.model}" was not published, because ${args.tests.length === 1 ? 'its test' : 'its tests'} ${list} failed.${args.kept ? ' The former one is still in place.' : ''}`,
    args.at,
    `See what it would hold with "strata show --select ${args.model}"; mend it, then "strata build --select ${args.model}+".`,
  )
}

export function materializationUnknown(args: {
  model: string
  materialized: string
  known: readonly string[]
  near?: string | undefined
  at: Location
}): Problem {
  return error(
    'materialization-unknown',
    `"${args.model}" wants to be materialized as "${args.materialized}", which does not exist.`,
    args.at,
    args.near === undefined ? `Use one of: ${args.known.join(', ')}.` : `Did you mean "${args.near}"?`,
  )
}

export function strategyUnknown(args: {
  model: string
  setting: string
  value: string
  known: readonly string[]
  near?: string | undefined
  at: Location
}): Problem {
  return error(
    'strategy-unknown',
    `"${args.value}" is not a value of "${args.setting}" that this target knows ("${args.model}").`,
    args.at,
    args.near === undefined ? `Use one of: ${args.known.join(', ')}.` : `Did you mean "${args.near}"?`,
  )
}

export function partitionsUnknown(args: { model: string; at: Location }): Problem {
  return error(
    'partitions-unknown',
    `"${args.model}" uses "insert_overwrite", which replaces partitions; this warehouse has none.`,
    args.at,
    'Use `incremental_strategy: delete+insert` with a unique_key here, e.g. through `{{ target.type }}`.',
  )
}

/** `what`: `a materialized view`. */
export function notOnThisWarehouse(args: { model: string; what: string; at: Location }): Problem {
  return error(
    'not-on-this-warehouse',
    `"${args.model}" is ${args.what}, which this warehouse does not have.`,
    args.at,
    `Build it on a BigQuery target. ${localWays('model')}`,
  )
}

export function uniqueKeyNotThere(args: {
  model: string
  column: string
  columns: readonly string[]
  near?: string | undefined
  at: Location
}): Problem {
  return error(
    'unique-key-not-there',
    `The unique_key "${args.column}" of "${args.model}" is not among its columns: ${args.columns.join(', ')}.`,
    args.at,
    args.near === undefined ? undefined : `Did you mean "${args.near}"?`,
  )
}

export function mergeKeyTwice(args: { model: string; key: string; example: string; at: Location }): Problem {
  return error(
    'merge-key-twice',
    `The new rows of "${args.model}" hold several rows for one ${args.key}, e.g. ${args.example}; a merge could keep only one of them by chance.`,
    args.at,
    'Keep one row per key in the query, e.g. with QUALIFY ROW_NUMBER() OVER (PARTITION BY ... ORDER BY ...) = 1.',
  )
}

export function schemaChanged(args: {
  model: string
  added: readonly string[]
  removed: readonly string[]
  retyped: readonly string[]
  at: Location
}): Problem {
  const parts = [
    ...(args.added.length === 0 ? [] : [`new columns: ${args.added.join(', ')}`]),
    ...(args.removed.length === 0 ? [] : [`columns no longer there: ${args.removed.join(', ')}`]),
    ...(args.retyped.length === 0 ? [] : [`columns of another type: ${args.retyped.join(', ')}`]),
  ]
  return error(
    'schema-changed',
    `The columns of "${args.model}" have changed since its table was built (${parts.join('; ')}).`,
    args.at,
    'Rebuild it with --full-refresh, or set on_schema_change to append_new_columns or sync_all_columns.',
  )
}

export function columnsMissing(args: { model: string; columns: readonly string[]; at: Location }): Problem {
  return error(
    'incremental-column-missing',
    `The table of "${args.model}" has columns that its query no longer gives: ${args.columns.join(', ')}.`,
    args.at,
    'Rebuild it with --full-refresh, or set on_schema_change: sync_all_columns.',
  )
}

export function batchSettingWrong(args: {
  model: string
  setting: string
  expected: string
  at: Location
}): Problem {
  return error(
    'batch-setting-wrong',
    `"${args.model}" is built in batches, which needs "${args.setting}": ${args.expected}.`,
    args.at,
    "Add e.g. `event_time='created_at', batch_size='day', begin='2024-01-01'` to its config.",
  )
}

export function batchesFailed(args: {
  model: string
  failed: readonly string[]
  of: number
  at: Location
}): Problem {
  const list = args.failed.slice(0, 3).join(', ') + (args.failed.length > 3 ? ', ...' : '')
  return error(
    'batches-failed',
    `${args.failed.length} of ${args.of} batches of "${args.model}" failed: ${list}. The others are in its table.`,
    args.at,
    'Mend it, then "strata retry" builds the failed batches alone.',
  )
}

export function contractBroken(args: {
  model: string
  differences: readonly string[]
  at: Location | undefined
}): Problem {
  return error(
    'contract-broken',
    `The query of "${args.model}" does not keep its contract: ${args.differences.join('; ')}.`,
    args.at,
    'Cast the columns in the query, or change their "data_type:" in the schema file.',
  )
}

export function externalNotHere(args: { model: string; at: Location }): Problem {
  return error(
    'external-not-here',
    `"${args.model}" is materialized as "external", which this warehouse does not have: its tables are not kept as files.`,
    args.at,
    'Use "table" with `+export: {path: ...}` to write a file as well.',
  )
}

export function snapshotSettingMissing(args: {
  snapshot: string
  setting: string
  strategy: string | undefined
  at: Location
}): Problem {
  const which = args.strategy === undefined ? '' : ` with the strategy "${args.strategy}"`
  return error(
    'snapshot-setting-missing',
    `The snapshot "${args.snapshot}"${which} needs "${args.setting}".`,
    args.at,
    args.setting === 'strategy'
      ? 'Set strategy: timestamp with updated_at, or strategy: check with check_cols.'
      : undefined,
  )
}

export function snapshotDeletesTwice(args: { snapshot: string; at: Location }): Problem {
  return error(
    'snapshot-deletes-twice',
    `The snapshot "${args.snapshot}" says with "hard_deletes" and with "invalidate_hard_deletes" what becomes of rows that are gone.`,
    args.at,
    'Leave out "invalidate_hard_deletes", the older of the two.',
  )
}

export function grantsIgnored(args: { models: readonly string[]; at: Location }): Problem {
  const [first = '', ...others] = args.models
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return note(
    'grants-ignored',
    `The grants of "${first}"${more} were ignored: this warehouse has no users to grant to.`,
    args.at,
  )
}

export function hookFailed(args: {
  when: string
  model: string
  /** The hook as it is written, in whatever file. */
  hook: string
  cause: Problem
  at: Location
}): Problem {
  const [first = '', ...more] = args.hook.trim().split('\n')
  const hook = `${first.slice(0, 100)}${first.length > 100 || more.length > 0 ? ' ...' : ''}`
  const { at = args.at } = args.cause
  const { file, line, column } = args.at
  const elsewhere = at.file === file && at.line === line && at.column === column
  return {
    ...args.cause,
    message: `The ${args.when} of "${args.model}" failed. ${args.cause.message}`,
    at,
    // A hook that stands in the project file or in YAML has no place in the model.
    ...(elsewhere ? { details: [...(args.cause.details ?? []), `The hook is: ${hook}`] } : {}),
  }
}

export function exportWrong(args: { model: string; detail: string; at: Location }): Problem {
  return error(
    'export-wrong',
    `The export of "${args.model}" ${args.detail}.`,
    args.at,
    'Write e.g. `+export: {path: data/analytics/orders.parquet, format: parquet}`.',
  )
}

export function relationTaken(args: {
  model: string
  kind: string
  relation: string
  at: Location
}): Problem {
  return error(
    'relation-taken',
    `"${args.model}" cannot be written to ${args.relation}: a ${args.kind} stands there that Strata does not replace.`,
    args.at,
    'Drop it by hand, or give the model another alias or schema.',
  )
}

export function foreignKeyHolds(args: { model: string; tables: readonly string[]; at: Location }): Problem {
  return error(
    'foreign-key-holds',
    `"${args.model}" cannot be replaced: ${args.tables.join(', ')} ${args.tables.length === 1 ? 'has a foreign key' : 'have foreign keys'} to it and ${args.tables.length === 1 ? 'is' : 'are'} not built in this run.`,
    args.at,
    `Build what refers to it too: --select ${args.model}+`,
  )
}

export function nothingCompiled(args: { node: string; at: Location }): Problem {
  return error(
    'not-compiled',
    `"${args.node}" has no SQL to run.`,
    args.at,
    'Look for problems reported while it was compiled.',
  )
}

export function crashed(args: { node: string; detail: string; at: Location }): Problem {
  return error(
    'run-crashed',
    `Strata failed while running "${args.node}": ${args.detail}`,
    args.at,
    'This is a fault of Strata. Run it with --debug and report what it prints.',
  )
}

export function seedFileMissing(args: { seed: string; file: string; at: Location }): Problem {
  return error(
    'seed-file-missing',
    `The file "${args.file}" of the seed "${args.seed}" is not there.`,
    args.at,
  )
}

export function sourceNotThere(args: {
  source: string
  table: string
  relation: string
  /** Strata can bring it in. */
  loaded: boolean
  declared: Location
  at: Location | undefined
}): Problem {
  const { file, line } = args.declared
  return {
    code: 'source-not-there',
    severity: 'error',
    message: `The table "${args.relation}" of the source "${args.source}" is not in the warehouse.`,
    hint: args.loaded
      ? `Bring it in first: strata ingest --select source:${args.source}`
      : `Load it, or correct what ${file}:${line} says of its database, schema or identifier.`,
    ...(args.at === undefined ? {} : { at: args.at }),
  }
}

export function layoutForeign(args: { model: string; setting: string; at: Location }): Problem {
  return error(
    'layout-foreign',
    `"${args.model}" sets "${args.setting}" as another engine wants it; for DuckDB it is a column's name or a list of names.`,
    args.at,
    `Set it for that engine alone, as "{{ {...} if target.type == 'bigquery' else none }}", or give the target "dialect: bigquery".`,
  )
}
