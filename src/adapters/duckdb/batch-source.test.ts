import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Batch, BatchSchema } from '../../manifest/batch.ts'
import type { Adapter } from '../adapter.ts'
import { openAdapter } from '../registry.ts'

let directory: string
let opened: Adapter[]

const open = async () => {
  const adapter = await openAdapter('duckdb', {
    settings: { path: join(directory, 'w.duckdb') },
    projectDirectory: directory,
    projectDialect: 'duckdb',
  })
  opened.push(adapter)
  return adapter
}
const schema: BatchSchema = {
  table: 't',
  columns: [{ name: 'n', type: 'INT64', batchType: 'int64', description: '' }],
}
const batch = (n: number): Batch => ({ rows: 1, columns: [{ type: 'int64', values: Float64Array.of(n) }] })
const into = (name: string) => ({ database: undefined, schema: 'main', name })

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'strata-batches-'))
  opened = []
})
afterEach(async () => {
  for (const adapter of opened) await adapter.close()
  rmSync(directory, { recursive: true, force: true })
})

it('the first batches of a warehouse may come within a transaction', async () => {
  const adapter = await open()
  const session = await adapter.connection.session()
  await session.transaction(() => adapter.loader.loadBatches(schema, [batch(7)], into('t'), { session }))
  session.release()
  expect((await adapter.connection.query('select n from t')).rows).toEqual([[7]])
})

it('two that are open in one process on one file do not take each other for themselves', async () => {
  const [a, b] = [await open(), await open()]
  for (const [adapter, n] of [
    [a, 1],
    [b, 2],
    [a, 3],
  ] as const)
    await adapter.loader.loadBatches(schema, [batch(n)], into(n === 2 ? 'u' : 't'), { mode: 'append' })
  expect((await a.connection.query('select n from t union all select n from u order by n')).rows).toEqual([
    [1],
    [2],
    [3],
  ])
})
