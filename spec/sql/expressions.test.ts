import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { beforeAll, describe, expect, it } from 'vitest'
import { translate } from '../../src/sql/translate.ts'
import { canonicalRows } from './canonical.ts'
import { readCaseLines } from './case-lines.ts'
import { openLocalDuckdb } from './local-duckdb.ts'

/*
 * Each line of `cases/*.sql` is an expression or a query; the line under it is what GoogleSQL's reference executor says
 * (`generate-expectations.mjs`): rows, `error`, or `unknown` where the executor is older than the function. Functions that
 * it does not have stand in `cases-by-hand.sql`, with what the reference says of them. `random-queries.sql` is a sample of
 * what `compare-random.mjs --queries` makes.
 */
const folder = join(import.meta.dirname, 'cases')
const failure = 'error'

function casesOf(file: string) {
  return readCaseLines(readFileSync(join(import.meta.dirname, file), 'utf8')).flatMap(
    ({ line, sql, expected }) => (expected === undefined ? [] : [{ line, sql, expected }]),
  )
}

let connection: DuckDBConnection
beforeAll(async () => {
  connection = await openLocalDuckdb()
})

const answers = new Map<string, Promise<string>>()

function answer(sql: string): Promise<string> {
  const known = answers.get(sql) ?? ask(sql)
  answers.set(sql, known)
  return known
}

async function ask(sql: string): Promise<string> {
  const translated = translate(sql, { from: 'bigquery', to: 'duckdb', tables: () => undefined })
  const refused = translated.problems.find((problem) => problem.severity === 'error')
  if (refused !== undefined) return `refused: ${refused.message}`
  try {
    return JSON.stringify(canonicalRows(await connection.runAndReadAll(translated.sql)))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return /^(Binder|Parser|Catalog) Error/.test(message) ? message : failure
  }
}

const files = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => `cases/${name}`)

describe.each([...files, 'cases-by-hand.sql', 'random-queries.sql'])('%s', (file) => {
  it('has the rows of the reference executor, or is refused', async () => {
    const different: string[] = []
    for (const { line, sql, expected } of casesOf(file)) {
      if (expected === 'unknown') continue
      const given = await answer(sql)
      if (given !== expected && !given.startsWith('refused'))
        different.push(`${line}\n  expected ${expected}\n  given    ${given}`)
    }
    expect(different).toEqual([])
  })

  it('is hardly ever refused', async () => {
    const cases = casesOf(file)
    const refused: string[] = []
    for (const { line, sql, expected } of cases) {
      if (expected === 'unknown' || expected === failure) continue
      const given = await answer(sql)
      if (given.startsWith('refused')) refused.push(`${line}: ${given}`)
    }
    expect(refused.length / cases.length, refused.join('\n')).toBeLessThan(0.05)
  })
})
