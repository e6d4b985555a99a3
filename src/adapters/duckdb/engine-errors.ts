// What DuckDB says went wrong, as a Problem at the author's line.

import {
  diskFull,
  extensionMissing,
  outOfMemory,
  sqlFailed,
  warehouseBroken,
} from '../../problems/catalogue/adapters.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import { atPlace, type Place } from '../../problems/place.ts'
import type { Location, Problem } from '../../problems/problem.ts'
import { parseStatement } from '../../sql/parse.ts'
import { SqlSyntaxError } from '../../sql/syntax-error.ts'
import type { Statement } from '../adapter.ts'
import { foreignFunctionHint } from './foreign-functions.ts'
import { convertingMacros, libraryMessage } from './library-message.ts'
import { likelyPlaces } from './likely-place.ts'

/** The form of an error under `errors_as_json`. */
export interface EngineError {
  readonly type: string
  readonly message: string
  readonly subtype?: string
  readonly name?: string
  readonly candidates: readonly string[]
  /** UTF-8 byte offset into the text sent. */
  readonly position?: number
}

export function readEngineError(error: unknown): EngineError {
  const text = error instanceof Error ? error.message : String(error)
  const start = text.indexOf('{"exception_type"')
  if (start >= 0) {
    try {
      const fields = JSON.parse(text.slice(start)) as Record<string, string>
      return {
        type: fields.exception_type ?? '',
        message: fields.exception_message ?? text,
        candidates: (fields.candidates ?? '').split(/,\s*/).filter((name) => name !== ''),
        ...(fields.error_subtype === undefined ? {} : { subtype: fields.error_subtype }),
        ...(fields.name === undefined ? {} : { name: fields.name }),
        ...(fields.position === undefined ? {} : { position: Number(fields.position) }),
      }
    } catch {
      // Cut off or not JSON after all: the plain form below says it as well.
    }
  }
  const plain = /^([A-Za-z ]+?) Error: ([\s\S]*)$/.exec(text)
  return { type: plain?.[1] ?? '', message: plain?.[2] ?? text, candidates: [] }
}

export interface ErrorContext {
  readonly statement: Statement | undefined
  readonly at: Location | undefined
}

export function engineProblem(error: unknown, context: ErrorContext): Problem {
  const told = ofLibrary(readEngineError(error), context.statement)
  const [place, ...others] = authorsPlaces(told, context)
  if (others.length === 0) return atPlace(problemOf(told, context, place), place)
  // Which of them it was is not known, so none is named as the place.
  const fallback = context.at ?? context.statement?.embedded?.locate(0)
  const problem = atPlace(problemOf(told, context, fallback), fallback)
  return { ...problem, details: [...(problem.details ?? []), oneOf([place!, ...others])] }
}

const mostPlaces = 8

function oneOf(places: readonly Place[]): string {
  const shown = places.slice(0, mostPlaces).map(({ file, line, column }) => `${file}:${line}:${column}`)
  return `It arose at one of ${shown.join(', ')}${places.length > mostPlaces ? ', ...' : ''}.`
}

/** An error of our own macros says what they say; its position, which is one in their text, is dropped. */
function ofLibrary(told: EngineError, statement: Statement | undefined): EngineError & Raised {
  const own = libraryMessage(told.message)
  const { position, ...rest } = told
  if (own !== undefined) return { ...rest, message: own.text, macros: own.macros }
  if (position === undefined || statement?.embedded === undefined || !/\bbq_\w+\(/.test(statement.sql))
    return told
  const at = statement.sql.slice(utf16Offset(statement.sql, position), statement.embedded.end)
  return /^((TRY_)?CAST\b|::)/i.test(at) || !/conver|cast|parse/i.test(told.message)
    ? told
    : { ...rest, macros: convertingMacros() }
}

interface Raised {
  readonly macros?: ReadonlySet<string>
}

function problemOf(told: EngineError, context: ErrorContext, at: Location | undefined): Problem {
  const detail = told.message
  if (/no space left on device|file too large|disk quota exceeded|max_temp_directory_size/i.test(detail))
    return diskFull({ detail, at })
  if (/out of memory/i.test(told.type) || /^(could not|failed to) allocate/i.test(detail))
    return outOfMemory({ detail, at })
  if (/^(internal|fatal)$/i.test(told.type) || /database has been invalidated/i.test(detail)) {
    return warehouseBroken({ detail, at })
  }
  const extension = missingExtension(detail)
  if (extension !== undefined) return extensionMissing({ extension, detail, at })
  return sqlFailed({
    message: withoutSuggestion(detail),
    purpose: context.statement?.embedded === undefined ? context.statement?.purpose : undefined,
    near: told.name === undefined ? undefined : didYouMean(told.name, told.candidates),
    hint: hintFor(told) ?? unreadable(told, context.statement),
    at,
  })
}

/** Byte offset in the text sent -> UTF-16 offset -> offset in the author's query -> the author's file. Several: any of them. */
function authorsPlaces(told: EngineError & Raised, { statement, at }: ErrorContext): readonly Place[] {
  const embedded = statement?.embedded
  if (statement === undefined || embedded === undefined) return at === undefined ? [] : [at]
  const start = at ?? embedded.locate(0)
  const located = (offsets: readonly number[]): readonly Place[] => {
    const places = distinct(offsets.flatMap((offset) => embedded.locate(offset) ?? []))
    return places.length > 0 || start === undefined ? places : [start]
  }
  if (told.position === undefined) {
    const sql = statement.sql.slice(embedded.start, embedded.end)
    return located(likelyPlaces(told.message, sql, told.macros))
  }
  const offset = utf16Offset(statement.sql, told.position)
  return located(offset < embedded.start ? [] : [Math.min(offset, embedded.end) - embedded.start])
}

function distinct(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((each) => [`${each.file}:${each.line}:${each.column}`, each])).values()]
}

