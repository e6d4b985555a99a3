// Files as a table: the `read_...` call for a file and its columns, and what it means when it fails.

import { readFileSync, statSync } from 'node:fs'
import { seedHeader } from '../../manifest/seed-header.ts'
import {
  fileMalformed,
  fileNotUtf8,
  fileUnreadable,
  fileValueWrong,
} from '../../problems/catalogue/adapters.ts'
import { type Problem, ProblemError } from '../../problems/problem.ts'
import type { FileSource } from '../adapter.ts'
import { csvFirstLine, csvHeader, csvProblem } from '../csv-problem.ts'
import { ndjsonProblem } from '../ndjson-problem.ts'
import { literal, quoteName } from './statements.ts'

export interface TypedColumn {
  readonly name: string
  /** DuckDB's; undefined: guessed from the values. */
  readonly type: string | undefined
}

/** Larger files are not worth looking into for what they may save. */
const LOOKED_INTO = 64_000_000

/** Where a file has no quote of any kind nothing is left to guess, and guessing is most of what reading it costs. */
export function withSettledQuote(source: FileSource): FileSource {
  if (source.quote !== 'guess' || source.encoding !== undefined || isCompressed(source)) return source
  return source.files.some(mayBeQuoted) ? source : { ...source, quote: '"' }
}

/** Also of a file that cannot be read, which the engine tells better. */
function mayBeQuoted(file: string): boolean {
  try {
    if (statSync(file).size > LOOKED_INTO) return true
    const bytes = readFileSync(file)
    return bytes.includes('"') || bytes.includes("'")
  } catch {
    return true
  }
}

const quoteOf = ({ quote = '"' }: FileSource) => (quote === 'guess' ? '"' : quote)
const csvShape = (source: FileSource) => ({ delimiter: source.delimiter ?? ',', quote: quoteOf(source) })

/** Names and declared types of all columns in the file's order; only for formats whose columns are read by name from text. */
export function headerOf(source: FileSource): readonly string[] | undefined {
  if (source.format !== 'csv' || source.header === false || isCompressed(source)) return undefined
  const file = source.files[0]!
  const names =
    source.names === undefined
      ? csvHeader(file, csvShape(source))
      : seedHeader(csvFirstLine(file, csvShape(source)), source.names === 'bare')
  const isText = source.encoding !== undefined || !names.some((name) => /[\0-\x08\uFFFD]/.test(name))
  if (!isText) throw new ProblemError(fileNotUtf8({ file, line: 1 }))
  return names
}

/** A table expression. `columns`: those with a declared type; the others are guessed from all the file's rows, or are text. */
export function readFiles(
  source: FileSource,
  columns: readonly TypedColumn[],
  others: 'guessed' | 'as text' = 'guessed',
): string {
  const files = `[${source.files.map(literal).join(', ')}]`
  const typed = columns.filter((column) => column.type !== undefined)
  const types = `{${typed.map((column) => `${literal(column.name)}: ${literal(column.type!)}`).join(', ')}}`
  const complete = typed.length > 0 && typed.length === columns.length
  switch (source.format) {
    case 'parquet':
      return `read_parquet(${files}, union_by_name = true)`
    case 'ndjson':
    case 'json': {
      const format = source.format === 'ndjson' ? 'newline_delimited' : 'array'
      const shape = complete ? `, columns = ${types}` : ', sample_size = -1, union_by_name = true'
      return `read_json(${files}, format = '${format}', maximum_object_size = 67108864${shape})`
    }
    case 'csv': {
      const how = [
        `header = ${source.header !== false}`,
        `delim = ${literal(source.delimiter ?? ',')}`,
        ...(complete && source.quote !== 'guess' && others !== 'as text' ? [] : mendedNames(source)),
        ...(source.quote === 'guess'
          ? []
          : [
              `quote = ${literal(source.quote ?? '"')}`,
              `escape = ${literal(source.escape ?? source.quote ?? '"')}`,
            ]),
        `nullstr = ${literal(source.nullText ?? '')}`,
        ...(source.encoding === undefined ? [] : [`encoding = ${literal(source.encoding)}`]),
        ...(others === 'as text'
          ? ['all_varchar = true']
          : complete && source.quote === 'guess'
            ? [`types = ${types}`]
            : complete
              ? ['auto_detect = false', `columns = ${types}`]
              : [
                  'sample_size = -1',
                  'union_by_name = true',
                  ...(typed.length === 0 ? [] : [`types = ${types}`]),
                ]),
      ]
      return `read_csv(${files}, ${how.join(', ')})`
    }
  }
}

/** The names, where the engine would read others from the file. */
function mendedNames(source: FileSource): readonly string[] {
  const names = source.names === undefined ? undefined : headerOf(source)
  if (names === undefined) return []
  const written = csvFirstLine(source.files[0]!, csvShape(source))
  const isPlain = names.every((name, index) => name === written[index] && name === name.trim())
  return isPlain ? [] : [`names = [${names.map(literal).join(', ')}]`]
}

export function selectColumns(columns: readonly TypedColumn[], from: string): string {
  const list = columns.map(({ name, type }) =>
    type === undefined ? quoteName(name) : `CAST(${quoteName(name)} AS ${type}) AS ${quoteName(name)}`,
  )
  return `SELECT ${list.length === 0 ? '*' : list.join(', ')} FROM ${from}`
}

/** The engine's complaint about a file, at the file's line. */
export function fileProblem(error: unknown, source: FileSource): unknown {
  const told = error instanceof ProblemError ? error.problems[0] : undefined
  return told?.code === 'sql-failed' ? new ProblemError(atFile(told, source)) : error
}

function atFile(told: Problem, source: FileSource): Problem {
  const text = [told.message, ...(told.details ?? [])].join('\n')
  const file = source.files.find((name) => text.includes(name)) ?? source.files[0]!
  if (!isCompressed(source)) {
    for (const name of source.files) {
      const found = placedProblem(name, source)
      if (found !== undefined) return found
    }
  }
  const conversion =
    /CSV Error on Line: (\d+)[\s\S]*Error when converting column "([^"]*)"\. Could not convert string "([\s\S]*?)" to '([^']*)'/.exec(
      text,
    )
  if (conversion !== null) {
    const [, line, column, value, type] = conversion
    return fileValueWrong({ file, line: Number(line), column: column!, value: value!, type: type! })
  }
  if (/no files found|no such file|cannot open file/i.test(text)) {
    return fileUnreadable({ file, detail: 'There is no such file.' })
  }
  if (/not utf-8|invalid unicode/i.test(text)) {
    return fileNotUtf8({ file, line: Number(/line[: ]+(\d+)/i.exec(text)?.[1] ?? 1) })
  }
  if (
    /magic bytes|malformed json|csv error|parquet|footer|thrift|sniffing|unexpected character|snappy|zstd|corrupt|invalid unicode/i.test(
      text,
    )
  ) {
    const line = /line[: ]+(\d+)/i.exec(text)?.[1]
    const detail = text.split('\n')[0]!.replace(/^.*? could not [^:]*: /, '')
    return fileMalformed({ file, line: line === undefined ? undefined : Number(line), detail })
  }
  return told
}

function placedProblem(file: string, source: FileSource): Problem | undefined {
  if (source.format === 'csv') return csvProblem(file, csvShape(source))
  return source.format === 'ndjson' ? ndjsonProblem(file) : undefined
}

function isCompressed(source: FileSource): boolean {
  return source.files.some((file) => /\.(gz|zst|bz2|xz)$/i.test(file))
}
