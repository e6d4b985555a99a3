import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { packageFolderMissing, revisionMissing } from '../problems/catalogue/packages.ts'
import { cannotWrite } from '../problems/catalogue/verbs.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { Secrets } from '../problems/secrets.ts'
import { type FileSystem, realFiles } from '../project/file-system.ts'
import { isJsonObject, type JsonObject, objectOf, textOf } from '../project/json.ts'
import { readPackageFiles, type WantedPackage } from '../project/packages/read-package-file.ts'
import { findProjectFile, requireProjectFile } from '../project/settings/find-project-file.ts'
import type { Surroundings } from '../project/settings/settle-tree.ts'
import { readYaml } from '../project/yaml/read-yaml.ts'
import {
  type Fetched,
  type FetchTools,
  fetchPackage,
  place,
  withoutCredentials,
} from './deps/fetch-package.ts'
import { keyOf, LOCK, lockEntry, lockText, type Pins, readLock } from './deps/lock-file.ts'
import { findProject } from './find-project.ts'
import type { ProjectOptions } from './project-options.ts'
import { readVars } from './read-vars.ts'

export interface DepsOptions extends ProjectOptions {
  /** Looks for newer versions instead of taking what the lock file says. */
  readonly upgrade?: boolean
  /** Writes the lock file and installs nothing. */
  readonly lockOnly?: boolean
}

export interface InstalledPackage {
  readonly name: string
  readonly kind: WantedPackage['kind']
  /** Without credentials. */
  readonly source: string
  readonly version: string | undefined
}

export interface DepsOutcome {
  readonly installed: readonly InstalledPackage[]
  /** From the project's folder. */
  readonly folder: string
  readonly problems: readonly Problem[]
}

