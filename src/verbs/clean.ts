import { existsSync, rmSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { cannotWrite, cleanOutside } from '../problems/catalogue/verbs.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { loadProject } from '../project/load-project.ts'
import type { LoadedProject } from '../project/loaded-project.ts'
import { findProject } from './find-project.ts'
import type { ProjectOptions } from './project-options.ts'

export interface CleanOutcome {
  /** Relative to the project's folder. */
  readonly removed: readonly string[]
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
  for (const target of loaded.settings.cleanTargets) {
    const folder = resolve(loaded.directory, target)
    if (!mayRemove(loaded, folder)) problems.push(cleanOutside(target))
    else if (existsSync(folder)) {
      remove(folder)
      removed.push(relative(loaded.directory, folder))
    }
  }
  return { removed, problems }
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

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch (error) {
    throw new ProblemError(cannotWrite(folder, error instanceof Error ? error.message : String(error)))
  }
}
