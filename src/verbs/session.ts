// One verb at work: the project read and parsed, the problems so far, and the warehouse once it is needed.

import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Adapter } from '../adapters/adapter.ts'
import { ignoredCredentials } from '../adapters/bigquery/ignored-credentials.ts'
import { checkBigqueryColumns } from '../adapters/bigquery/statements/check-columns.ts'
import { checkBigqueryConfig } from '../adapters/bigquery/statements/check-config.ts'
import { ignoredSettings } from '../adapters/duckdb/ignored-settings.ts'
import type { OpenOptions } from '../adapters/open-options.ts'
import { openAdapter } from '../adapters/registry.ts'
import { KeptSchemaFiles } from '../compile/cache/kept-schema-files.ts'
import type { EngineFaults } from '../compile/parse/parsing.ts'
import type { ParsedProject } from '../compile/parse-project.ts'
import { parseProject } from '../compile/parse-project.ts'
import type { JsonObject } from '../manifest/json.ts'
import type { Dialect, Manifest } from '../manifest/manifest.ts'
import { targetSettingIgnored } from '../problems/catalogue/adapters.ts'
import { varsNotReadable } from '../problems/catalogue/verbs.ts'
import { nameRelatively } from '../problems/name-relatively.ts'
import { hasErrors, type Problem, ProblemError, type Report } from '../problems/problem.ts'
import { Secrets } from '../problems/secrets.ts'
import type { FileSystem } from '../project/file-system.ts'
import { loadProject } from '../project/load-project.ts'
import type { LoadedProject, Target } from '../project/loaded-project.ts'
import { cacheFolder } from './cache-folder.ts'
import { deprecatedModels } from './deprecated-models.ts'
import { findProject, holdsProject } from './find-project.ts'
import type { ProjectOptions } from './project-options.ts'
import { readVars } from './read-vars.ts'
import { warningJudge } from './warning-judge.ts'

export type { ProjectOptions }

export interface Session {
  readonly loaded: LoadedProject
  readonly parsed: ParsedProject
  readonly manifest: Manifest
  readonly invocationId: string
  readonly startedAt: number
  readonly threads: number
  /** Absolute. */
  readonly targetDirectory: string
  /** False: manifest and results stay as they are in the target's folder. */
  readonly writesArtifacts: boolean
  /** False: templates may not ask the warehouse. */
  readonly introspects: boolean
  /** Everything told so far, in order. */
  readonly problems: readonly Problem[]
  readonly report: (problem: Problem) => void
  /** Opens the warehouse once, when it is first needed. */
  readonly adapter: (how?: OpenHow) => Promise<Adapter>
}

/** Decided by whoever asks first. */
export interface OpenHow {
  /** A language other than the project's, whose functions the engine needs. */
  readonly dialect?: Dialect | undefined
  /** Nothing is written: a warehouse that is not there is an empty one, and none is made. */
  readonly untouched?: boolean
}

