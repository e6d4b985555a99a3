// What a build costs where nothing has changed, against one that builds everything; and what remembering adds to that one.
// CPU seconds of whole processes: node bench/reuse.mjs [rows]

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const [rows = 200_000] = process.argv.slice(2).map(Number)
const MODELS = 60
const strata = resolve(import.meta.dirname, '../bin/strata.cjs')
const directory = mkdtempSync(join(tmpdir(), 'strata-bench-'))

function write(file, text) {
  const path = join(directory, file)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
}

const project = (flags) =>
  write(
    'project.yml',
    `name: shop\ntargets: {dev: {type: duckdb, path: w.duckdb, schema: main}}\nflags: {reuse: ${flags}}\nmodels: {shop: {+materialized: table}}\n`,
  )

function seconds(...words) {
  const { stderr } = run(words)
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number)
  return user + system
}

function run(words) {
  const script = `TIMEFORMAT='%U %S'; time "$0" "$@" >/dev/null 2>&1`
  const args = ['-c', `{ ${script}; } 2>&1`, process.execPath, strata, ...words, '--project-dir', directory]
  return { stderr: execFileSync('bash', args, { encoding: 'utf8' }) }
}

try {
  write(
    'models/base.sql',
    `select range as id, range % 1000 as grp, range * 1.5 as amount, 'n' || range % 500 as name from range(${rows})`,
  )
  for (let index = 0; index < MODELS; index++) {
    const from = index === 0 ? 'base' : `m${Math.floor((index - 1) / 2)}`
    write(
      `models/m${index}.sql`,
      `select id, grp, amount + ${index} as amount, name from {{ ref('${from}') }} where id % 97 <> ${index}`,
    )
  }
  const median = (work) => [work(), work(), work()].sort((a, b) => a - b)[1]
  project(false)
  seconds('build')
  const plain = median(() => seconds('build'))
  project(true)
  seconds('build', '--force')
  const remembering = median(() => seconds('build', '--force'))
  const unchanged = median(() => seconds('build'))
  console.log(`build of ${MODELS + 1} tables of about ${rows} rows: ${plain.toFixed(2)} CPU s`)
  console.log(
    `with what the next build needs: ${remembering.toFixed(2)} CPU s, ${(remembering / plain).toFixed(2)} times`,
  )
  console.log(
    `again, nothing changed: ${unchanged.toFixed(2)} CPU s, ${(unchanged / plain).toFixed(2)} times`,
  )
} finally {
  rmSync(directory, { recursive: true, force: true })
}
