// The artifacts of a former run, as they are read from a folder: those of dbt are as good as ours.

import type { Json, JsonObject } from '../manifest/json.ts'
import type { NodeId } from '../manifest/node-id.ts'
import { stateMissing, stateUnreadable } from '../problems/catalogue/state.ts'
import { ProblemError } from '../problems/problem.ts'

export interface FormerState {
  /** Nodes, sources, exposures, unit tests and the rest, as `manifest.json` has them. */
  readonly nodes: ReadonlyMap<NodeId, JsonObject>
  /** The text of each macro. */
  readonly macros: ReadonlyMap<string, JsonObject>
}

/** Reads a text file; undefined where it is not there. */
export type ReadText = (path: string) => string | undefined

const groups = [
  ...[
    'nodes',
    'sources',
    'exposures',
    'unit_tests',
    'metrics',
    'semantic_models',
    'saved_queries',
    'functions',
  ],
]

export function stateOf(manifest: JsonObject): FormerState {
  const nodes = new Map<NodeId, JsonObject>()
  for (const group of groups)
    for (const [id, node] of Object.entries(objectOf(manifest[group]))) nodes.set(id, node as JsonObject)
  return { nodes, macros: new Map(Object.entries(objectOf(manifest.macros)) as [string, JsonObject][]) }
}

/** Throws ProblemError where there is no `manifest.json`, or none that can be read. */
export function readFormerState(directory: string, read: ReadText): FormerState {
  const manifest = readArtifact(directory, 'manifest.json', read)
  if (manifest === undefined) throw new ProblemError(stateMissing({ directory, file: 'manifest.json' }))
  return stateOf(manifest)
}

/** Undefined where the file is not there. Throws ProblemError where it is no artifact. */
export function readArtifact(directory: string, file: string, read: ReadText): JsonObject | undefined {
  const path = `${directory.replace(/\/$/, '')}/${file}`
  const text = read(path)
  if (text === undefined) return undefined
  let parsed: Json
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    throw new ProblemError(stateUnreadable({ path, reason: (error as Error).message }))
  }
  const artifact = objectOf(parsed)
  if (objectOf(artifact.metadata).dbt_schema_version === undefined)
    throw new ProblemError(stateUnreadable({ path, reason: 'it has no "metadata.dbt_schema_version"' }))
  return artifact
}

export function objectOf(value: Json | undefined): JsonObject {
  return value === null || value === undefined || typeof value !== 'object' || Array.isArray(value)
    ? {}
    : (value as JsonObject)
}
