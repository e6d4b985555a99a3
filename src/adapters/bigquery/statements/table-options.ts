// The BigQuery settings of a node, read from its config and checked. One reader for the check and for the statements.

import type { Json, JsonObject } from '../../../manifest/json.ts'
import { type Tell, unknownKey } from './faults.ts'
import { type Partition, settlePartition } from './partition.ts'

export interface BigqueryOptions {
  readonly partition: Partition | undefined
  readonly clusterBy: readonly string[]
  readonly partitionExpirationDays: number | undefined
  readonly requirePartitionFilter: boolean
  readonly hoursToExpiration: number | undefined
  readonly labels: readonly (readonly [string, string])[]
  /** Resource manager tags, `project/key` to value. */
  readonly tags: readonly (readonly [string, string])[]
  readonly kmsKeyName: string | undefined
  /** Whether APPENDS and CHANGES may look at the table's past. */
  readonly changeHistory: boolean | undefined
  /** Datasets whose readers may read through this view. */
  readonly grantAccessTo: readonly { readonly project: string | undefined; readonly dataset: string }[]
  /** insert_overwrite: SQL expressions of the partitions to replace; empty: those that the query gives. */
  readonly partitions: readonly string[]
  readonly view: MaterialisedViewOptions
}

export interface MaterialisedViewOptions {
  readonly enableRefresh: boolean | undefined
  readonly refreshIntervalMinutes: number | undefined
  /** An interval as SQL, e.g. `INTERVAL 4 HOUR`. */
  readonly maxStaleness: string | undefined
  readonly allowNonIncrementalDefinition: boolean | undefined
}

type Config = { readonly [key: string]: Json | undefined }

export function settleOptions(config: Config, tell: Tell): BigqueryOptions {
  const partition = settlePartition(config.partition_by, tell)
  const onPartitions = (key: string) => {
    if (config[key] === undefined || config[key] === null || config[key] === false) return
    if (config.partition_by === undefined || config.partition_by === null)
      tell({
        setting: key,
        what: 'needs "partition_by"',
        hint: 'Add `partition_by: {field: ..., data_type: ...}`, or leave it out.',
      })
  }
  onPartitions('partition_expiration_days')
  onPartitions('require_partition_filter')
  return {
    partition,
    clusterBy: clusterOf(config.cluster_by, tell),
    partitionExpirationDays: positive(config, 'partition_expiration_days', tell),
    requirePartitionFilter: flag(config, 'require_partition_filter', tell) ?? false,
    hoursToExpiration: positive(config, 'hours_to_expiration', tell),
    labels: labelsOf(withMeta(config), tell),
    tags: tagsOf(config.resource_tags, tell),
    kmsKeyName: kmsKeyOf(config.kms_key_name, tell),
    changeHistory: flag(config, 'enable_change_history', tell),
    grantAccessTo: accessOf(config.grant_access_to, tell),
    partitions: partitionsOf(config.partitions, tell),
    view: viewOptions(config, tell),
  }
}

/** `labels_from_meta: true`: what `meta` says in words is a label too; a label of the same name goes before. */
function withMeta({ labels, labels_from_meta: fromMeta, meta }: Config): Json | undefined {
  if (fromMeta !== true || !isMapping(meta)) return labels
  const words = Object.entries(meta).filter(([, value]) => typeof value !== 'object')
  return { ...Object.fromEntries(words), ...(isMapping(labels) ? labels : {}) }
}

function clusterOf(value: Json | undefined, tell: Tell): readonly string[] {
  if (value === undefined || value === null) return []
  const list = (Array.isArray(value) ? value : [value]) as readonly Json[]
  const setting = 'cluster_by'
  if (!list.every((item) => typeof item === 'string' && item !== '')) {
    tell({ setting, what: 'must be a column or a list of columns' })
    return []
  }
  if (list.length > 4)
    tell({
      setting,
      what: `names ${list.length} columns; BigQuery clusters by at most 4`,
      hint: 'Keep the ones that queries filter by most, the widest first.',
    })
  return list as readonly string[]
}

function positive(config: Config, setting: string, tell: Tell): number | undefined {
  const value = config[setting]
  if (value === undefined || value === null) return undefined
  const number = typeof value === 'string' ? Number(value) : value
  if (typeof number === 'number' && number > 0) return number
  tell({ setting, what: 'must be a number above 0' })
  return undefined
}

