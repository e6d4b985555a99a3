// Why a CSV file could not be loaded, at its line.

import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import {
  fileColumnTwice,
  fileEmpty,
  fileQuoteOpen,
  fileRowMalformed,
  fileUnreadable,
} from '../problems/catalogue/adapters.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { type CsvShape, csvRecords } from './csv-scan.ts'

const HEAD_BYTES = 1 << 20
/** Beyond this the engine's own message has to do. */
const WHOLE_BYTES = 256 << 20

/** The names in the first line. */
export function csvHeader(file: string, shape: CsvShape): readonly string[] {
  const first = firstRecord(file, shape)
  const seen = new Set<string>()
  for (const name of first.fields) {
    const key = name.toLowerCase()
    if (seen.has(key)) throw new ProblemError(fileColumnTwice({ file, line: first.line, column: name }))
    seen.add(key)
  }
  return first.fields
}

function firstRecord(file: string, shape: CsvShape) {
  const first = csvRecords(readHead(file), shape).next().value
  if (first === undefined) throw new ProblemError(fileEmpty({ file }))
  return first
}

/** The same of a seed, whatever they are. */
export function csvFirstLine(file: string, shape: CsvShape): readonly string[] {
  return firstRecord(file, shape).fields
}

/** The first record whose fields are too many or too few, or a quote that never closes. */
export function csvProblem(file: string, shape: CsvShape): Problem | undefined {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? Number.POSITIVE_INFINITY) > WHOLE_BYTES)
    return undefined
  let expected: number | undefined
  const text = readFileSync(file, 'utf8')
  for (const record of csvRecords(text, shape)) {
    if (record.open) return fileQuoteOpen({ file, line: record.line })
    expected ??= record.fields.length
    if (record.fields.length !== expected) {
      return fileRowMalformed({
        file,
        line: record.line,
        expected,
        found: record.fields.length,
        text: text.slice(record.start, Math.min(record.end, record.start + 200)),
      })
    }
  }
  return undefined
}

function readHead(file: string): string {
  try {
    const descriptor = openSync(file, 'r')
    try {
      const buffer = Buffer.alloc(HEAD_BYTES)
      return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, HEAD_BYTES, 0))
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    throw new ProblemError(fileUnreadable({ file, detail: (error as Error).message }))
  }
}
