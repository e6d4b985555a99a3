import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { cannotWrite, cleanOutside } from '../problems/catalogue/verbs.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { loadProject } from '../project/load-project.ts'
import type { LoadedProject } from '../project/loaded-project.ts'
import { findProject } from './find-project.ts'
import type { ProjectOptions } from './project-options.ts'

export interface CleanOutcome {
  /** Relative to the project's folder. */
  readonly removed: readonly string[]
  /** Databases inside the clean-targets, which are left: they hold what no command can make again, e.g. snapshots. */
  readonly kept: readonly string[]
  readonly problems: readonly Problem[]
}

/** Removes the project's clean-targets; never what stands outside the project or holds its sources. */
export async function clean(options: ProjectOptions): Promise<CleanOutcome> {
  const problems: Problem[] = []
  const loaded = loadProject(
    { directory: findProject(options), environment: options.environment },
    (problem) => {
      if (problem.severity === 'error') return
      problems.push(problem)
    },
  )
  const removed: string[] = []
  const kept: string[] = []
  const name = (path: string) => relative(loaded.directory, path)
  for (const target of loaded.settings.cleanTargets) {
    const folder = resolve(loaded.directory, target)
    if (!mayRemove(loaded, folder)) problems.push(cleanOutside(target))
    else if (existsSync(folder)) {
      const databases = databasesIn(folder)
      kept.push(...databases.map(name))
      if (remove(folder, databases)) removed.push(name(folder))
    }
  }
  return { removed, kept, problems }
}

function mayRemove(loaded: LoadedProject, folder: string): boolean {
  const inside = (parent: string, child: string) => child === parent || child.startsWith(parent + sep)
  if (folder === loaded.directory || !inside(loaded.directory, folder)) return false
  const { modelPaths, seedPaths, testPaths, macroPaths, snapshotPaths, analysisPaths } = loaded.settings
  const sources = [modelPaths, seedPaths, testPaths, macroPaths, snapshotPaths, analysisPaths].flat()
  return !sources.some(
    (path) =>
      inside(folder, resolve(loaded.directory, path)) || inside(resolve(loaded.directory, path), folder),
  )
}

const database = /\.(duckdb|db|ddb)(\.wal)?$/

function databasesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && database.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Removes a folder but for some files in it, and says whether there was anything to remove. */
function remove(path: string, spared: readonly string[]): boolean {
  if (spared.includes(path)) return false
  try {
    if (!spared.some((file) => file.startsWith(path + sep))) {
      rmSync(path, { recursive: true, force: true })
      return true
    }
    return readdirSync(path)
      .map((entry) => remove(join(path, entry), spared))
      .includes(true)
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw new ProblemError(cannotWrite(path, error instanceof Error ? error.message : String(error)))
  }
}
