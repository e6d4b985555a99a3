// Packages keep things of their own in `graph`, for hooks and nodes that are rendered later in the run.

import type { JsonObject } from '../../manifest/json.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import { Dict, type Value } from '../../template/values/value.ts'
import { pack, unpack } from '../context/packed-values.ts'
import { GRAPH_NAMES, graphValue, madeGraph } from './graph-value.ts'

/** Notes what is there now; gives what puts it back, for an attempt to render that was given up. */
export function keepAdditions(manifest: Manifest): () => void {
  const before = copied(additions(manifest))
  return () => replace(manifest, copied(before))
}

export function additionsAsJson(manifest: Manifest): JsonObject {
  return Object.fromEntries(additions(manifest).map(([key, value]) => [String(key), pack(value)]))
}

export function setAdditions(manifest: Manifest, json: JsonObject): void {
  replace(manifest, unpacked(json))
}

/** Adds what another rendering left to what others have left meanwhile. */
export function mergeAdditions(manifest: Manifest, json: JsonObject): void {
  if (Object.keys(json).length > 0) merge(graphValue(manifest), Dict.of(unpacked(json)))
}

function unpacked(json: JsonObject): Entries {
  return Object.entries(json).map(([key, value]) => [key, unpack(value)])
}

type Entries = readonly (readonly [Value, Value])[]

function additions(manifest: Manifest): Entries {
  const graph = madeGraph(manifest)
  if (graph === undefined || graph.size === GRAPH_NAMES.length) return []
  const own: ReadonlySet<Value> = new Set(GRAPH_NAMES)
  return [...graph.entries()].filter(([key]) => !own.has(key))
}

function replace(manifest: Manifest, entries: Entries): void {
  for (const [key] of additions(manifest)) madeGraph(manifest)?.delete(key)
  for (const [key, value] of entries) graphValue(manifest).set(key, value)
}

function copied(entries: Entries): Entries {
  return entries.map(([key, value]) => [key, copy(value)])
}

function copy(value: Value): Value {
  if (Array.isArray(value)) return value.map(copy)
  return value instanceof Dict ? Dict.of(copied([...value.entries()])) : value
}

function merge(into: Dict, more: Dict): void {
  for (const [key, value] of more.entries()) {
    const known = into.get(key)
    if (known instanceof Dict && value instanceof Dict) merge(known, value)
    else into.set(key, value)
  }
}