/** What the engine says of a setting of the target, at the setting. */
function atSetting(problem: Problem, { places, at }: Target): Problem {
  if (problem.at !== undefined || problem.about === undefined) return problem
  const place = places[problem.about.split(/[.[]/)[0]!] ?? at
  return place === undefined ? problem : { ...problem, at: place }
}

function tellIgnoredSettings({ type, settings, places }: Target, report: Report): void {
  const ignored = type === 'duckdb' ? ignoredSettings(settings) : ignoredCredentials(settings)
  for (const { setting, what, hint } of ignored)
    report(targetSettingIgnored({ setting, what, hint, at: places[setting] }))
}

/** Reads and parses the project, does `work`, and lets the warehouse go whatever happens. */

export async function withSession<Result>(
  command: string,
  given: ProjectOptions,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const standsIn = given.standIn !== undefined && given.projectDirectory === undefined && !holdsProject(given)
  const options: ProjectOptions = standsIn ? { ...given, cache: false } : given
  let opened: Promise<Adapter> | undefined
  const problems: Problem[] = []
  let judge = warningJudge(options)
  const report = (problem: Problem): void => {
    const judged = judge(problem)
    if (judged !== undefined) problems.push(judged)
  }
  const startedAt = (options.clock ?? Date.now)()
  const invocationId = randomUUID()
  const loaded = load(options, standsIn ? given.standIn : undefined, report)
  judge = warningJudge(options, loaded.settings.flags)
  problems.splice(0).forEach(report)
  stopOnErrors(problems)
  const targetDirectory = resolve(loaded.directory, loaded.settings.targetPath)
  const parsed = parseProject(
    loaded,
    {
      invocation: {
        id: invocationId,
        startedAt: new Date(startedAt),
        command,
        fullRefresh: options.fullRefresh,
        flags: options.flags,
        onLog: options.onLog,
      },
      environment: options.environment,
      engineFaults: engineFaultsOf(loaded),
      cacheDirectory: options.cache === false ? undefined : cacheFolder(targetDirectory),
    },
    report,
  )
  tellIgnoredSettings(loaded.target, report)
  for (const problem of deprecatedModels(parsed.manifest, startedAt)) report(problem)
  const threads = options.threads ?? loaded.target.threads
  const adapter = ({ dialect, untouched = false }: OpenHow = {}): Promise<Adapter> => {
    opened ??= openAdapter(loaded.target.type, {
      settings: loaded.target.settings,
      places: loaded.target.places,
      projectDirectory: loaded.directory,
      projectDialect: dialect ?? loaded.dialect,
      database: parsed.manifest.project.target.database,
      threads,
      runId: invocationId,
      targetName: loaded.target.name,
      environment: options.environment,
      onLog: options.onLog && ((text) => options.onLog?.(text, 'print')),
      ...(untouched ? withoutMaking(loaded) : {}),
    })
    return opened
  }
  try {
    return await work({
      loaded,
      parsed,
      manifest: parsed.manifest,
      invocationId,
      startedAt,
      threads,
      targetDirectory,
      writesArtifacts: options.writesArtifacts !== false,
      introspects: options.introspects !== false,
      problems,
      report,
      adapter,
    })
  } catch (error) {
    // What was told before the end, warnings included, is told with it.
    if (!(error instanceof ProblemError)) throw error
    const placed = error.problems.map((problem) => atSetting(problem, loaded.target))
    const all = distinct([...problems, ...placed])
    throw new ProblemError(all.map((problem) => nameRelatively(problem, loaded.directory)))
  } finally {
    await opened?.then(
      (open) => open.close(),
      () => {},
    )
  }
}

/** An embedded warehouse is read only, and an empty one in memory stands for a file that is not there. */
function withoutMaking({ target, directory }: LoadedProject): Partial<OpenOptions> {
  const { type, settings } = target
  const { path } = settings
  if (type !== 'duckdb' || typeof path !== 'string' || /^\w\w+:/.test(path)) return {}
  if (existsSync(resolve(directory, path))) return { readOnly: true }
  return { settings: { ...settings, path: ':memory:' }, database: 'memory' }
}

/** Also where the project is built elsewhere today: what is written in BigQuery's words is meant for it. */
function engineFaultsOf({ target, dialect }: LoadedProject): EngineFaults | undefined {
  return target.type === 'bigquery' || dialect === 'bigquery'
    ? { ofConfig: checkBigqueryConfig, ofColumns: checkBigqueryColumns }
    : undefined
}

/** Ends the verb when something told so far is an error. */
export function stopOnErrors(problems: readonly Problem[]): void {
  if (hasErrors(problems)) throw new ProblemError(problems)
}

/** A folder with nothing in it but a project file. */
function onlyProjectFile(text: string): FileSystem {
  return { readText: (path) => (basename(path) === 'project.yml' ? text : undefined), list: () => undefined }
}

function load(
  options: ProjectOptions,
  standIn: string | undefined,
  report: (problem: Problem) => void,
): LoadedProject {
  const { environment, target, profilesDirectory } = options
  let kept: KeptSchemaFiles | undefined
  const loaded = loadProject(
    {
      directory: findProject(options),
      environment,
      ...(standIn === undefined ? {} : { files: onlyProjectFile(standIn) }),
      secrets: options.secrets ?? new Secrets(),
      workingDirectory: options.directory,
      ...(options.profile === undefined ? {} : { profile: options.profile }),
      ...(options.targetPath === undefined ? {} : { targetPath: options.targetPath }),
      ...(target === undefined ? {} : { target }),
      ...(profilesDirectory === undefined
        ? {}
        : { profilesDirectory: resolve(options.directory, profilesDirectory) }),
      ...(options.vars === undefined ? {} : { vars: settleVars(options.vars) }),
      openSchemaCache: (target) => {
        const folder = options.cache === false ? undefined : cacheFolder(target)
        kept = folder === undefined ? undefined : new KeptSchemaFiles(folder)
        return kept
      },
    },
    report,
  )
  kept?.save()
  return loaded
}

function settleVars(text: string): JsonObject {
  const vars = readVars(text)
  if (typeof vars === 'string') throw new ProblemError(varsNotReadable(vars))
  return vars
}

function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()]
}
