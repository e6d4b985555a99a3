// Runs random expressions, or with --queries random queries, through GoogleSQL's reference executor and through our rewrite on DuckDB, and prints what differs:
//   node spec/sql/compare-random.mjs <folder in which @fivetrandevelopers/zetasql is installed> [--seed 1] [--count 20000]
//     [--depth 3] [--skip 0] [--write spec/sql/random/sample.sql] [--queries]
// Ends with 1 where a result differs silently. `--write` keeps the lines and what the executor says to them.

import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { translate } from '../../src/sql/translate.ts'
import { canonicalRows } from './canonical.ts'
import { openLocalDuckdb } from './local-duckdb.ts'
import { randomLines, randomTable } from './random-expressions.mjs'
import { queryTables, randomQueries } from './random-queries.mjs'
import { startReferenceExecutor } from './reference-executor.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '20000' },
    depth: { type: 'string', default: '3' },
    /** As many of the first lines are left out: to go on where a run was ended. */
    skip: { type: 'string', default: '0' },
    write: { type: 'string' },
    /** Whole queries, `--write spec/sql/random-queries.sql`. */
    queries: { type: 'boolean', default: false },
  },
})
const [folder] = positionals
if (folder === undefined)
  throw new Error('Name the folder in which @fivetrandevelopers/zetasql is installed.')
let executor = await startReferenceExecutor(folder)
const connection = await openLocalDuckdb()
const counts = { same: 0, different: 0, refused: 0, fails: 0, lax: 0, unknown: 0 }
const tables = values.queries ? queryTables : randomTable
const kept = [`-- with: ${tables}`]

try {
  let index = 0
  for (const { sql: line, plain } of made()) {
    if (index++ < Number(values.skip)) continue
    const expected = await askInTime(`WITH ${tables} ${plain}`)
    const { kind, given } = await compare(`WITH ${tables} ${line}`, expected)
    counts[kind]++
    if (kind === 'same' && !/RAND\(/.test(line)) kept.push(line, `-- => ${expected}`)
    if (kind !== 'same' && kind !== 'unknown')
      console.log(`${kind} ${line}\n  expected ${expected.slice(0, 300)}\n  given    ${given.slice(0, 300)}`)
  }
  console.log(JSON.stringify(counts))
  if (values.write !== undefined) writeFileSync(values.write, `${kept.join('\n')}\n`)
} finally {
  executor.stop()
}
process.exit(counts.different === 0 ? 0 : 1)

/** `plain` is what the executor is asked. */
function made() {
  const [seed, count] = [Number(values.seed), Number(values.count)]
  if (values.queries) return randomQueries(seed, count)
  return randomLines(seed, count, Number(values.depth)).map((line) => ({ sql: line, plain: line }))
}

/** Some functions of NUMERIC keep the executor busy for ever: it is started anew, and the line is not judged. */
async function askInTime(sql) {
  let timer
  const late = new Promise((done) => {
    timer = setTimeout(done, 20_000, undefined)
  })
  const answer = await Promise.race([executor.ask(sql), late])
  clearTimeout(timer)
  if (answer !== undefined) return answer
  console.log(`hangs ${sql.slice(sql.lastIndexOf('SELECT'))}`)
  executor.stop()
  executor = await startReferenceExecutor(folder)
  return 'unknown'
}

/** `lax`: an error on BigQuery, rows here; `fails`: rows there, an error here, which nobody can overlook. */
async function compare(sql, expected) {
  if (expected === 'unknown') return { kind: 'unknown', given: '' }
  const translated = translate(sql, { from: 'bigquery', to: 'duckdb', tables: () => undefined })
  const refusal = translated.problems.find(({ severity }) => severity === 'error')
  if (refusal !== undefined)
    return { kind: expected === 'error' ? 'same' : 'refused', given: refusal.message }
  let given
  try {
    given = JSON.stringify(canonicalRows(await connection.runAndReadAll(translated.sql)))
  } catch (error) {
    return { kind: expected === 'error' ? 'same' : 'fails', given: String(error.message) }
  }
  if (given === expected) return { kind: 'same', given }
  return { kind: expected === 'error' ? 'lax' : 'different', given }
}
