// Changes the cases that there are, one argument at a time, to the edges at which their functions have not been tried, asks
// the reference executor, and adds to `cases/function-edges.sql` what it knows:
//   node spec/sql/generate-edges.mjs <folder in which @fivetrandevelopers/zetasql is installed>

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { functionRows } from '../../src/sql/function-table.ts'
import { readCaseLines } from './case-lines.ts'
import { edgesOf, tries } from './edges.ts'
import { startReferenceExecutor } from './reference-executor.mjs'

const folder = new URL('cases/', import.meta.url)
const target = new URL('function-edges.sql', folder)
const lines = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .flatMap((name) => readCaseLines(readFileSync(new URL(name, folder), 'utf8')))
  .filter(({ expected, line }) => expected !== 'unknown' && !/^(SELECT|WITH|\()/i.test(line))
  .map(({ line }) => line)

const values = {
  null: { text: ['NULL'], number: ['NULL'], time: ['NULL'], array: ['NULL'] },
  empty: { text: ["''"], array: ['[]'] },
  unicode: { text: ["'é日👍'"] },
  negative: { number: ['-1', '-2'] },
  limit: { number: ['9223372036854775807', '1e308'], time: ["'9999-12-31'", "'0001-01-01'"] },
  'leap day': { time: ["'2024-02-29'"] },
  week: { time: ["'2024-12-30'"] },
}

function kindOf(arg) {
  if (/^r?b?(['"]).*\1$/s.test(arg)) return 'text'
  if (/^-?[\d.]+(e-?\d+)?$|^(BIG)?NUMERIC '/i.test(arg)) return 'number'
  if (/^(DATE|DATETIME|TIMESTAMP) '/.test(arg)) return 'time'
  return /^\[/.test(arg) ? 'array' : undefined
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
  for (const line of lines) {
    const args = argumentsOf(line, name) ?? []
    for (const [place, arg] of args.entries()) {
      const kind = kindOf(arg)
      for (const value of values[edge][kind] ?? []) {
        const typed = kind === 'time' && value !== 'NULL' ? `${arg.split(' ')[0]} ${value}` : value
        yield `${name}(${args.with(place, typed).join(', ')})`
      }
    }
  }
}

const executor = await startReferenceExecutor(process.argv[2])
const kept = new Map(readOld())
try {
  for (const { name } of functionRows()) {
    const own = lines.filter((line) => line.toUpperCase().includes(`${name}(`))
    for (const edge of edgesOf(name)) {
      if (own.some((line) => tries(line, edge))) continue
      let errors = 0
      for (const line of changed(name, edge)) {
        if (kept.has(line)) break
        const answer = await executor.ask(`SELECT ${line} AS x`)
        if (answer === 'unknown') break
        // An error says little: another case is looked for first.
        if (answer === 'error' && ++errors < 4) continue
        kept.set(line, answer)
        break
      }
    }
  }
} finally {
  executor.stop()
}
writeFileSync(target, [...kept].map(([line, answer]) => `${line}\n-- => ${answer}\n`).join(''))

function readOld() {
  try {
    return readCaseLines(readFileSync(target, 'utf8')).map(({ line, expected }) => [line, expected])
  } catch {
    return []
  }
}