/** Fetches the packages that the project and its packages ask for. Throws ProblemError; then nothing was changed. */
export async function deps(options: DepsOptions): Promise<DepsOutcome> {
  const problems: Problem[] = []
  const report = (problem: Problem): void => void problems.push(problem)
  const directory = resolve(findProject(options))
  const { file, text } = requireProjectFile(realFiles, directory, report)
  const root = objectOf(readYaml(file, text, report)?.value)
  const given = options.vars === undefined ? {} : readVars(options.vars)
  const surroundings: Surroundings = {
    environment: options.environment,
    vars: { ...objectOf(root.vars), ...(typeof given === 'string' ? {} : given) },
    secrets: options.secrets ?? new Secrets(),
  }
  const wanted = readPackageFiles(directory, realFiles, surroundings, report)
  if (problems.some(({ severity }) => severity === 'error')) throw new ProblemError(problems)
  const folder = textOf(root['packages-install-path'] ?? root['modules-path']) ?? 'dbt_packages'
  const work = mkdtempSync(join(tmpdir(), 'strata-deps-'))
  try {
    const pins = options.upgrade === true ? new Map() : readLock(directory, realFiles, surroundings)
    const tools = { environment: options.environment, signal: options.signal, directory }
    const collector = new Collector({
      ...{ root: directory, work, files: realFiles, surroundings, pins, tools, report },
    })
    const found = await collector.all(wanted)
    if (problems.some(({ severity }) => severity === 'error')) throw new ProblemError(problems)
    if (options.lockOnly !== true) install(found, resolve(directory, folder))
    if (wanted.length > 0)
      writeLock(
        directory,
        lockText(
          found.map(({ lock }) => lock).filter((lock) => lock !== undefined),
          wanted,
        ),
      )
    return { installed: found.map(({ told }) => told), folder, problems }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

interface FoundPackage {
  readonly folder: string
  readonly linked: boolean
  /** Undefined for a folder inside of another package, which brings it along. */
  readonly lock: JsonObject | undefined
  readonly told: InstalledPackage
}

interface CollectorInput {
  readonly root: string
  /** Where fetched packages wait until all are there. */
  readonly work: string
  readonly files: FileSystem
  readonly surroundings: Surroundings
  readonly pins: Pins
  readonly tools: FetchTools
  readonly report: (problem: Problem) => void
}

/** Packages, and those that they need in turn, each name once: who is nearer to the project decides. */
class Collector {
  readonly #byName = new Map<string, FoundPackage>()
  readonly #seen = new Set<string>()
  readonly #given: CollectorInput
  #count = 0

  constructor(given: CollectorInput) {
    this.#given = given
  }

  async all(wanted: readonly WantedPackage[]): Promise<readonly FoundPackage[]> {
    let level = wanted.map((each) => ({ each, from: this.#given.root }))
    while (level.length > 0) {
      const next: typeof level = []
      for (const { each, from } of level) next.push(...(await this.#one(each, from)))
      level = next
    }
    return [...this.#byName.values()]
  }

  async #one(wanted: WantedPackage, from: string) {
    const key = wanted.kind === 'local' ? `local ${resolve(from, wanted.source)}` : keyOf(wanted)
    if (this.#seen.has(key)) return []
    this.#seen.add(key)
    // Whatever it came from, a package of that name is there already.
    if (wanted.kind === 'hub' && this.#byName.has(wanted.source.replace(/^.*\//, ''))) return []
    const fetched = await this.#fetch(wanted, from)
    const project = findProjectFile(this.#given.files, fetched.folder, '', () => {})
    if (project === undefined) {
      this.#given.report(packageFolderMissing({ path: withoutCredentials(wanted.written), at: wanted.at }))
      return []
    }
    const value = readYaml(project.file, project.text, () => {})?.value
    const name =
      (isJsonObject(value) ? textOf(value.name) : undefined) ?? wanted.name ?? `package_${this.#count}`
    if (this.#byName.has(name) || !/^\w+$/.test(name)) return []
    const inside = wanted.kind === 'local' && fetched.folder.startsWith(this.#given.work)
    this.#byName.set(name, {
      folder: fetched.folder,
      linked: wanted.kind === 'local' && !inside,
      lock: inside ? undefined : lockEntry(wanted, name, fetched),
      told: {
        ...{ name, kind: wanted.kind, source: withoutCredentials(wanted.written) },
        version: fetched.version ?? wanted.revision ?? fetched.revision?.slice(0, 12),
      },
    })
    const inner = readPackageFiles(
      fetched.folder,
      this.#given.files,
      this.#given.surroundings,
      this.#given.report,
      `${name}/`,
    )
    return inner.map((each) => ({ each, from: fetched.folder }))
  }

  async #fetch(wanted: WantedPackage, from: string): Promise<Fetched> {
    if (wanted.kind === 'local') return { folder: resolve(from, wanted.source) }
    const pinned = this.#given.pins.get(keyOf(wanted))
    if (wanted.kind === 'git' && wanted.revision === undefined && wanted.warnUnpinned)
      this.#given.report(revisionMissing({ package: withoutCredentials(wanted.written), at: wanted.at }))
    const exact = pinned === undefined ? wanted : { ...wanted, ...pin(wanted, pinned) }
    return fetchPackage(exact, join(this.#given.work, String(++this.#count)), this.#given.tools)
  }
}

function pin(wanted: WantedPackage, pinned: WantedPackage): Partial<WantedPackage> {
  if (wanted.kind === 'hub')
    return pinned.versions.length === 0 ? {} : { versions: [...wanted.versions, ...pinned.versions] }
  return pinned.revision === undefined ? {} : { revision: pinned.revision }
}

/** All at once: the former folder stays until the new one is whole. */
function install(found: readonly FoundPackage[], folder: string): void {
  const fresh = `${folder}.strata-new`
  try {
    rmSync(fresh, { recursive: true, force: true })
    mkdirSync(fresh, { recursive: true })
    for (const { folder: from, linked, told } of found) {
      if (linked) symlinkSync(relative(folder, from) || '.', join(fresh, told.name), 'dir')
      else place(from, join(fresh, told.name))
    }
    rmSync(folder, { recursive: true, force: true })
    if (existsSync(dirname(folder))) renameSync(fresh, folder)
  } catch (error) {
    throw new ProblemError(cannotWrite(folder, (error as Error).message))
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

function writeLock(directory: string, text: string): void {
  try {
    writeFileSync(join(directory, LOCK), text)
  } catch (error) {
    throw new ProblemError(cannotWrite(LOCK, (error as Error).message))
  }
}
