import type { Json, JsonObject } from '../../manifest/json.ts'
import { isJsonObject } from '../../project/json.ts'

const HOOKS = new Map([
  ['pre_hook', 'pre-hook'],
  ['post_hook', 'post-hook'],
  ['pre-hook', 'pre-hook'],
  ['post-hook', 'post-hook'],
])

/** Settings over settings as dbt lays them: tags and hooks add up, meta, docs and column types merge, the rest is replaced. */
export function layConfig(under: JsonObject, over: JsonObject): JsonObject {
  if (Object.keys(over).length === 0) return under
  const merged: Record<string, Json> = { ...under }
  for (const [written, value] of Object.entries(over)) {
    const key = HOOKS.get(written) ?? written
    merged[key] = lay(key, merged[key], value)
  }
  return merged
}

function lay(key: string, under: Json | undefined, over: Json): Json {
  if (key === 'tags') return [...new Set([...list(under), ...list(over)])]
  if (HOOKS.has(key) || key === 'packages') return [...list(under), ...list(over)]
  const merges =
    key === 'meta' || key === 'column_types' || key === 'docs' || key === 'quoting' || key === 'labels'
  if (merges && isJsonObject(under) && isJsonObject(over)) return { ...under, ...over }
  if (key === 'grants' && isJsonObject(over)) return layGrants(isJsonObject(under) ? under : {}, over)
  return over
}

/** `+select: [a]` adds to what is granted already, `select: [a]` replaces it. */
function layGrants(under: JsonObject, over: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...under }
  for (const [written, value] of Object.entries(over)) {
    const adds = written.startsWith('+')
    const privilege = adds ? written.slice(1) : written
    merged[privilege] = adds ? [...new Set([...list(merged[privilege]), ...list(value)])] : list(value)
  }
  return merged
}

export function list(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? (value as readonly Json[]) : [value]
}
