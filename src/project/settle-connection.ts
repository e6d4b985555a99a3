import type { Report } from '../problems/problem.ts'
import type { Secrets } from '../problems/secrets.ts'
import type { WrittenConnection } from './definitions.ts'
import { type JsonObject, objectOf } from './json.ts'
import type { LoadedProject } from './loaded-project.ts'
import { settleTree } from './settings/settle-tree.ts'
import { placedYaml } from './yaml/placed-yaml.ts'

/**
 * A connection with env_var() evaluated; it may hold secrets. Only the one that is used is evaluated, so that a build does
 * not need the environment of an extraction. `path`: where it stands in its file.
 */
export function settleConnection(
  project: LoadedProject,
  { settings, at, places }: WrittenConnection,
  path: readonly string[],
  surroundings: {
    readonly environment: Readonly<Record<string, string | undefined>>
    readonly secrets?: Secrets
  },
  report: Report,
): JsonObject {
  // The entry's own place stands for its values: the YAML is not kept.
  const yaml = placedYaml(at.file, '', { value: settings, marks: new Map(), start: 0 })
  const ofKey = (_: unknown, key: string | number) => places[key] ?? at
  const placed = { ...yaml, of: () => at, ofKey, ofValue: ofKey, ofPath: () => at }
  const view = { ...surroundings, vars: project.vars }
  return objectOf(settleTree(placed, settings, path, view, report))
}
