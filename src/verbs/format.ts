import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { formatSql, type KeywordCase } from '../format/format-sql.ts'
import { formatKept, nothingToFormat } from '../problems/catalogue/format.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { loadProject } from '../project/load-project.ts'
import type { LoadedProject } from '../project/loaded-project.ts'
import { findProject } from './find-project.ts'
import type { ProjectOptions } from './project-options.ts'
import { rewriteFile } from './rewrite-file.ts'

export interface FormatVerbOptions extends ProjectOptions {
  /** Files and folders, relative to `directory`; none: all SQL files of the project but macros. */
  readonly paths: readonly string[]
  readonly keywordCase?: KeywordCase
  /** Nothing is written. */
  readonly check?: boolean
}

export interface FormatOutcome {
  /** Absolute. */
  readonly directory: string
  /** Relative to the project's folder: written, or with `check` to be written. */
  readonly changed: readonly string[]
  readonly unchanged: number
  /** Warnings about files that were left as they are. */
  readonly problems: readonly Problem[]
}

/** Lays out SQL files; what the formatter cannot read stays as it is, with a warning. */
export async function format(options: FormatVerbOptions): Promise<FormatOutcome> {
  // Layout needs no more of the project than its folders and its language: its other mistakes are not told here.
  const loaded = loadProject({ directory: findProject(options), environment: options.environment }, () => {})
  const changed: string[] = []
  let unchanged = 0
  const kept: Problem[] = []
  for (const path of filesOf(options, loaded)) {
    // An interrupt is heard between two files: each is either laid out or as it was.
    await setImmediate()
    if (options.signal?.aborted) break
    const file = relative(loaded.directory, path)
    const before = readFileSync(path, 'utf8')
    const result = formatSql(before, {
      dialect: loaded.dialect,
      keywordCase: options.keywordCase ?? 'preserve',
    })
    if (result.kind === 'kept') kept.push(formatKept(file, result.reason))
    else if (result.text === before) unchanged++
    else {
      changed.push(file)
      if (!options.check) rewriteFile(path, result.text)
    }
  }
  return { directory: loaded.directory, changed, unchanged, problems: kept }
}

/** Absolute paths, in order. */
function filesOf(options: FormatVerbOptions, loaded: LoadedProject): string[] {
  if (options.paths.length > 0) {
    const files = options.paths.flatMap((path) => sqlFiles(resolve(options.directory, path)))
    if (files.length === 0) throw new ProblemError(nothingToFormat(options.paths))
    return files
  }
  const root = loaded.packages.find((each) => each.root)
  const kinds = new Set(['model', 'test', 'snapshot', 'analysis'])
  return (root?.files ?? [])
    .filter(({ kind, file }) => kinds.has(kind) && file.endsWith('.sql'))
    .map(({ file }) => join(loaded.directory, file))
    .sort()
}

function sqlFiles(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return path.endsWith('.sql') ? [path] : []
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sql'))
    .map((name) => join(path, name))
    .sort()
}