export function utf16Offset(text: string, byteOffset: number): number {
  let bytes = 0
  let index = 0
  while (index < text.length && bytes < byteOffset) {
    const code = text.codePointAt(index)!
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    index += code < 0x10000 ? 1 : 2
  }
  return index
}

function missingExtension(message: string): string | undefined {
  return (
    /exists in the (\w+) extension/i.exec(message)?.[1] ??
    /download extension "(\w+)"/i.exec(message)?.[1] ??
    /required extension '(\w+)'/i.exec(message)?.[1] ??
    /Extension "(?:[^"]*\/)?(\w+?)(?:\.duckdb_extension)?" not found/i.exec(message)?.[1]
  )
}

function hintFor(told: EngineError): string | undefined {
  if (/write-write conflict|conflict on (update|tuple deletion)/i.test(told.message)) {
    return 'Another statement changed the same table at the same time. Run it again, or give the two an order.'
  }
  if (/attached in read-only mode/i.test(told.message)) {
    return 'The database is open for reading only: remove "read_only" from the target, or choose another one.'
  }
  if (/more than one row returned by a subquery/i.test(told.message)) {
    return 'Make the subquery return one row, e.g. with LIMIT 1, ANY_VALUE or a tighter WHERE.'
  }
  const database = /Catalog "([^"]+)" does not exist/.exec(told.message)?.[1]
  if (database !== undefined) {
    return `Other databases must be attached: write \`attach: [{path: "${database}.duckdb", alias: "${database}"}]\` into the target; the file is made where it is missing.`
  }
  const many = /Table with name ([^\s"]+\*) does not exist/.exec(told.message)?.[1]
  if (many !== undefined)
    return `Tables by date are one table, ${many}, in BigQuery alone: give the source an \`external_location\` for its files, or make a table of that name with a column _TABLE_SUFFIX.`
  const missing = /Function with name "?(\w+)"? does not exist/i.exec(told.message)?.[1]
  if (missing !== undefined) return foreignFunctionHint(missing)
  const parameter = /values were not provided for .* parameters: (\w+)/i.exec(told.message)?.[1]
  return parameter === undefined ? undefined : `Give it a value: --param ${parameter}:STRING:value.`
}

/** The engine says only where it stumbled; our parser often knows what is missing there. */
export function syntaxHint(sql: string): string | undefined {
  try {
    parseStatement(sql, 'duckdb')
    return undefined
  } catch (error) {
    if (!(error instanceof SqlSyntaxError)) return undefined
    return isBigquery(sql) ? languageHint : (error.hint ?? error.message)
  }
}

const languageHint =
  'This is BigQuery\'s SQL. If all models are, write "dialect: bigquery" into the target of type duckdb or into the project file: they are rewritten for DuckDB then.'

/** Relations were rendered for DuckDB, in double quotes. */
function isBigquery(sql: string): boolean {
  try {
    parseStatement(sql.replace(/"([^"]*)"/g, '`$1`'), 'bigquery')
    return true
  } catch {
    return false
  }
}

function unreadable(told: EngineError, statement: Statement | undefined): string | undefined {
  const embedded = statement?.embedded
  if (embedded === undefined || !/^parser$/i.test(told.type)) return undefined
  return syntaxHint(statement!.sql.slice(embedded.start, embedded.end))
}

/** The near name is told in the hint, and only where it is near; a setting that hides the mistake is none to advise. */
function withoutSuggestion(message: string): string {
  return message.replace(/\n+Did you mean "[^"]*"\?/g, '').replace(/\n+Use "SET scalar_subquery[^\n]*/, '')
}

export function missingTable(message: string): string | undefined {
  return /Table with name "?(?:[^".!\s]+\.)*([^".!\s]+)"? does not exist/i.exec(message)?.[1]
}
