import type { Location, Report } from '../problems/problem.ts'
import type { JsonObject } from './json.ts'
import type { ConfigKind, LoadedProject } from './loaded-project.ts'

/** The settings of a node, with the place of each top-level key. */
export interface MergedConfig {
  readonly values: JsonObject
  readonly places: Readonly<Record<string, Location>>
}

/** What the project files say of a node: package's own tree first, the root project's over it. `fqn` starts with the package's name. */
export function treeConfig(project: LoadedProject, kind: ConfigKind, fqn: readonly string[]): MergedConfig {
  throw new Error(`not written yet: ${project.name} ${kind} ${fqn.length}`)
}

/** Lays one config over another as dbt does: tags add up, meta merges, hooks append, the rest is replaced. */
export function mergeConfig(under: MergedConfig, over: MergedConfig): MergedConfig {
  return { values: { ...under.values, ...over.values }, places: { ...under.places, ...over.places } }
}

/** Tells paths of the root project's config trees that no node has. */
export function reportUnusedPaths(
  project: LoadedProject,
  kind: ConfigKind,
  fqns: Iterable<readonly string[]>,
  report: Report,
): void {
  throw new Error(`not written yet: ${project.name} ${kind} ${typeof fqns} ${report.name}`)
}
