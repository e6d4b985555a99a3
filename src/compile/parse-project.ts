// A loaded project becomes a manifest: what every node is, says and needs. Nothing is sent to a warehouse.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from '../manifest/manifest.ts'
import type { Problem, Report } from '../problems/problem.ts'
import type { LoadedProject } from '../project/loaded-project.ts'
import { digestReads, watchEnvironment } from './cache/environment-reads.ts'
import { type CacheFiles, realCacheFiles } from './cache/kept-json.ts'
import { keepManifest, readManifest } from './cache/kept-manifest.ts'
import { KeptReadings } from './cache/kept-readings.ts'
import { keysOf } from './cache/project-keys.ts'
import type { InputLimit } from './compile/input-limit.ts'
import type { InvocationInfo, TemplateProject } from './context/phase.ts'
import { buildManifest } from './parse/build-manifest.ts'
import { loadMacros } from './parse/load-macros.ts'
import type { EngineFaults } from './parse/parsing.ts'
import { projectInfo, templateProject } from './template-project.ts'

export type { InvocationInfo }

export interface ParseOptions {
  /** Told to templates as `invocation_id`, `run_started_at`, `flags.WHICH`, ... */
  readonly invocation: InvocationInfo
  /** What `env_var()` in templates reads. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined
  /** The folder that keeps the results of former calls; undefined: nothing is kept or read. */
  readonly cacheDirectory?: string | undefined
  readonly cacheFiles?: CacheFiles | undefined
  /** What is wrong with settings that only the target's engine reads. */
  readonly engineFaults?: EngineFaults | undefined
  /** Reads a seed whole. */
  readonly readBytes?: ((path: string) => Uint8Array | undefined) | undefined
}

/** Everything that a compilation hangs on. */
export interface ProjectContent {
  /** Digest of all files, the target and the variables. */
  readonly key: string
  /** As it was read: whoever changes it holds another one. */
  readonly manifest: Manifest
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Its words are what templates see as `flags`. */
  readonly invocation: InvocationInfo
}

/** A manifest with what rendering its nodes needs; only `compile/` looks inside. */
export interface ParsedProject {
  readonly manifest: Manifest
  /** Equal to what the former call with the same cache folder gave: artifacts written then still hold. */
  readonly unchanged: boolean
  /** The context of templates; macros are read when it is first asked for. */
  readonly template: () => TemplateProject
  readonly cacheDirectory: string | undefined
  readonly cacheFiles: CacheFiles
  /** What the manifest was made of; undefined where nothing is kept. */
  readonly content?: ProjectContent | undefined
  /** Set for `--empty` and `--sample`: what models see of their inputs. */
  readonly inputs?: InputLimit | undefined
  /** What templates see as `selected_resources`. */
  readonly selected?: readonly string[] | undefined
  readonly engineFaults?: EngineFaults | undefined
}

/** Everything up to the graph: refs, configuration, relation names, tests. */
export function parseProject(loaded: LoadedProject, options: ParseOptions, report: Report): ParsedProject {
  const { cacheDirectory, environment = {}, cacheFiles = realCacheFiles } = options
  const bytes = options.readBytes ?? readBytes
  const keys = keysOf(loaded, bytes)
  const path = (name: string) => (cacheDirectory === undefined ? undefined : join(cacheDirectory, name))
  let template: TemplateProject | undefined
  const makeTemplate = (tell: Report) =>
    (template ??= templateProject(loaded, loadMacros(loaded, tell), options.invocation, environment))
  const { engineFaults } = options
  const shared = { cacheDirectory, cacheFiles, template: () => makeTemplate(() => {}), engineFaults }

  const { invocation } = options
  const contentOf = (manifest: Manifest): ProjectContent | undefined =>
    cacheDirectory === undefined ? undefined : { key: keys.whole, manifest, environment, invocation }

  const manifestPath = path('manifest.json')
  const former =
    manifestPath === undefined ? undefined : readManifest(cacheFiles, manifestPath, keys.whole, environment)
  if (former !== undefined) {
    for (const problem of former.problems) report(problem)
    const { manifest } = former
    return { ...shared, manifest, content: contentOf(manifest), unchanged: true }
  }

  const problems: Problem[] = []
  const tell: Report = (problem) => {
    problems.push(problem)
    report(problem)
  }
  const names = new Set<string>()
  const watched = watchEnvironment(environment, names)
  const readings = new KeptReadings(cacheFiles, path('readings.json'), watched)
  const project = makeTemplate(tell)
  const manifest = buildManifest({
    ...{ project: { ...project, environment: watched }, info: projectInfo(loaded, project) },
    ...{ cache: readings, contextKey: keys.context, bytes, report: tell },
    engineFaults,
  })
  readings.save()
  if (manifestPath !== undefined) {
    keepManifest(
      cacheFiles,
      manifestPath,
      keys.whole,
      { manifest, problems },
      digestReads(environment, names),
    )
  }
  return { ...shared, manifest, content: contentOf(manifest), unchanged: false }
}

function readBytes(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
