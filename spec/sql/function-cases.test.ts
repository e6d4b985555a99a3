import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { functionRows } from '../../src/sql/function-table.ts'
import { readCaseLines } from './case-lines.ts'

/** Cases with an expectation that each function has at the least. */
const least = 3
const folder = join(import.meta.dirname, 'cases')

const files = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => join(folder, name))

const lines = [...files, join(import.meta.dirname, 'cases-by-hand.sql')]
  .flatMap((file) => readCaseLines(readFileSync(file, 'utf8')))
  .filter(({ expected }) => expected !== undefined && expected !== 'unknown')
  .map(({ line }) => line.toUpperCase())

/** Functions that are written without parentheses, or with a word in them that tells them from another. */
const spellings: Readonly<Record<string, RegExp>> = {
  CURRENT_DATE: /\bCURRENT_DATE\b/,
  CURRENT_DATETIME: /\bCURRENT_DATETIME\b/,
  CURRENT_TIME: /\bCURRENT_TIME\b/,
  CURRENT_TIMESTAMP: /\bCURRENT_TIMESTAMP\b/,
}

function spelling(name: string): RegExp {
  return spellings[name] ?? new RegExp(`(?<![\\w.])(SAFE\\.)?${name.replaceAll('.', '\\.')}\\s*\\(`)
}

it(`has ${least} cases for every function that is not refused`, () => {
  const few = functionRows().flatMap(({ name, status }) => {
    if (status === 'refused') return []
    const count = lines.filter((line) => spelling(name).test(line)).length
    return count < least ? [`${name}: ${count}`] : []
  })
  expect(few).toEqual([])
})
