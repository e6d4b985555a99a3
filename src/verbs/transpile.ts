import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  fileNotReadable,
  lookAtThis,
  notKept,
  sourceSyntax,
  unknownLanguage,
} from '../problems/catalogue/transpile.ts'
import { type Location, type Problem, ProblemError } from '../problems/problem.ts'
import { SqlSyntaxError } from '../sql/syntax-error.ts'
import { sourceLanguageNames, sourceLanguages } from '../transpile/source-languages.ts'
import { transpile as translateText } from '../transpile/transpile.ts'

export interface TranspileOptions {
  readonly directory: string
  /** Relative to `directory`; `-` where `text` was read from elsewhere. */
  readonly file: string
  /** In place of the file's content. */
  readonly text?: string
  readonly from: string
}

export interface TranspileOutcome {
  readonly sql: string
  /** Warnings: `not-kept` and `look-at-this`. */
  readonly problems: readonly Problem[]
  /** How many places could not be kept. */
  readonly lost: number
}

/** Another engine's SQL as BigQuery's. */
export function transpile(options: TranspileOptions): TranspileOutcome {
  const language = sourceLanguages.find(({ name }) => name === options.from.toLowerCase())
  if (language === undefined) throw new ProblemError(unknownLanguage(options.from, sourceLanguageNames))
  const text = options.text ?? read(resolve(options.directory, options.file), options.file)
  const place = placesIn(text, options.file)
  try {
    const { sql, notes } = translateText(text, language)
    const problems = notes.map(({ kind, message, start, end }) =>
      kind === 'lost' ? notKept(message, place(start, end)) : lookAtThis(message, place(start, end)),
    )
    return { sql, problems, lost: notes.filter(({ kind }) => kind === 'lost').length }
  } catch (error) {
    if (!(error instanceof SqlSyntaxError)) throw error
    throw new ProblemError(
      sourceSyntax(error.message, language.title, place(error.start, error.end), error.hint),
    )
  }
}

function read(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new ProblemError(fileNotReadable(name, error instanceof Error ? error.message : String(error)))
  }
}

/** Offsets of `text` as lines and columns. */
function placesIn(text: string, file: string): (start: number, end: number) => Location {
  const at = (offset: number) => {
    const before = text.slice(0, offset)
    const line = before.split('\n').length
    return { line, column: offset - before.lastIndexOf('\n') }
  }
  return (start, end) => ({ file, ...at(start), end: at(end) })
}
