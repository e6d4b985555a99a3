import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseStatements } from '../sql/parse.ts'
import { formatSql } from './format-sql.ts'

const root = resolve(import.meta.dirname, '../..')
const queries = readFileSync(join(root, 'spec/format/queries.sql'), 'utf8')
  .split('\n;;\n')
  .map((text) => text.trim())

function formatted(text: string): string {
  const result = formatSql(text, { dialect: 'bigquery', keywordCase: 'preserve' })
  if (result.kind === 'kept') throw new Error(result.reason)
  return result.text
}

const meaning = (text: string): string =>
  JSON.stringify(parseStatements(text, 'bigquery'), (key, value) =>
    key === 'start' || key === 'end' ? undefined : value,
  )

describe('formatSql, given what people write', () => {
  it.each(queries)('keeps everything but blanks, and settles: %s', (text) => {
    const once = formatted(text)
    expect(once.replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''))
    expect(formatted(once)).toBe(once)
    if (!/\{[%{#]/.test(text)) expect(meaning(once)).toBe(meaning(text))
  })
})

describe('the sample project', () => {
  const files = ['models', 'tests', 'snapshots'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.sql'))
      .map((name) => join(folder, name)),
  )

  it('is laid out as the formatter lays it out', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(
      files.filter((file) => {
        const text = readFileSync(join(root, file), 'utf8')
        return formatted(text) !== text
      }),
    ).toEqual([])
  })
})
