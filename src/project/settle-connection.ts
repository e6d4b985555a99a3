import type { Report } from '../problems/problem.ts'
import type { Secrets } from '../problems/secrets.ts'
import { type JsonObject, objectOf } from './json.ts'
import type { LoadedProject } from './loaded-project.ts'
import { INLINE } from './schema/settle-sources.ts'
import { settleTree } from './settings/settle-tree.ts'
import { placedYaml } from './yaml/placed-yaml.ts'

/**
 * One of the project's `connections:` with env_var() evaluated; it may hold secrets. Only the one that is used is
 * evaluated, so that a build does not need the environment of an extraction.
 */
export function settleConnection(
  project: LoadedProject,
  name: string,
  surroundings: {
    readonly environment: Readonly<Record<string, string | undefined>>
    readonly secrets?: Secrets
  },
  report: Report,
): JsonObject | undefined {
  const raw = Object.hasOwn(project.connections, name) ? project.connections[name] : undefined
  if (raw === undefined) return undefined
  const { file } = project.settings
  const at = project.connectionPlaces[name]
  // The entry's own place stands for all of its values: the YAML is not kept.
  const yaml = placedYaml(file, '', { value: raw, marks: new Map(), start: 0 })
  const here = at ?? project.settings.at
  const placed = { ...yaml, of: () => here, ofKey: () => here, ofValue: () => here, ofPath: () => here }
  const path = name.endsWith(INLINE) ? ['connection'] : ['connections', name]
  const view = { ...surroundings, vars: project.vars }
  return objectOf(settleTree(placed, raw, path, view, report))
}
