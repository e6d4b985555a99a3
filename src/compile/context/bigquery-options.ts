// The OPTIONS of a table or view as macros written for BigQuery ask for them: each value is SQL already.

import { toJson } from '../../project/template-values.ts'
import type { CallSite } from '../../template/values/value.ts'
import { Dict, HostObject, Tuple, type Value } from '../../template/values/value.ts'

export function literal(value: string): string {
  const escaped = value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
  return `"""${escaped}"""`
}

export function commonOptions(
  config: Value | undefined,
  node: Value | undefined,
  temporary: boolean,
  site: CallSite,
): Dict {
  const setting = (key: string) => settingOf(config, key, site)
  const found = Dict.of([])
  const hours = setting('hours_to_expiration')
  if (hours !== null && !temporary)
    found.set('expiration_timestamp', `TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL ${String(hours)} hour)`)
  const { relation } = mapping(setting('persist_docs'))
  const { description } = mapping(toJson(node ?? null))
  if (relation === true && typeof description === 'string') found.set('description', literal(description))
  const labels = {
    ...(setting('labels_from_meta') === true ? mapping(setting('meta')) : {}),
    ...mapping(setting('labels')),
  }
  const tags = mapping(setting('resource_tags'))
  if (Object.keys(labels).length > 0) found.set('labels', pairs(labels))
  if (Object.keys(tags).length > 0) found.set('tags', pairs(tags))
  return found
}

export function tableOptions(
  config: Value | undefined,
  node: Value | undefined,
  temporary: boolean,
  site: CallSite,
): Dict {
  const setting = (key: string) => settingOf(config, key, site)
  const found = commonOptions(config, node, temporary, site)
  const set = (key: string, value: unknown) => {
    if (value !== null) found.set(key, value as Value)
  }
  const key = setting('kms_key_name')
  if (key !== null) found.set('kms_key_name', `'${String(key)}'`)
  if (temporary) {
    found.set('expiration_timestamp', 'TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 12 hour)')
    return found
  }
  if (setting('partition_by') !== null) set('require_partition_filter', setting('require_partition_filter'))
  set('partition_expiration_days', setting('partition_expiration_days'))
  set('enable_change_history', setting('enable_change_history'))
  return found
}

function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

/** Printed as BigQuery writes them: `[('a', 'b')]`. */
function pairs(entries: Readonly<Record<string, unknown>>): Value {
  return Object.entries(entries).map(([key, value]) => new Tuple([key, String(value)]))
}

/** `config` of a macro is the node's own, or a mapping. null: not set. */
function settingOf(config: Value | undefined, key: string, site: CallSite): unknown {
  if (config instanceof Dict) return toJson(config.get(key) ?? null)
  const get = config instanceof HostObject ? config.attribute('get') : undefined
  return get instanceof HostObject && get.call !== undefined
    ? (toJson(get.call([key], new Map(), site)) ?? null)
    : null
}
