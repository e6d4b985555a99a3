import { projectMissing, twoProjectFiles } from '../../problems/catalogue/project.ts'
import { ProblemError, type Report } from '../../problems/problem.ts'
import type { FileSystem } from '../file-system.ts'

export const projectFileNames = ['project.yml', 'dbt_project.yml'] as const

export interface FoundFile {
  /** Relative to the root project's folder. */
  readonly file: string
  readonly text: string
}

/** The file that makes a folder a project; `prefix` is the folder's path from the root project's folder. */
export function findProjectFile(
  files: FileSystem,
  directory: string,
  prefix: string,
  report: Report,
): FoundFile | undefined {
  const [own, dbt] = projectFileNames
  const text = files.readText(`${directory}/${own}`)
  const other = files.readText(`${directory}/${dbt}`)
  if (text !== undefined && other !== undefined) {
    report(twoProjectFiles({ at: { file: `${prefix}${dbt}`, line: 1, column: 1 }, used: own, ignored: dbt }))
  }
  if (text !== undefined) return { file: `${prefix}${own}`, text }
  return other === undefined ? undefined : { file: `${prefix}${dbt}`, text: other }
}

export function requireProjectFile(files: FileSystem, directory: string, report: Report): FoundFile {
  const found = findProjectFile(files, directory, '', report)
  if (found !== undefined) return found
  throw new ProblemError(projectMissing({ directory, above: projectAbove(files, directory) }))
}

function projectAbove(files: FileSystem, directory: string): string | undefined {
  for (let folder = directory; ; ) {
    const parent = folder.slice(0, Math.max(folder.lastIndexOf('/'), 0))
    if (parent === '' || parent === folder) return undefined
    if (projectFileNames.some((name) => files.readText(`${parent}/${name}`) !== undefined)) return parent
    folder = parent
  }
}
