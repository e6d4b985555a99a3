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
  const above = projectAbove(files, directory)
  throw new ProblemError(
    projectMissing({ directory, above, below: above === undefined ? projectsBelow(files, directory) : [] }),
  )
}

function projectAbove(files: FileSystem, directory: string): string | undefined {
  for (let folder = directory; ; ) {
    const parent = folder.slice(0, Math.max(folder.lastIndexOf('/'), 0))
    if (parent === '' || parent === folder) return undefined
    if (projectFileNames.some((name) => files.readText(`${parent}/${name}`) !== undefined)) return parent
    folder = parent
  }
}

/** Folders that hold what others made, and no project of the user's. */
const foreign = new Set(['node_modules', 'dbt_packages', 'dbt_modules', 'target', 'site-packages', 'venv'])

/** The projects nearest below a folder: whoever stands in a repository's root should hear where its project is. */
function projectsBelow(files: FileSystem, directory: string): readonly string[] {
  let level = ['']
  for (let depth = 0; depth < 4 && level.length < 500; depth++) {
    const next = level.flatMap((folder) => foldersIn(files, directory, folder))
    const found = next.filter((folder) =>
      projectFileNames.some((name) => files.readText(`${directory}/${folder}/${name}`) !== undefined),
    )
    if (found.length > 0) return found.slice(0, 5).map((folder) => `${directory}/${folder}`)
    level = next
  }
  return []
}

function foldersIn(files: FileSystem, directory: string, folder: string): readonly string[] {
  const entries = files.list(`${directory}/${folder}`) ?? []
  return entries.flatMap(({ name, kind }) =>
    kind === 'folder' && !name.startsWith('.') && !foreign.has(name)
      ? [folder === '' ? name : `${folder}/${name}`]
      : [],
  )
}
