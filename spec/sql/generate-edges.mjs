// Changes the cases that there are, one argument at a time, to the edges at which their functions have not been tried, asks
// the reference executor, and adds to `cases/function-edges.sql` what it knows:
//   node spec/sql/generate-edges.mjs <folder in which @fivetrandevelopers/zetasql is installed>

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { functionRows } from '../../src/sql/function-table.ts'
import { readCaseLines } from './case-lines.ts'
import { edgesOf, least, tries } from './edges.ts'
import { startReferenceExecutor } from './reference-executor.mjs'

const folder = new URL('cases/', import.meta.url)
const target = new URL('function-edges.sql', folder)
const all = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .flatMap((name) => readCaseLines(readFileSync(new URL(name, folder), 'utf8')))
  .filter(({ expected }) => expected !== 'unknown')
  .map(({ line }) => line)
const lines = all.filter((line) => !/^(SELECT|WITH|\()/i.test(line))

/** Calls to change of functions that no case calls so. */
const seeds = `
DATE_ADD(TIMESTAMP '2024-06-01 12:00:00+00', INTERVAL 1 HOUR)
DATE_SUB(TIMESTAMP '2024-06-01 12:00:00+00', INTERVAL 1 HOUR)
DATE_DIFF(TIMESTAMP '2024-06-01 12:00:00+00', TIMESTAMP '2024-05-01 00:00:00+00', HOUR)
DATE_TRUNC(TIMESTAMP '2024-06-01 12:00:00+00', DAY, 'America/New_York')
DATETIME_ADD(TIMESTAMP '2024-06-01 12:00:00+00', INTERVAL 1 HOUR)
DATETIME_ADD(DATETIME '2024-06-01 12:00:00', INTERVAL 1 MONTH)
DATETIME_SUB(TIMESTAMP '2024-06-01 12:00:00+00', INTERVAL 1 HOUR)
DATETIME_SUB(DATETIME '2024-06-01 12:00:00', INTERVAL 1 YEAR)
DATETIME_TRUNC(TIMESTAMP '2024-06-01 12:00:00+00', DAY, 'Europe/Berlin')
DATETIME_TRUNC(DATETIME '2024-06-01 12:00:00', ISOWEEK)
TIMESTAMP_TRUNC(DATETIME '2024-06-01 12:00:00', WEEK(MONDAY))
TIMESTAMP_TRUNC(TIMESTAMP '2024-06-01 12:00:00+00', WEEK, 'America/New_York')
TIME(TIMESTAMP '2024-06-01 12:00:00+00', 'America/New_York')
TIME(12, 30, 1)
TIME(12, 59, 59)
TIME(TIMESTAMP '2024-06-01 12:00:00+00', 'Europe/Berlin')
TIME_ADD(TIME '12:30:00', INTERVAL 5 MINUTE)
TIME_SUB(TIME '12:30:00', INTERVAL 5 MINUTE)
TIME_DIFF(TIME '12:30:00', TIME '10:00:00', MINUTE)
TIME_TRUNC(TIME '12:30:30', HOUR)
DATETIME(2024, 6, 1, 12, 30, 0)
DATE(2024, 12, 31)
TIMESTAMP('2024-06-01 12:00:00', 'UTC')
COS(1.5)
COSH(1.5)
SIN(1.5)
SINH(1.5)
TAN(1.5)
TANH(1.5)
TRUNC(1.5)
IS_NAN(1.5)
FLOAT64(JSON '1.5')
COSINE_DISTANCE([1.0, 2.0], [3.0, 4.0])
EUCLIDEAN_DISTANCE([1.0, 2.0], [3.0, 4.0])
TO_BASE32(b'abc')
FROM_BASE32('MFRGG===')
SHA256('abc')
STRING(JSON '"a"')
EDIT_DISTANCE('abc', 'abd')
TIME(DATETIME '2024-06-01 12:00:00')
DATE(TIMESTAMP '2024-06-01 12:00:00+00', 'America/New_York')
DATE(2024, 6, 1)
DATETIME(TIMESTAMP '2024-06-01 12:00:00+00', 'Europe/Berlin')
TIMESTAMP(DATETIME '2024-06-01 12:00:00', 'Europe/Berlin')
TIMESTAMP_ADD(TIMESTAMP '2024-06-01 12:00:00+00', INTERVAL 1 DAY)
TIMESTAMP_SUB(TIMESTAMP '2024-06-01 12:00:00+00', INTERVAL 1 DAY)
FORMAT_DATE('%G-W%V %a', DATE '2024-06-01')
FORMAT_DATETIME('%Y-%j %U', DATETIME '2024-06-01 12:00:00')
UNIX_MILLIS(TIMESTAMP '2024-06-01 12:00:00+00')
STRING(TIMESTAMP '2024-06-01 12:00:00+00', 'America/New_York')
LAST_DAY(DATETIME '2024-06-01 12:00:00', WEEK(FRIDAY))
`
  .trim()
  .split('\n')

const values = {
  dst: {
    moment: [
      "'2024-03-10 09:30:00+00'",
      "'2024-11-03 06:30:00+00'",
      "'2024-10-27 00:30:00+00'",
      "'2024-03-31 01:00:00+00'",
    ],
  },
  null: { text: ['NULL'], number: ['NULL'], time: ['NULL'], clock: ['NULL'], array: ['NULL'] },
  empty: { text: ["''"], array: ['[]'] },
  unicode: { text: ["'é日👍'", "'e\\u0301ß'", "'ẞıİ'", "'Ωσς'"] },
  negative: { number: ['-1', '-2', '-7', '-0.5'] },
  limit: { number: ['9223372036854775807', '1e308'], time: ["'9999-12-31'", "'0001-01-01'"] },
  'leap day': { time: ["'2024-02-29'", "'2000-02-29'", "'1900-02-28'"] },
  week: { time: ["'2024-12-30'", "'2023-01-01'", "'2021-01-03'", "'2020-12-31'"] },
}

function kindOf(arg) {
  if (/^TIME '/.test(arg)) return 'clock'
  if (/^CAST\('[a-z-]+' AS FLOAT64\)$/.test(arg)) return 'number'
  if (/^r?b?(['"]).*\1$/s.test(arg)) return 'text'
  if (/^-?[\d.]+(e-?\d+)?$|^(BIG)?NUMERIC '/i.test(arg)) return 'number'
  if (/^(DATE|DATETIME|TIMESTAMP) '/.test(arg)) return 'time'
  return /^\[/.test(arg) ? 'array' : undefined
}

/** A query of the aggregate for each shape that its arguments may have. */
function rowsOf(name) {
  const rows = 'FROM UNNEST([1, NULL, 3]) v'
  return [
    `SELECT ${name}(v) AS x ${rows}`,
    `SELECT ${name}(v, v) AS x ${rows}`,
    `SELECT ${name}(v, 2) AS x ${rows}`,
    `SELECT ${name}(v) AS x FROM UNNEST([TRUE, NULL, FALSE]) v`,
    `SELECT ${name}(v) AS x FROM (SELECT [1, 2] AS v UNION ALL SELECT NULL)`,
    `SELECT ${name}(v) AS x FROM UNNEST(['a', NULL, 'é']) v`,
    `SELECT ${name}(v, 1) OVER (ORDER BY v) AS x ${rows}`,
  ]
}

/** The call as it stands, and of a column, alone and beside the row that it was made of. */
function* writings(name, args, place, typed) {
  yield `${name}(${args.with(place, typed).join(', ')})`
  const call = `${name}(${args.with(place, 'v').join(', ')})`
  yield `SELECT ${call} AS x FROM (SELECT ${args[place]} AS v, 1 AS n UNION ALL SELECT ${typed}, 2) ORDER BY n`
  yield `SELECT ${call} AS x FROM (SELECT ${typed === 'NULL' ? `IF(FALSE, ${args[place]}, NULL)` : typed} AS v)`
}

/** Aggregates of rows with NULLs among them, of NULLs alone, and of none. */
function* gathered(name, edge) {
  for (const line of [...all, ...rowsOf(name)]) {
    const found = /^SELECT ([A-Z_.]+\([^()]*\))( AS \w+)? FROM (.*)$/.exec(line)
    if (found === null || !found[1].startsWith(`${name}(`) || /GROUP BY|HAVING|LIMIT|WHERE|JOIN/.test(line))
      continue
    const [, call, , from] = found
    const nulls = call.replace(/\((DISTINCT )?(\w+)/, '($1IF(FALSE, $2, NULL)')
    if (edge === 'null') {
      yield `SELECT ${nulls} AS x FROM ${from}`
      yield `SELECT ${nulls} AS x, ${call} AS y FROM ${from}`
      yield `SELECT ${nulls} AS x FROM ${from} WHERE FALSE`
    } else {
      yield `SELECT ${call} AS x FROM ${from} WHERE FALSE`
      yield `SELECT COUNT(*) AS n, ${call} AS x FROM ${from} WHERE FALSE`
      yield `SELECT ${call} AS x FROM ${from} WHERE FALSE GROUP BY TRUE`
    }
  }
}

/** The arguments of the call at the start of the line, if it is all of it. */
function argumentsOf(line, name) {
  if (!line.toUpperCase().startsWith(`${name}(`) || !line.endsWith(')')) return undefined
  const args = ['']
  let depth = 0
  let quote = ''
  for (const sign of line.slice(name.length + 1, -1)) {
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === "'" || sign === '"') quote = sign
    else if ('([{'.includes(sign)) depth++
    else if (')]}'.includes(sign)) depth--
    if (depth < 0) return undefined
    if (sign === ',' && depth === 0 && quote === '') args.push('')
    else args[args.length - 1] += sign
  }
  return args.map((arg) => arg.trim())
}

function* changed(name, edge) {
  for (const line of [...lines, ...seeds]) {
    const args = argumentsOf(line, name) ?? []
    for (const [place, arg] of args.entries()) {
      const kind = kindOf(arg)
      const group = values[edge][kind] ?? (/^TIMESTAMP '/.test(arg) ? values[edge].moment : undefined)
      for (const value of group ?? []) {
        const typed = kind === 'time' && value !== 'NULL' ? `${arg.split(' ')[0]} ${value}` : value
        yield* writings(name, args, place, typed)
      }
    }
  }
}

let executor = await startReferenceExecutor(process.argv[2])
const kept = new Map(readOld())
try {
  for (const { name } of functionRows()) {
    const calls = new RegExp(`(?<![\\w.])(SAFE\\.)?${name.replaceAll('.', '\\.')}\\s*\\(`, 'i')
    const own = all.filter((line) => calls.test(line))
    for (const edge of edgesOf(name)) {
      let missing = least - own.filter((line) => tries(line, edge)).length
      let errors = 0
      for (const line of [...changed(name, edge), ...gathered(name, edge)]) {
        if (missing <= 0) break
        if (kept.has(line) || own.includes(line)) continue
        const answer = await inTime(line.startsWith('SELECT') ? line : `SELECT ${line} AS x`)
        if (answer === 'unknown') continue
        // An error says little: another case is looked for first.
        if (answer === 'error' && ++errors < 4) continue
        kept.set(line, answer)
        missing--
      }
    }
  }
} finally {
  executor.stop()
}
writeFileSync(target, [...kept].map(([line, answer]) => `${line}\n-- => ${answer}\n`).join(''))

/** Some calls keep the executor busy for ever: it is started anew, and nothing is known of them. */
async function inTime(sql) {
  let timer
  const late = new Promise((done) => {
    timer = setTimeout(done, 10_000, undefined)
  })
  const answer = await Promise.race([executor.ask(sql), late])
  clearTimeout(timer)
  if (answer !== undefined) return answer
  executor.stop()
  executor = await startReferenceExecutor(process.argv[2])
  return 'unknown'
}

function readOld() {
  try {
    return readCaseLines(readFileSync(target, 'utf8')).map(({ line, expected }) => [line, expected])
  } catch {
    return []
  }
}
