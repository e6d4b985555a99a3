// CPU seconds and peak memory of whole processes of the built command line on a project of N models, as ratios to named
// baselines: node bench/parse.mjs [models] [--cli FILE]

import { execFileSync } from 'node:child_process'
import { appendFileSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const ROUNDS = 3
/** CPU seconds of a cold parse at 1,000 models, measured on a two-core machine. */
const PEERS = { 'dbt v2': 3.6, 'dbt Core': 21.5 }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cli: { type: 'string', default: join(import.meta.dirname, '../bin/strata.cjs') } },
})
const models = Number(positionals[0] ?? 1000)
const scratch = mkdtempSync(join(tmpdir(), 'strata-bench-'))
const project = join(scratch, 'project')
const usage = join(scratch, 'usage.jsonl')
const recorder = join(scratch, 'recorder.cjs')

/** Loaded into the process that is measured; what it used is known when it ends. */
const RECORDER = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  require('node:fs').appendFileSync(${JSON.stringify(usage)}, JSON.stringify([userCPUTime + systemCPUTime, maxRSS]) + '\\n')
})`

function strata(...args) {
  writeFileSync(usage, '')
  const began = performance.now()
  execFileSync(process.execPath, ['--require', recorder, resolve(values.cli), ...args], {
    cwd: project,
    // Told with the error where it fails.
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  })
  const wall = (performance.now() - began) / 1000
  const [microseconds, kilobytes] = JSON.parse(readFileSync(usage, 'utf8').trim())
  return { wall, cpu: microseconds / 1e6, megabytes: kilobytes / 1024 }
}

const forget = () => rmSync(join(project, 'target'), { recursive: true, force: true })
const touch = () => appendFileSync(globSync(join(project, 'models/staging/**/*.sql'))[0], '\n-- changed')

/** Of a few models. */
const changeMacro = () => {
  const file = join(project, 'macros/group_5.sql')
  const times = (_, number) => `step_5(column, times=${Number(number) + 1})`
  writeFileSync(file, readFileSync(file, 'utf8').replace(/step_5\(column, times=(\d+)\)/, times))
}

/** `before` stands for what a user does between two runs. */
const cases = [
  { name: '--version', args: ['--version'], before: () => {} },
  { name: 'parse, cold', args: ['parse'], before: forget, peers: PEERS },
  { name: 'parse, no change', args: ['parse'], before: () => {} },
  { name: 'parse, one file changed', args: ['parse'], before: touch },
  { name: 'compile, cold', args: ['compile', '--quiet'], before: forget },
  { name: 'compile, no change', args: ['compile', '--quiet'], before: () => {} },
  { name: 'compile, one macro of 300 changed', args: ['compile', '--quiet'], before: changeMacro },
  { name: 'build, first', args: ['build', '--quiet'], before: forget },
  { name: 'build, again', args: ['build', '--quiet'], before: () => {} },
]

function measure({ args, before }) {
  const runs = Array.from({ length: ROUNDS }, () => {
    before()
    return strata(...args)
  })
  return runs.toSorted((a, b) => a.cpu - b.cpu)[ROUNDS >> 1]
}

try {
  writeFileSync(recorder, RECORDER)
  const generator = join(import.meta.dirname, 'make-project.mjs')
  execFileSync(process.execPath, [generator, project, String(models), '--macros', '300'], { stdio: 'ignore' })
  // The project is also one of dbt's; two project files would be told at every run.
  rmSync(join(project, 'dbt_project.yml'))
  // The first run of all fills Node's compile cache.
  strata('--version')
  let cold
  for (const item of cases) {
    const { wall, cpu, megabytes } = measure(item)
    if (item.name === 'parse, cold') cold = cpu
    const figures = `${cpu.toFixed(2).padStart(7)} CPU s  ${wall.toFixed(2).padStart(6)} s  ${megabytes.toFixed(0).padStart(4)} MB`
    const own = cold === undefined || cold === cpu ? '' : `  ${(cpu / cold).toFixed(2)} of a cold parse`
    const peers = Object.entries(item.peers ?? {}).map(
      ([name, seconds]) =>
        `  ${(cpu / ((seconds * models) / 1000)).toFixed(2)} of ${name} (${seconds} CPU s)`,
    )
    console.log(`${item.name.padEnd(24)}${figures}${own}${peers.join('')}`)
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
