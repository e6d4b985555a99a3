import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { beforeAll, describe, expect, it } from 'vitest'
import type { KnownTable } from '../../src/sql/analysis.ts'
import { translate } from '../../src/sql/translate.ts'
import { canonicalRows } from './canonical.ts'
import { readCaseLines } from './case-lines.ts'
import { openLocalDuckdb } from './local-duckdb.ts'

/*
 * Random expressions with what GoogleSQL's reference executor says to them (`compare-random.mjs`), over the one table that
 * the file declares. Many go into one query: DuckDB spends its time on reading them, not on their rows.
 */
const folder = join(import.meta.dirname, 'random')
const perQuery = 20

interface RandomCase {
  readonly expression: string
  readonly row: string
  readonly expected: string
}

function casesOf(file: string): RandomCase[] {
  return readCaseLines(readFileSync(join(folder, file), 'utf8')).map(({ line, expected }) => {
    const found = /^SELECT ([\s\S]*) AS x FROM t WHERE id = (\d+)$/.exec(line)
    if (found === null || expected === undefined) throw new Error(`no random case: ${line}`)
    return { expression: found[1]!, row: found[2]!, expected }
  })
}

function declaration(file: string): string {
  return /^-- with: (.*)$/m.exec(readFileSync(join(folder, file), 'utf8'))![1]!
}

let connection: DuckDBConnection
let table: KnownTable

async function makeTable(file: string): Promise<void> {
  const sql = `WITH ${declaration(file)} SELECT * FROM t`
  const made = translate(sql, { from: 'bigquery', to: 'duckdb', tables: () => undefined })
  await connection.run(`CREATE OR REPLACE TABLE t AS ${made.sql}`)
  table = { id: 't', columns: made.columns }
}

async function values(expressions: readonly string[], row: string): Promise<string[]> {
  const items = expressions.map((expression, index) => `${expression} AS x${index}`)
  const sql = `SELECT ${items.join(', ')} FROM t WHERE id = ${row}`
  const { problems, sql: local } = translate(sql, { from: 'bigquery', to: 'duckdb', tables: () => table })
  const refused = problems.find(({ severity }) => severity === 'error')
  if (refused !== undefined) throw new Error(refused.message)
  const [first = []] = canonicalRows(await connection.runAndReadAll(local))
  return first.map((value) => JSON.stringify([[value]]))
}

/** Alone, so that one that fails does not hide the others. */
async function alone({ expression, row, expected }: RandomCase): Promise<string | undefined> {
  const given = await values([expression], row).then(
    ([value]) => value ?? '',
    () => 'error',
  )
  return given === expected
    ? undefined
    : `${expression} (row ${row})\n  expected ${expected}\n  given    ${given}`
}

async function differences(cases: readonly RandomCase[]): Promise<string[]> {
  try {
    const given = await values(
      cases.map(({ expression }) => expression),
      cases[0]!.row,
    )
    if (cases.every(({ expected }, index) => given[index] === expected)) return []
  } catch {
    // One of them fails: which one, is found out below.
  }
  const told: string[] = []
  for (const each of cases) told.push(...[await alone(each)].filter((text) => text !== undefined))
  return told
}

beforeAll(async () => {
  connection = await openLocalDuckdb()
})

describe.each(readdirSync(folder))('%s', (file) => {
  it('has the values of the reference executor', async () => {
    await makeTable(file)
    const different: string[] = []
    const cases = casesOf(file)
    expect(cases.length).toBeGreaterThan(1000)
    for (const each of cases.filter(({ expected }) => expected === 'error'))
      different.push(...[await alone(each)].filter((text) => text !== undefined))
    for (const row of new Set(cases.map((each) => each.row))) {
      const plain = cases.filter((each) => each.row === row && each.expected !== 'error')
      for (let start = 0; start < plain.length; start += perQuery)
        different.push(...(await differences(plain.slice(start, start + perQuery))))
    }
    expect(different).toEqual([])
  }, 120_000)
})
