import type { Manifest } from '../manifest/manifest.ts'
import type { Report } from '../problems/problem.ts'
import type { LoadedProject } from '../project/loaded-project.ts'

export interface ParseOptions {
  /** Told to templates as `invocation_id`, `run_started_at`, `flags.WHICH`, ... */
  readonly invocation: InvocationInfo
  /** The folder that keeps the results of former calls; undefined: nothing is kept or read. */
  readonly cacheDirectory?: string | undefined
}

export interface InvocationInfo {
  readonly id: string
  readonly startedAt: Date
  /** The verb: `build`, `compile`, ... */
  readonly command: string
  readonly fullRefresh?: boolean | undefined
}

/** A manifest with what rendering its nodes needs; only `compile/` looks inside. */
export interface ParsedProject {
  readonly manifest: Manifest
  /** Equal to what the former call with the same cache folder gave: artifacts written then still hold. */
  readonly unchanged: boolean
}

/** Everything up to the graph: refs, configuration, relation names, tests. Sends nothing to a warehouse. */
export declare function parseProject(
  loaded: LoadedProject,
  options: ParseOptions,
  report: Report,
): ParsedProject
