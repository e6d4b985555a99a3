// What a manifest says, without what no two runs have in common; `record.py` does the same to dbt's, with the reasons.

import type { Json, JsonObject } from '../../src/manifest/json.ts'

type Entry = Record<string, Json>
type Group = Record<string, Entry>

const groups = [
  ...['nodes', 'sources', 'exposures', 'unit_tests', 'macros', 'docs', 'metrics', 'groups', 'saved_queries'],
  'semantic_models',
]
const notTold = ['created_at', 'root_path', 'compiled_code', 'extra_ctes']
const notToldOf: Readonly<Record<string, readonly string[]>> = {
  test: ['raw_code'],
  snapshot: ['checksum'],
  unit_test: ['checksum', 'versions'],
  operation: ['checksum', 'config', 'unrendered_config', 'original_file_path'],
  group: ['config'],
  macro: ['depends_on', 'macro_sql'],
}

export function toldOf(manifest: Record<string, JsonObject>): Json {
  const said: Record<string, Json> = {}
  for (const group of groups) said[group] = mapOwn(manifest[group] as Group, entryTold)
  said.disabled = mapOwn(manifest.disabled as unknown as Record<string, Entry[]>, (nodes) =>
    nodes.map(entryTold),
  )
  for (const key of ['parent_map', 'child_map', 'group_map'])
    said[key] = mapOwn(manifest[key] as Record<string, string[]>, (others) =>
      key === 'parent_map' ? others : [...others].sort(),
    )
  said.selectors = manifest.selectors!
  return said
}

function mapOwn<Item>(items: Readonly<Record<string, Item>>, told: (item: Item) => Json): JsonObject {
  const own = Object.entries(items).filter(([id]) => !/^\w+\.(?:dbt|dbt_duckdb)\./.test(id))
  return Object.fromEntries(own.map(([id, item]) => [id, told(item)]))
}

function entryTold(entry: Entry): Json {
  const not = [...notTold, ...(notToldOf[String(entry.resource_type)] ?? [])]
  const kept = Object.fromEntries(Object.entries(entry).filter(([key]) => !not.includes(key))) as Entry
  const needs = kept.depends_on as { nodes?: string[]; macros?: string[] } | undefined
  // Of macros the order hangs on how calls are nested.
  if (needs !== undefined)
    kept.depends_on = { nodes: needs.nodes ?? [], macros: [...(needs.macros ?? [])].sort() }
  for (const key of ['config', 'unrendered_config'])
    if (kept[key] !== undefined) kept[key] = settingsTold(kept[key] as Entry)
  return kept
}

function settingsTold(settings: Entry): Entry {
  const told = { ...settings }
  if (told.tags !== undefined) told.tags = [...new Set(listed(told.tags))].sort()
  for (const key of ['pre-hook', 'post-hook']) {
    if (told[key] === undefined) continue
    told[key] = listed(told[key]).map((hook) => (typeof hook === 'string' ? hook.trim() : hook))
  }
  return told
}

function listed(value: Json): Json[] {
  return Array.isArray(value) ? value : [value]
}
