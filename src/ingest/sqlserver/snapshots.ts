import type { ServerTable, TableName } from '../../connections/server-connection.ts'
import { type ConnectionRef, connectionId } from '../../manifest/connection.ts'
import { sqlserverTableMissing } from '../../problems/catalogue/sqlserver.ts'
import { type Location, type Problem, ProblemError } from '../../problems/problem.ts'
import {
  type Held,
  type HeldDatabase,
  type OpenConnection,
  tableNamed,
  type WantedReads,
} from './held-database.ts'
import { holdTogether } from './hold-together.ts'
import { mayPass } from './with-retries.ts'

/** A database to read from until it is given back. */
export interface Lease {
  readonly database: HeldDatabase
  /** To be told once: how the sessions came about. */
  readonly warnings: readonly Problem[]
  /** Tables of this run were read at an earlier moment, which is gone. */
  readonly later: boolean
  /** `broken`: what it shows is not so any more, or it is gone. */
  giveBack(broken: boolean): Promise<void>
}

interface Pool {
  readonly idle: Held[]
  /** Sessions of the present moment, at work or not. */
  alive: number
  /** While the sessions of a moment are being opened. */
  opening: Promise<void> | undefined
  /** Why it cannot be opened: a wrong password is not tried once for each table. */
  refused: unknown
  warnings: readonly Problem[]
  moments: number
  /** Of the latest moment at which a table was read to its end. */
  read: number
  readonly waiting: (() => void)[]
}

/**
 * The moments at which databases are held: one for all tables of a run, however many sessions read them. A session that
 * broke is done without; when the last one is gone, all are opened again, at another moment.
 */
export class Snapshots {
  readonly #open: OpenConnection
  readonly #wanted: (ref: ConnectionRef) => WantedReads
  readonly #pools = new Map<string, Pool>()

  constructor(open: OpenConnection, wanted: (ref: ConnectionRef) => WantedReads) {
    this.#open = open
    this.#wanted = wanted
  }

  /** Waits where all sessions are at work. */
  async lease(ref: ConnectionRef, at: Location | undefined): Promise<Lease> {
    const pool = this.#pool(ref)
    for (;;) {
      const held = pool.idle.pop()
      if (held) return this.#lend(pool, held)
      if (pool.alive > 0) await new Promise<void>((resolve) => pool.waiting.push(resolve))
      else await this.#begin(pool, ref, at)
    }
  }

  /** Undefined where it would have to wait. */
  leaseIfFree(ref: ConnectionRef): Lease | undefined {
    const pool = this.#pool(ref)
    const held = pool.idle.pop()
    return held && this.#lend(pool, held)
  }

  async close(): Promise<void> {
    for (const { idle } of this.#pools.values())
      for (const held of idle.splice(0)) await held.release().catch(() => {})
  }

  #pool(ref: ConnectionRef): Pool {
    const id = connectionId(ref)
    const known = this.#pools.get(id)
    if (known) return known
    const pool: Pool = {
      ...{
        idle: [],
        alive: 0,
        opening: undefined,
        refused: undefined,
        warnings: [],
        moments: 0,
        read: 0,
        waiting: [],
      },
    }
    this.#pools.set(id, pool)
    return pool
  }

  /** Whoever comes meanwhile waits for the same sessions. */
  async #begin(pool: Pool, ref: ConnectionRef, at: Location | undefined): Promise<void> {
    if (pool.refused !== undefined) throw pool.refused
    pool.opening ??= (async () => {
      const { held, warnings } = await holdTogether(() => this.#open(ref, at), this.#wanted(ref))
      pool.idle.push(...held)
      pool.alive = held.length
      pool.warnings = warnings
      pool.moments++
    })()
      .catch((error) => {
        if (!mayPass(error)) pool.refused = error
        throw error
      })
      .finally(() => {
        pool.opening = undefined
      })
    await pool.opening
  }

  #lend(pool: Pool, held: Held): Lease {
    const { moments, warnings } = pool
    return {
      database: held.database,
      warnings,
      later: pool.read > 0 && pool.read < moments,
      giveBack: async (broken) => {
        if (broken) {
          pool.alive--
          await held.release().catch(() => {})
        } else {
          pool.read = moments
          pool.warnings = []
          pool.idle.push(held)
        }
        // With no session left, the next one opens them anew, and the others find theirs.
        for (const go of pool.alive === 0 ? pool.waiting.splice(0) : pool.waiting.splice(0, 1)) go()
      },
    }
  }
}

export function findTable(database: HeldDatabase, wanted: TableName, at: Location | undefined): ServerTable {
  const found = tableNamed(database.tables, wanted)
  if (found) return found
  const known = database.tables.map(({ schema, name }) => `${schema}.${name}`)
  const table = `${wanted.schema}.${wanted.name}`
  throw new ProblemError(sqlserverTableMissing({ table, label: database.connection.label, known, at }))
}
