// Rows per CPU second of the generator, with a plain DuckDB COPY of hashed numbers as the measure: ratios, no limits.
// node bench/generate.mjs [churn customers] [stripe customers]

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { settleSettings } from '../src/generate/settle-settings.ts'
import { writeDataset } from '../src/ingest/write-dataset.ts'

const ROUNDS = 3

const cases = {
  /** The largest table of the preset alone: 5 columns to zstd Parquet. */
  async usage(customers, out) {
    return written({ preset: 'churn', customers }, out, ['usage_daily'])
  },
  async churn(customers, out) {
    return written({ preset: 'churn', customers }, out)
  },
  async stripe(customers, out) {
    return written({ preset: 'stripe', customers }, out)
  },
  /** As many rows of the same five types, made by the engine itself. */
  async copy(rows, out) {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
    const connection = await instance.connect()
    await connection.run(`COPY (
      SELECT i // 100 AS customer_id, DATE '2024-07-01' + (hash(i) % 549)::INTEGER AS date,
        1 + (hash(i, 1) % 8)::BIGINT AS sessions, (hash(i, 2) % 200)::BIGINT AS usage_minutes,
        (hash(i, 3) % 60)::BIGINT AS feature_events
      FROM range(${rows}) t(i)
    ) TO '${join(out, 'copy.parquet')}' (FORMAT parquet, COMPRESSION zstd)`)
    connection.closeSync()
    instance.closeSync()
    return rows
  },
}

async function written(knobs, out, tables) {
  const preset = settleSettings(knobs, (problem) => {
    throw new Error(problem.message)
  })
  const summary = await writeDataset({ preset, format: 'parquet', out, ...(tables ? { tables } : {}) })
  return summary.loads.reduce((sum, load) => sum + load.rows, 0)
}

/** One run in a process of its own, so that start-up and memory are counted. */
async function runCase(name, size) {
  const out = mkdtempSync(join(tmpdir(), 'strata-bench-'))
  try {
    const rows = await cases[name](size, out)
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    const cpu = (userCPUTime + systemCPUTime) / 1e6
    console.log(JSON.stringify({ rows, cpu, megabytes: Math.round(maxRSS / 1024) }))
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

function measure(name, size) {
  const runs = Array.from({ length: ROUNDS }, () =>
    JSON.parse(
      execFileSync(process.execPath, [import.meta.filename, '--run', name, String(size)], {
        encoding: 'utf8',
      }),
    ),
  )
  return runs.toSorted((a, b) => a.cpu - b.cpu)[ROUNDS >> 1]
}

const [first, ...rest] = process.argv.slice(2)
if (first === '--run') {
  await runCase(rest[0], Number(rest[1]))
} else {
  const churn = Number(first ?? 100_000)
  const usage = measure('usage', churn)
  const baseline = measure('copy', usage.rows)
  const rate = ({ rows, cpu }) => rows / cpu / 1e6
  const show = (label, run) => {
    const ratio = (rate(run) / rate(baseline)).toFixed(2)
    const figures = `${run.rows.toLocaleString('en').padStart(10)} rows  ${run.cpu.toFixed(2)} CPU s  ${rate(run).toFixed(2)} M rows/CPU s`
    console.log(`${label.padEnd(28)}${figures}  ${run.megabytes} MB  ${ratio} of plain COPY`)
  }
  show('plain COPY of hashes', baseline)
  show('churn, usage_daily', usage)
  show('churn, all tables', measure('churn', churn))
  show('stripe, all tables', measure('stripe', Number(rest[0] ?? 10_000)))
}
