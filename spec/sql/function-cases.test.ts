import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { functionRows } from '../../src/sql/function-table.ts'
import { readCaseLines } from './case-lines.ts'
import { type Edge, edgesOf, least, tries } from './edges.ts'

const folder = join(import.meta.dirname, 'cases')

const files = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => join(folder, name))

const lines = [...files, join(import.meta.dirname, 'cases-by-hand.sql')]
  .flatMap((file) => readCaseLines(readFileSync(file, 'utf8')))
  .filter(({ expected }) => expected !== undefined && expected !== 'unknown')
  .map(({ line }) => line)

/** Functions that are written without parentheses, or with a word in them that tells them from another. */
const spellings: Readonly<Record<string, RegExp>> = {
  CURRENT_DATE: /\bCURRENT_DATE\b/i,
  CURRENT_DATETIME: /\bCURRENT_DATETIME\b/i,
  CURRENT_TIME: /\bCURRENT_TIME\b/i,
  CURRENT_TIMESTAMP: /\bCURRENT_TIMESTAMP\b/i,
}

function spelling(name: string): RegExp {
  return spellings[name] ?? new RegExp(`(?<![\\w.])(SAFE\\.)?${name.replaceAll('.', '\\.')}\\s*\\(`, 'i')
}

it(`has ${least} cases for every function that is not refused`, () => {
  const few = functionRows().flatMap(({ name, status }) => {
    if (status === 'refused') return []
    const count = lines.filter((line) => spelling(name).test(line)).length
    return count < least ? [`${name}: ${count}`] : []
  })
  expect(few).toEqual([])
})

/** Edges at which neither the executor nor the reference says what a function gives. */
const untold: Readonly<Record<string, readonly Edge[]>> = {
  JSON_KEYS: ['unicode', 'empty', 'negative', 'limit'],
  JSON_REMOVE: ['null'],
  // Their only text is a mode.
  FLOAT64: ['unicode', 'empty'],
  DOUBLE: ['unicode', 'empty'],
}

it(`has ${least} cases for every function at every edge that the types of its arguments have`, () => {
  const missing = functionRows().flatMap(({ name, status }) => {
    if (status === 'refused') return []
    const own = lines.filter((line) => spelling(name).test(line))
    const edges = edgesOf(name).filter((edge) => !untold[name]?.includes(edge))
    return edges.flatMap((edge) => {
      const count = own.filter((line) => tries(line, edge)).length
      return count < least ? [`${name}: ${edge} ${count}`] : []
    })
  })
  expect(missing).toEqual([])
})

it('notices a function that is not tried at an edge', () => {
  expect(edgesOf('UPPER')).toEqual(['null', 'empty', 'unicode'])
  expect(tries("UPPER('abc')", 'unicode')).toBe(false)
  expect(tries("UPPER('é')", 'unicode')).toBe(true)
  expect(tries('ABS(3 - 1)', 'negative')).toBe(false)
  expect(tries('ABS(-3)', 'negative')).toBe(true)
})
