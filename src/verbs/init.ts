import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { cannotWrite, folderNotEmpty } from '../problems/catalogue/verbs.ts'
import { ProblemError } from '../problems/problem.ts'
import { scaffold } from './scaffold.ts'

export interface InitOptions {
  readonly directory: string
  /** Relative to `directory`; the folder itself by default. */
  readonly folder?: string
  readonly name?: string
}

export interface InitOutcome {
  readonly name: string
  /** Absolute. */
  readonly folder: string
  /** Relative to `folder`. */
  readonly files: readonly string[]
}

/** Writes a small working project; refuses where it would overwrite anything. */
export async function init(options: InitOptions): Promise<InitOutcome> {
  const folder = resolve(options.directory, options.folder ?? '.')
  const name = projectName(options.name ?? basename(folder))
  const files = scaffold(name)
  refuseToOverwrite(folder, Object.keys(files))
  for (const [path, text] of Object.entries(files)) write(join(folder, path), text)
  return { name, folder, files: Object.keys(files) }
}

/** Letters, digits and underscores, as a schema's name needs them. */
function projectName(wish: string): string {
  const name = wish
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return /^[a-z]/.test(name) ? name : `project_${name}`.replace(/_$/, '')
}

function refuseToOverwrite(folder: string, files: readonly string[]): void {
  if (!existsSync(folder)) return
  const taken = readdirSync(folder).find((found) => files.some((file) => file.split('/')[0] === found))
  const other = ['dbt_project.yml'].find((found) => existsSync(join(folder, found)))
  const found = other ?? taken
  if (found !== undefined) throw new ProblemError(folderNotEmpty(folder, found))
}

function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text, { flag: 'wx' })
  } catch (error) {
    throw new ProblemError(cannotWrite(file, error instanceof Error ? error.message : String(error)))
  }
}
