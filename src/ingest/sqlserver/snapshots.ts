import type { ServerConnection, ServerTable } from '../../connections/server-connection.ts'
import { ACTIVE_ROW_VERSION } from '../../connections/sqlserver/t-sql/changes.ts'
import { sqlserverTableMissing } from '../../problems/catalogue/sqlserver.ts'
import { type Location, ProblemError } from '../../problems/problem.ts'

export type OpenConnection = (name: string, at: Location | undefined) => Promise<ServerConnection>

/** A database held at one moment. */
export interface HeldDatabase {
  readonly connection: ServerConnection
  readonly frozen: boolean
  /** MIN_ACTIVE_ROWVERSION from before the moment, upper hex. */
  readonly rowVersion: string
  readonly tables: readonly ServerTable[]
}

interface Held {
  readonly database: HeldDatabase
  readonly release: () => Promise<void>
}

/** A database to read from until it is given back. */
export interface Lease {
  readonly database: HeldDatabase
  /** `broken`: what it shows is not so any more, or it is gone. */
  giveBack(broken: boolean): Promise<void>
}

interface Pool {
  readonly limit: number
  readonly idle: Held[]
  busy: number
  readonly waiting: (() => void)[]
}

/**
 * The moments at which databases are held: one for all tables of a run, or where a connection allows `parallel` sessions,
 * one for each of them. A connection that broke is opened again, at another moment.
 */
export class Snapshots {
  readonly #open: OpenConnection
  readonly #parallel: (name: string) => number
  readonly #pools = new Map<string, Pool>()

  constructor(open: OpenConnection, parallel: (name: string) => number) {
    this.#open = open
    this.#parallel = parallel
  }

  /** Waits where as many as are allowed are at work. */
  async lease(name: string, at: Location | undefined): Promise<Lease> {
    const pool = this.#pool(name)
    if (pool.busy < pool.limit) pool.busy++
    else await new Promise<void>((resolve) => pool.waiting.push(resolve))
    return this.#take(pool, name, at)
  }

  /** Undefined where it would have to wait. */
  async leaseIfFree(name: string, at: Location | undefined): Promise<Lease | undefined> {
    const pool = this.#pool(name)
    if (pool.busy >= pool.limit) return undefined
    pool.busy++
    return this.#take(pool, name, at)
  }

  async close(): Promise<void> {
    for (const { idle } of this.#pools.values())
      for (const held of idle.splice(0)) await held.release().catch(() => {})
  }

  #pool(name: string): Pool {
    const known = this.#pools.get(name) ?? { limit: this.#parallel(name), idle: [], busy: 0, waiting: [] }
    this.#pools.set(name, known)
    return known
  }

  async #take(pool: Pool, name: string, at: Location | undefined): Promise<Lease> {
    const next = () => {
      const waiting = pool.waiting.shift()
      if (waiting) waiting()
      else pool.busy--
    }
    try {
      const held = pool.idle.pop() ?? (await this.#hold(name, at))
      return {
        database: held.database,
        giveBack: async (broken) => {
          if (broken) await held.release().catch(() => {})
          else pool.idle.push(held)
          next()
        },
      }
    } catch (error) {
      next()
      throw error
    }
  }

  async #hold(name: string, at: Location | undefined): Promise<Held> {
    const connection = await this.#open(name, at)
    try {
      const tables = await connection.tables()
      const [low] = await connection.query(ACTIVE_ROW_VERSION)
      const rowVersion = Buffer.from(low?.[0] as Uint8Array)
        .toString('hex')
        .toUpperCase()
      let release: () => void = () => {}
      const released = new Promise<void>((resolve) => {
        release = resolve
      })
      let over: Promise<unknown> = Promise.resolve()
      const frozen = await new Promise<boolean>((resolve, reject) => {
        over = connection.snapshot(async (isFrozen) => {
          resolve(isFrozen)
          await released
        })
        over.catch(reject)
      })
      return {
        database: { connection, frozen, rowVersion, tables },
        release: async () => {
          release()
          await over.catch(() => {})
          await connection.close()
        },
      }
    } catch (error) {
      await connection.close()
      throw error
    }
  }
}

export function findTable(
  database: HeldDatabase,
  wanted: { readonly schema: string; readonly name: string },
  at: Location | undefined,
): ServerTable {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  const found = database.tables.find(
    ({ schema, name }) => same(schema, wanted.schema) && same(name, wanted.name),
  )
  if (found) return found
  const known = database.tables.map(({ schema, name }) => `${schema}.${name}`)
  const table = `${wanted.schema}.${wanted.name}`
  throw new ProblemError(sqlserverTableMissing({ table, label: database.connection.label, known, at }))
}
