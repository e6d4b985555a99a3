import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { ProjectOptions } from './project-options.ts'

/** Whether the folder, or one above it, holds a project. */
export function holdsProject(
  options: Pick<ProjectOptions, 'directory' | 'projectDirectory' | 'environment'>,
): boolean {
  return projectFile(findProject(options)) !== undefined
}

/** The name of the project's file in the folder, if it holds one. */
export function projectFile(folder: string): string | undefined {
  return ['project.yml', 'dbt_project.yml'].find((name) => existsSync(join(folder, name)))
}

/** The nearest folder upward that holds a project; without one, the folder itself, whose reader says what is missing. */
export function findProject({
  directory,
  projectDirectory,
}: Pick<ProjectOptions, 'directory' | 'projectDirectory' | 'environment'>): string {
  if (projectDirectory !== undefined) return resolve(directory, projectDirectory)
  const start = resolve(directory)
  for (let folder = start; ; folder = dirname(folder)) {
    if (projectFile(folder) !== undefined) return folder
    if (folder === dirname(folder)) return start
  }
}
