// Settings without which a snapshot, or a model that is built in batches, could never be built.

import type { Json } from '../../manifest/json.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Model, Node, Snapshot } from '../../manifest/node.ts'
import { configValueWrong, constraintUnknown } from '../../problems/catalogue/compile.ts'
import { groupNotFound, publicEphemeral } from '../../problems/catalogue/groups.ts'
import { batchSettingWrong, snapshotSettingMissing } from '../../problems/catalogue/run.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Report } from '../../problems/problem.ts'
import { isJsonObject } from '../../project/json.ts'

const BATCHES_BY_MACRO = /\.(?:\w+__)?get_incremental_microbatch_sql$/

const ACCESS: readonly string[] = ['private', 'protected', 'public']
const CONSTRAINTS: readonly string[] = ['not_null', 'unique', 'primary_key', 'foreign_key', 'check', 'custom']

export interface SettingRules {
  /** dbt guesses no strategy of a snapshot. */
  readonly strategyNeeded: boolean
}

export function checkSettings(
  { nodes, macros, definitions = [] }: Pick<Manifest, 'nodes' | 'macros' | 'definitions'>,
  rules: SettingRules,
  report: Report,
): void {
  const byMacro = [...macros.keys()].some((id) => !id.startsWith('macro.dbt') && BATCHES_BY_MACRO.test(id))
  const groups = definitions.filter(({ kind }) => kind === 'group').map(({ name }) => name)
  for (const node of nodes.values()) {
    checkGroup(node, groups, report)
    checkTexts(node, report)
    if (node.kind === 'model') {
      checkAccess(node, report)
      checkContract(node, rules, report)
    }
    if (node.kind === 'snapshot') checkSnapshot(node, rules, report)
    else if (isBatched(node) && !byMacro) checkBatches(node, report)
  }
}

const isBatched = (node: Node): node is Model =>
  node.kind === 'model' &&
  node.config.materialized === 'incremental' &&
  node.config.incremental_strategy === 'microbatch'

const texts = ['alias', 'schema', 'database', 'incremental_strategy', 'on_schema_change']
const textsOfSnapshots = ['strategy', 'updated_at']

/** Names that are mappings, which dbt refuses too. */
function checkTexts({ name, kind, config, at }: Node, report: Report): void {
  const settings: Readonly<Record<string, Json | undefined>> = config
  const isSnapshot = kind === 'snapshot'
  const wrong = (setting: string, expected: string) =>
    report(configValueWrong({ node: name, setting, value: JSON.stringify(settings[setting]), expected, at }))
  for (const setting of [...texts, ...(isSnapshot ? textsOfSnapshots : [])]) {
    const value = settings[setting]
    if (Array.isArray(value) || isJsonObject(value)) wrong(setting, 'text')
  }
  for (const setting of ['tags', 'unique_key', ...(isSnapshot ? ['check_cols'] : [])]) {
    const value = settings[setting]
    const parts = Array.isArray(value) ? (value as readonly Json[]) : [value]
    if (parts.some((part) => Array.isArray(part) || isJsonObject(part)))
      wrong(setting, 'text or a list of texts')
  }
}

function checkGroup(node: Node, groups: readonly string[], report: Report): void {
  const { group } = node.config
  if (typeof group !== 'string' || groups.includes(group)) return
  report(
    groupNotFound({
      ...{ node: node.name, group, known: groups, near: didYouMean(group, groups), at: node.at },
    }),
  )
}

/** Nobody can read what is nowhere. */
function checkAccess({ name, access, config, patch, at }: Model, report: Report): void {
  if (access !== undefined && !ACCESS.includes(access)) {
    const wrong = { node: name, setting: 'access', value: `"${access}"`, expected: ACCESS.join(', ') }
    report(configValueWrong({ ...wrong, near: didYouMean(access, ACCESS), at: patch ?? at }))
  }
  if (access === 'public' && config.materialized === 'ephemeral') report(publicEphemeral({ model: name, at }))
}

/** dbt refuses an incremental contract whose columns may drift, and a version that is the latest without being one. */
function checkContract(node: Model, { strategyNeeded: dbt }: SettingRules, report: Report): void {
  const { name, config, columns, constraints = [] } = node
  const at = node.patch ?? node.at
  for (const constraint of [...constraints, ...columns.flatMap((column) => column.constraints ?? [])]) {
    const type = isJsonObject(constraint) ? constraint.type : undefined
    if (typeof type === 'string' && CONSTRAINTS.includes(type)) continue
    report(constraintUnknown({ model: name, type, known: CONSTRAINTS, at }))
  }
  const contract = config.contract as Json | undefined
  if (!dbt || !isJsonObject(contract) || contract.enforced !== true) return
  const change = config.on_schema_change ?? 'ignore'
  if (config.materialized !== 'incremental' || change === 'append_new_columns' || change === 'fail') return
  const expected = '"append_new_columns" or "fail", because its contract is enforced'
  const setting = 'on_schema_change'
  report(configValueWrong({ node: name, setting, value: JSON.stringify(change), expected, at }))
}

function checkSnapshot(node: Snapshot, { strategyNeeded }: SettingRules, report: Report): void {
  const { config } = node
  const strategy = typeof config.strategy === 'string' ? config.strategy : undefined
  const missing = (setting: string) =>
    report(snapshotSettingMissing({ snapshot: node.name, setting, strategy, at: node.at }))
  if (strategy === undefined && strategyNeeded) missing('strategy')
  if (isEmpty(config.unique_key)) missing('unique_key')
  if ((strategy ?? 'timestamp') === 'timestamp' && isEmpty(config.updated_at)) missing('updated_at')
  if (strategy === 'check' && isEmpty(config.check_cols)) missing('check_cols')
}

function checkBatches(node: Model, report: Report): void {
  const { event_time: field, batch_size: size, begin, lookback } = node.config
  const wrong = (setting: string, expected: string) =>
    report(batchSettingWrong({ model: node.name, setting, expected, at: node.at }))
  if (typeof field !== 'string' || field === '') wrong('event_time', 'the name of a column')
  if (!['hour', 'day', 'month', 'year'].includes(String(size)))
    wrong('batch_size', 'one of hour, day, month, year')
  if (typeof begin !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(begin.trim()))
    wrong('begin', 'a date such as 2024-01-01')
  if (lookback !== undefined && lookback !== null && !Number.isInteger(lookback))
    wrong('lookback', 'a number of batches')
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
