// Batches of changes through the whole way: applied on the server, taken in after each, and held against a load of everything.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Adapter } from '../../src/adapters/adapter.ts'
import { compareRelations } from '../../src/compare/compare-relations.ts'
import { sqlSide } from '../../src/compare/sql-side.ts'
import { openSqlserver } from '../../src/connections/sqlserver/open-sqlserver.ts'
import type { GeneratedTable } from '../../src/generate/define-table.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { testSource } from '../../src/ingest/test-source.ts'
import type { JsonObject } from '../../src/manifest/json.ts'
import type { Source } from '../../src/manifest/node.ts'
import { type ChangingOptions, type ChangingServer, openChangingServer, PASSWORD } from './changing-server.ts'

export type ReplayMethod = 'change_tracking' | 'rowversion' | 'watermark' | 'full'

export interface ReplayOptions extends ChangingOptions {
  readonly adapter: Adapter
  readonly methods: readonly ReplayMethod[]
  /** What the raw schemas begin with. */
  readonly prefix: string
  /** Every so many batches what was read last is read again, as after a crash before the position was saved; default 1. */
  readonly again?: number
  readonly onBatch?: (number: number, rows: number) => void
}

export interface Replay {
  readonly batches: number
  /** Changed rows on the server, all batches together. */
  readonly changes: number
  readonly tables: number
  readonly rows: number
  /** How often a batch was read a second time. */
  readonly repeated: number
  /** Sentences about what should not be; empty where all is well. */
  readonly wrong: readonly string[]
}

const ADDED = ['_loaded_at', '_batch_id']

export async function replayChanges(options: ReplayOptions): Promise<Replay> {
  const { adapter, changes, methods, again = 1 } = options
  const company = await openChangingServer(options)
  const directory = mkdtempSync(join(tmpdir(), 'strata-replay-'))
  const wrong: string[] = []
  const sources = methods.flatMap((method) => sourcesOf(company, method, options))
  const load = loader(company, adapter, directory, wrong)
  let applied = 0
  let repeated = 0
  try {
    await load(sources)
    for (let number = 1; number <= changes; number++) {
      const rows = await company.apply(number)
      applied += rows
      const told = await load(sources)
      if (number % again === 0) {
        repeated++
        for (const complaint of await repeat(adapter, sources, load, told))
          wrong.push(`batch ${number}: ${complaint}`)
      }
      options.onBatch?.(number, rows)
    }
    const whole = company.tables.map((table) => sourceOf(table, 'full', options, '_whole'))
    await load(whole)
    await load(whole, true)
    let total = 0
    for (const source of sources) {
      const found = await compare(adapter, source, whole.find(({ name }) => name === source.name)!)
      total += found.rowsA
      if (!found.equal)
        wrong.push(`${source.relation.schema}.${source.name}: ${JSON.stringify(found.examples)}`)
    }
    return { batches: changes, changes: applied, tables: sources.length, rows: total, repeated, wrong }
  } finally {
    await company.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Only what the method can see: deletes escape row versions and watermarks. */
function sourcesOf(
  { tables }: ChangingServer,
  method: ReplayMethod,
  options: ReplayOptions,
): readonly Source[] {
  const referenced = new Set(
    tables.flatMap(({ columns }) => columns.flatMap(({ references }) => references?.split('.')[0] ?? [])),
  )
  const fits = (table: GeneratedTable) => {
    if (method === 'rowversion')
      return table.relational?.rowVersion !== undefined && referenced.has(table.table)
    if (method === 'watermark')
      return table.columns.some(({ name }) => name === 'updated_at') && referenced.has(table.table)
    return true
  }
  return tables.filter(fits).map((table) => sourceOf(table, method, options))
}

function sourceOf(
  { table }: GeneratedTable,
  method: ReplayMethod,
  { preset, prefix }: ReplayOptions,
  suffix = '',
): Source {
  const how: JsonObject =
    method === 'full' ? { mode: 'full' } : { cursor: method === 'watermark' ? 'updated_at' : method }
  const load = { connection: 'app', schema: preset, ...how }
  return testSource({ source: `${prefix}_${method}${suffix}`, table, loader: 'sqlserver', load })
}

function loader({ server }: ChangingServer, adapter: Adapter, directory: string, wrong: string[]) {
  const { host, port } = server
  const login = { host, port, database: 'app', user: 'loader', password: PASSWORD, encrypt: false }
  let now = Date.UTC(2026, 0, 1)
  return async (sources: readonly Source[], fullRefresh = false): Promise<readonly string[]> => {
    now += 60_000
    const at = now
    const { loads } = await ingest({
      ...{ sources, adapter, fullRefresh, dialect: 'bigquery', projectDirectory: directory },
      now: () => at,
      openConnection: () => openSqlserver(login),
    })
    for (const { table, status, message } of loads) {
      if (status !== 'loaded') wrong.push(`${table}: ${message}`)
    }
    return loads.map(({ table, message }) => `${table}: ${message}`)
  }
}

/** Takes the last position back, so that the last batch is applied a second time; nothing may change. */
async function repeat(
  adapter: Adapter,
  sources: readonly Source[],
  load: (sources: readonly Source[]) => Promise<readonly string[]>,
  told: readonly string[],
): Promise<readonly string[]> {
  const before = new Map<string, string>()
  for (const source of sources) before.set(source.id, await checksum(adapter, source))
  for (const relation of new Map(sources.map(({ relation }) => [relation.schema, relation])).values()) {
    const state = adapter.statements.quote({ ...relation, name: '_strata_state' })
    await adapter.connection.execute(
      `DELETE FROM ${state} WHERE saved_at = (SELECT MAX(saved_at) FROM ${state})`,
    )
  }
  const again = await load(sources)
  const wrong = again.flatMap((line, index) =>
    line === told[index] ? [] : [`${told[index]}; again: ${line}`],
  )
  for (const source of sources) {
    if ((await checksum(adapter, source)) !== before.get(source.id))
      wrong.push(`${source.relation.schema}.${source.name} changed when its last batch came again`)
  }
  return wrong
}

async function checksum(adapter: Adapter, source: Source): Promise<string> {
  const found = await compare(adapter, source, source)
  return `${found.rowsA} ${found.checksumA}`
}

function compare(adapter: Adapter, one: Source, other: Source) {
  const side = ({ relation }: Source) => sqlSide({ label: relation.schema, adapter, from: relation })
  return compareRelations(side(one), side(other), [], { exclude: ADDED })
}
