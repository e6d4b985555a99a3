import type { ServerConnection, ServerTable } from '../../connections/server-connection.ts'
import { ACTIVE_ROW_VERSION } from '../../connections/sqlserver/t-sql.ts'
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

/** One moment per database for all tables of a run. A connection that broke is opened again, at another moment. */
export class Snapshots {
  readonly #open: OpenConnection
  readonly #held = new Map<string, Promise<Held>>()

  constructor(open: OpenConnection) {
    this.#open = open
  }

  async database(name: string, at: Location | undefined): Promise<HeldDatabase> {
    const known = this.#held.get(name) ?? this.#hold(name, at)
    this.#held.set(name, known)
    try {
      return (await known).database
    } catch (error) {
      this.#held.delete(name)
      throw error
    }
  }

  /** After a failure: what follows is read in another snapshot. */
  async letGo(name: string): Promise<void> {
    const held = this.#held.get(name)
    this.#held.delete(name)
    await held?.then((one) => one.release()).catch(() => {})
  }

  async close(): Promise<void> {
    for (const held of this.#held.values()) await held.then((one) => one.release()).catch(() => {})
    this.#held.clear()
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
