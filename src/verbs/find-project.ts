import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { ProjectOptions } from './project-options.ts'

/** The nearest folder upward that holds a project; without one, the folder itself, whose reader says what is missing. */
export function findProject({
  directory,
  projectDirectory,
}: Pick<ProjectOptions, 'directory' | 'projectDirectory' | 'environment'>): string {
  if (projectDirectory !== undefined) return resolve(directory, projectDirectory)
  const start = resolve(directory)
  for (let folder = start; ; folder = dirname(folder)) {
    if (['project.yml', 'dbt_project.yml'].some((name) => existsSync(join(folder, name)))) return folder
    if (folder === dirname(folder)) return start
  }
}