function flag(config: Config, setting: string, tell: Tell): boolean | undefined {
  const value = config[setting]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'boolean') return value
  tell({ setting, what: 'must be true or false' })
  return undefined
}

const isMapping = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Keys and values as the service takes them: small letters, digits, - and _, at most 63. */
function labelsOf(value: Json | undefined, tell: Tell): readonly (readonly [string, string])[] {
  if (value === undefined || value === null) return []
  const setting = 'labels'
  if (!isMapping(value)) {
    tell({ setting, what: 'must be a mapping', hint: 'Write e.g. `labels: {team: finance}`.' })
    return []
  }
  const entries = Object.entries(value).map(
    ([key, item]) => [key, item === null ? '' : String(item)] as const,
  )
  for (const [key, item] of entries) {
    if (!/^\p{Ll}[\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u.test(key) || !/^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u.test(item))
      tell({
        setting,
        what: `has "${key}: ${item}", which is no label of BigQuery`,
        hint: 'Keys and values are small letters, digits, - and _, at most 63 long; a key begins with a letter.',
      })
  }
  if (entries.length > 64) tell({ setting, what: `has ${entries.length} labels; a table may have 64` })
  return entries
}

function tagsOf(value: Json | undefined, tell: Tell): readonly (readonly [string, string])[] {
  if (value === undefined || value === null) return []
  const setting = 'resource_tags'
  const hint = 'Write e.g. `resource_tags: {"my-project/environment": production}`.'
  if (!isMapping(value)) {
    tell({ setting, what: 'must be a mapping', hint })
    return []
  }
  for (const key of Object.keys(value)) {
    if (!/^[^/]+\/[^/]+$/.test(key))
      tell({ setting, what: `has the key "${key}", which does not name its project or organisation`, hint })
  }
  return Object.entries(value).map(([key, item]) => [key, String(item)] as const)
}

function kmsKeyOf(value: Json | undefined, tell: Tell): string | undefined {
  if (value === undefined || value === null) return undefined
  const shape = /^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/
  if (typeof value === 'string' && shape.test(value)) return value
  tell({
    setting: 'kms_key_name',
    what: 'is not the full name of a key',
    hint: 'Write `projects/P/locations/L/keyRings/R/cryptoKeys/K`.',
  })
  return undefined
}

function accessOf(value: Json | undefined, tell: Tell): BigqueryOptions['grantAccessTo'] {
  if (value === undefined || value === null) return []
  const setting = 'grant_access_to'
  const keys = ['project', 'dataset']
  const list = (Array.isArray(value) ? value : [value]) as readonly Json[]
  return list.flatMap((entry) => {
    if (!isMapping(entry) || typeof entry.dataset !== 'string') {
      tell({
        setting,
        what: 'needs a "dataset" in every entry',
        hint: 'Write e.g. `grant_access_to: [{project: p, dataset: raw}]`.',
      })
      return []
    }
    for (const key of Object.keys(entry)) if (!keys.includes(key)) tell(unknownKey(setting, key, keys))
    return [
      { project: typeof entry.project === 'string' ? entry.project : undefined, dataset: entry.dataset },
    ]
  })
}

function partitionsOf(value: Json | undefined, tell: Tell): readonly string[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return (value as readonly Json[]).map(String)
  tell({
    setting: 'partitions',
    what: 'must be a list of SQL expressions',
    hint: 'Write e.g. `partitions: ["date \'2024-01-01\'", current_date]`.',
  })
  return []
}

function viewOptions(config: Config, tell: Tell): MaterialisedViewOptions {
  const staleness = config.max_staleness
  const interval = typeof staleness === 'string' ? staleness.trim() : undefined
  if (
    staleness !== undefined &&
    staleness !== null &&
    (interval === undefined || !/^interval\s/i.test(interval))
  )
    tell({
      setting: 'max_staleness',
      what: 'must be an interval',
      hint: 'Write e.g. `max_staleness: INTERVAL "4:0:0" HOUR TO SECOND`.',
    })
  return {
    enableRefresh: flag(config, 'enable_refresh', tell),
    refreshIntervalMinutes: positive(config, 'refresh_interval_minutes', tell),
    maxStaleness: interval,
    allowNonIncrementalDefinition: flag(config, 'allow_non_incremental_definition', tell),
  }
}
