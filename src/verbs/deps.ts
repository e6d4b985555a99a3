import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { cannotWrite } from '../problems/catalogue/verbs.ts'
import { type Problem, ProblemError, type Report } from '../problems/problem.ts'
import { Secrets } from '../problems/secrets.ts'
import { type FileSystem, realFiles } from '../project/file-system.ts'
import { objectOf, textOf } from '../project/json.ts'
import { readPackageFiles } from '../project/packages/read-package-file.ts'
import { requireProjectFile } from '../project/settings/find-project-file.ts'
import { type Surroundings, settleText } from '../project/settings/settle-tree.ts'
import type { PlacedYaml } from '../project/yaml/placed-yaml.ts'
import { readYaml } from '../project/yaml/read-yaml.ts'
import { type AddedPackage, addPackage, type PackageToAdd } from './deps/add-package.ts'
import { type FoundPackage, type InstalledPackage, PackageCollector } from './deps/collect-packages.ts'
import { place } from './deps/fetch-package.ts'
import { LOCK, lockText, readLock } from './deps/lock-file.ts'
import { findProject } from './find-project.ts'
import type { ProjectOptions } from './project-options.ts'
import { readVars } from './read-vars.ts'

export interface DepsOptions extends ProjectOptions {
  /** Looks for newer versions instead of taking what the lock file says. */
  readonly upgrade?: boolean
  /** Writes the lock file and installs nothing. */
  readonly lockOnly?: boolean
  /** A package that packages.yml does not name yet. */
  readonly add?: PackageToAdd
}

export interface DepsOutcome {
  readonly installed: readonly InstalledPackage[]
  /** From the project's folder. */
  readonly folder: string
  readonly problems: readonly Problem[]
  readonly added?: AddedPackage
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
  const added = options.add === undefined ? undefined : addPackage(options.add, directory, realFiles)
  const files = added === undefined ? realFiles : withFile(`${directory}/${added.file}`, added.text)
  const wanted = readPackageFiles(directory, files, surroundings, report)
  refuse(problems)
  const folder = installFolder(readYaml(file, text, report), surroundings, report)
  const work = mkdtempSync(join(tmpdir(), 'strata-deps-'))
  try {
    const pins = options.upgrade === true ? new Map() : readLock(directory, realFiles, surroundings, wanted)
    const tools = { environment: options.environment, signal: options.signal, directory }
    const collector = new PackageCollector({
      ...{ root: directory, rootName: textOf(root.name), work, files: realFiles },
      ...{ surroundings, pins, tools, report },
    })
    const found = await collector.all(wanted)
    refuse(problems)
    if (options.lockOnly !== true) install(found, resolve(directory, folder))
    if (added !== undefined) write(directory, added.file, added.text)
    const entries = found.map(({ lock }) => lock).filter((lock) => lock !== undefined)
    if (wanted.length > 0) write(directory, LOCK, lockText(entries, wanted))
    const installed = found.map(({ told }) => told)
    return { installed, folder, problems, ...(added === undefined ? {} : { added }) }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** From the project's folder. */
function installFolder(yaml: PlacedYaml | undefined, surroundings: Surroundings, report: Report): string {
  const root = objectOf(yaml?.value)
  const key = ['packages-install-path', 'modules-path'].find((name) => textOf(root[name]) !== undefined)
  if (yaml === undefined || key === undefined) return 'dbt_packages'
  const telling = { at: yaml.ofValue(root, key), key, report }
  return String(settleText(String(root[key]), surroundings, telling))
}

function refuse(problems: readonly Problem[]): void {
  if (problems.some(({ severity }) => severity === 'error')) throw new ProblemError(problems)
}

/** The disk as it will be once a file is written. */
function withFile(path: string, text: string): FileSystem {
  return { ...realFiles, readText: (asked) => (asked === path ? text : realFiles.readText(asked)) }
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

function write(directory: string, file: string, text: string): void {
  try {
    writeFileSync(join(directory, file), text)
  } catch (error) {
    throw new ProblemError(cannotWrite(file, (error as Error).message))
  }
}
