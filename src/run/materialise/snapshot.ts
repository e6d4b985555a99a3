// Snapshots: every version of a row with the time from which and until which it was so.

import type { Statements } from '../../adapters/adapter.ts'
import { embed } from '../../adapters/embed.ts'
import type { JsonObject } from '../../manifest/json.ts'
import type { Compiled, Query } from '../../manifest/manifest.ts'
import type { Snapshot } from '../../manifest/node.ts'
import { snapshotDeletesTwice, snapshotSettingMissing } from '../../problems/catalogue/run.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { Situation, SnapshotSpec, Step } from '../step.ts'
import { oneOf, textList } from './incremental.ts'
import { around, auditSteps, commentSteps } from './relation.ts'
import { apartSteps, changedApart } from './without-rollback.ts'

export function snapshotSteps(node: Snapshot, compiled: Compiled, situation: Situation): readonly Step[] {
  const spec = snapshotSpec(node)
  const { statements, former } = situation
  if (!situation.can.transactionalDdl) {
    return former?.kind === 'table'
      ? changedApart(node, situation, false, (into, fresh) => ({
          ...{ kind: 'snapshot', into, fresh, spec },
          query: compiled.later ?? compiled.first,
        }))
      : apartSteps(node, firstQuery(compiled.first, spec, statements), 'table', situation)
  }
  const table = { ...node.relation, kind: 'table' as const }
  const shape = { config: node.config }
  const first: readonly Step[] = [
    ...statements
      .replace(table, firstQuery(compiled.first, spec, statements), shape, former)
      .map((statement): Step => ({ kind: 'statement', statement })),
  ]
  const later: Step = {
    kind: 'snapshot',
    into: node.relation,
    fresh: statements.temporary(node.relation, situation.hidden),
    query: compiled.later ?? compiled.first,
    spec,
  }
  return around(node, situation, [
    ...(former?.kind === 'table' ? [later] : first),
    ...auditSteps(node, situation),
    ...commentSteps(node, table, { ...situation, formerComments: undefined }),
  ])
}

export function snapshotSpec(node: Snapshot): SnapshotSpec {
  const { config } = node
  const missing = (setting: string, strategy: string) =>
    new ProblemError(snapshotSettingMissing({ snapshot: node.name, setting, strategy, at: node.at }))
  const strategy = oneOf(node, 'strategy', String(config.strategy ?? 'timestamp'), ['timestamp', 'check'])
  const uniqueKey = textList(config.unique_key)
  if (uniqueKey.length === 0) throw missing('unique_key', strategy)
  if (strategy === 'timestamp' && config.updated_at === undefined) throw missing('updated_at', strategy)
  if (strategy === 'check' && config.check_cols === undefined) throw missing('check_cols', strategy)
  if (typeof config.hard_deletes === 'string' && config.invalidate_hard_deletes === true)
    throw new ProblemError(snapshotDeletesTwice({ snapshot: node.name, at: node.at }))
  const given = (config.snapshot_meta_column_names ?? {}) as JsonObject
  const hardDeletes =
    config.hard_deletes ?? (config.invalidate_hard_deletes === true ? 'invalidate' : 'ignore')
  return {
    strategy,
    uniqueKey,
    ...(config.updated_at === undefined ? {} : { updatedAt: String(config.updated_at) }),
    checkColumns: config.check_cols === 'all' ? 'all' : textList(config.check_cols),
    hardDeletes: oneOf(node, 'hard_deletes', String(hardDeletes), ['ignore', 'invalidate', 'new_record']),
    ...(typeof config.dbt_valid_to_current === 'string' && config.dbt_valid_to_current.trim() !== ''
      ? { validToCurrent: config.dbt_valid_to_current.trim() }
      : {}),
    names: {
      validFrom: String(given.dbt_valid_from ?? 'dbt_valid_from'),
      validTo: String(given.dbt_valid_to ?? 'dbt_valid_to'),
      scdId: String(given.dbt_scd_id ?? 'dbt_scd_id'),
      updatedAt: String(given.dbt_updated_at ?? 'dbt_updated_at'),
      isDeleted: String(given.dbt_is_deleted ?? 'dbt_is_deleted'),
    },
  }
}

/** When a row became as it is now: what it says itself, or the time of this run. */
export function changedAt(spec: SnapshotSpec, statements: Statements): string {
  const { updatedAt } = spec
  if (updatedAt === undefined) return statements.now
  return /^\w+$/.test(updatedAt) ? statements.quoteName(updatedAt) : updatedAt
}

/** A key is a column, or an expression over columns. */
export function keyText(key: string, { quoteName }: Pick<Statements, 'quoteName'>): string {
  return /^\w+$/.test(key) ? quoteName(key) : `(${key})`
}

/** The row's columns, then those of the snapshot. */
export function versionColumns(spec: SnapshotSpec, statements: Statements): string {
  const { quoteName } = statements
  const since = changedAt(spec, statements)
  return [
    `${statements.hash([...spec.uniqueKey.map((key) => keyText(key, statements)), since])} AS ${quoteName(spec.names.scdId)}`,
    `${since} AS ${quoteName(spec.names.updatedAt)}`,
    `${since} AS ${quoteName(spec.names.validFrom)}`,
    `${endOfCurrent(spec, since)} AS ${quoteName(spec.names.validTo)}`,
    ...(spec.hardDeletes === 'new_record' ? [`'False' AS ${quoteName(spec.names.isDeleted)}`] : []),
  ].join(',\n  ')
}

/** NULLIF gives NULL its type. */
function endOfCurrent({ validToCurrent }: SnapshotSpec, since: string): string {
  const none = `NULLIF(${since}, ${since})`
  return validToCurrent === undefined ? none : `COALESCE(${none}, ${validToCurrent})`
}

function firstQuery(query: Query, spec: SnapshotSpec, statements: Statements): Query {
  const { sql, embedded } = embed(
    `SELECT *,\n  ${versionColumns(spec, statements)}\nFROM (\n`,
    query,
    '\n) AS snapshot_source',
    '',
    statements.dialect,
  )
  return {
    sql,
    rendered: query.rendered,
    locate: (offset) =>
      offset < embedded!.start || offset > embedded!.end ? undefined : query.locate(offset - embedded!.start),
  }
}
