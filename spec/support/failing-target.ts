// A warehouse of which one statement fails, the n-th of a load: before it did anything, or with the answer lost afterwards.

import type { Adapter, Session } from '../../src/adapters/adapter.ts'
import { openAdapter } from '../../src/adapters/registry.ts'
import { compareRelations } from '../../src/compare/compare-relations.ts'
import { serverSide } from '../../src/compare/server-side.ts'
import { sqlSide } from '../../src/compare/sql-side.ts'
import { openSqlserver } from '../../src/connections/sqlserver/open-sqlserver.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { testSource } from '../../src/ingest/test-source.ts'
import type { JsonObject } from '../../src/manifest/json.ts'
import { sqlFailed } from '../../src/problems/catalogue/adapters.ts'
import { ProblemError } from '../../src/problems/problem.ts'
import { openExtractedShop, SHOP_PASSWORD } from './extracted-shop.ts'

export interface FailedStatements {
  /** Statements of the target that failed, each in a load of its own. */
  readonly failed: number
  readonly wrong: readonly string[]
}

interface Failing {
  /** Which statement fails, from 1; undefined: none. */
  at: number | undefined
  seen: number
  when: 'before' | 'after'
}

/** Every `step`-th statement of an incremental load fails once; the load after it is held against the source. */
export async function failStatements(when: Failing['when'], step = 1): Promise<FailedStatements> {
  const shop = await openExtractedShop(120)
  const adapter = await openAdapter('duckdb', {
    settings: { path: ':memory:' },
    projectDirectory: shop.directory,
    projectDialect: 'bigquery',
  })
  const { host, port } = shop.server
  const login = { host, port, database: 'app', user: 'loader', password: SHOP_PASSWORD, encrypt: false }
  const table = (name: string, load: JsonObject) =>
    testSource({ source: 'app', table: name, loader: 'sqlserver', load: { connection: 'app', ...load } })
  const sources = [
    table('accounts', { cursor: 'change_tracking', deletes: 'hard' }),
    table('visits', { cursor: 'updated_at' }),
  ]
  let now = Date.UTC(2026, 0, 1)
  const load = async () => {
    const { loads } = await ingest({
      ...{ sources, adapter, dialect: 'bigquery', projectDirectory: shop.directory },
      now: () => (now += 1000),
      openConnection: () => openSqlserver(login),
    }).catch((error) => {
      if (!(error instanceof ProblemError)) throw error
      return { loads: [] }
    })
    return loads.length === 2 && loads.every(({ status }) => status === 'loaded')
  }
  const failing: Failing = { at: undefined, seen: 0, when }
  const wrong: string[] = []
  let failed = 0
  try {
    await load()
    makeFail(adapter, failing)
    for (let at = 1; ; at += step) {
      await shop.change(at)
      Object.assign(failing, { at, seen: 0 })
      await load()
      const struck = failing.seen >= at
      failing.at = undefined
      if (!struck) return { failed, wrong }
      failed++
      if (!(await load())) wrong.push(`statement ${at}: the load after it failed too`)
      const connection = await openSqlserver(login)
      for (const { name, relation } of sources) {
        const there = serverSide({ connection, table: { schema: 'dbo', name } })
        const here = sqlSide({ label: name, adapter, from: relation })
        const found = await compareRelations(there, here, ['id'], { exclude: ['_loaded_at', '_batch_id'] })
        if (!found.equal)
          wrong.push(`statement ${at}, ${name}: ${JSON.stringify(found.examples.slice(0, 3))}`)
      }
      await connection.close()
    }
  } finally {
    await adapter.close()
    await shop.close()
  }
}

function makeFail(adapter: Adapter, failing: Failing): void {
  const strike = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (failing.at === undefined) return work()
    const hit = ++failing.seen === failing.at
    if (hit && failing.when === 'before') throw refused()
    const result = await work()
    if (hit) throw refused()
    return result
  }
  const wrap = (holder: object, names: readonly string[]) => {
    const methods = holder as { [name: string]: (...words: unknown[]) => Promise<unknown> }
    for (const name of names) {
      const method = methods[name]!.bind(holder)
      methods[name] = (...words) => strike(() => method(...words))
    }
  }
  const open = adapter.connection.session.bind(adapter.connection)
  wrap(adapter.connection, ['execute', 'query'])
  wrap(adapter.loader, ['load', 'loadBatches'])
  adapter.connection.session = async (): Promise<Session> => {
    const session = await open()
    wrap(session, ['execute', 'query', 'transaction'])
    return session
  }
}

const refused = () => new ProblemError(sqlFailed({ message: 'No more room in the warehouse.' }))
