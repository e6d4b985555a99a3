// A database held at one moment by one session.

import type { ServerConnection, ServerTable, TableName } from '../../connections/server-connection.ts'
import { ACTIVE_ROW_VERSION } from '../../connections/sqlserver/t-sql/changes.ts'
import { firstRead } from '../../connections/sqlserver/t-sql/one-moment.ts'
import type { ConnectionRef } from '../../manifest/connection.ts'
import { type Location, ProblemError } from '../../problems/problem.ts'

export type OpenConnection = (ref: ConnectionRef, at: Location | undefined) => Promise<ServerConnection>

/** What a run wants of a connection. */
export interface WantedReads {
  /** Sessions that may read at once. */
  readonly sessions: number
  readonly tables: readonly TableName[]
}

export interface HeldDatabase {
  readonly connection: ServerConnection
  readonly frozen: boolean
  /** MIN_ACTIVE_ROWVERSION from before the moment, upper hex. */
  readonly rowVersion: string
  readonly tables: readonly ServerTable[]
}

export interface Held {
  readonly database: HeldDatabase
  readonly release: () => Promise<void>
}

/** What is asked of a connection before its moment begins: what there is, and the row versions that are complete. */
export type Surveyed = Pick<HeldDatabase, 'connection' | 'rowVersion' | 'tables'>

export async function survey(
  connection: ServerConnection,
  tables?: readonly ServerTable[],
): Promise<Surveyed> {
  const known = tables ?? (await connection.tables())
  const [low] = await connection.query(ACTIVE_ROW_VERSION)
  const rowVersion = Buffer.from(low?.[0] as Uint8Array)
    .toString('hex')
    .toUpperCase()
  return { connection, rowVersion, tables: known }
}

/** Begins the session's transaction, and with it the moment: the server counts from the first read in it. */
export async function hold(surveyed: Surveyed, wanted: readonly TableName[]): Promise<Held> {
  const { connection } = surveyed
  let release: () => void = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  let over: Promise<unknown> = Promise.resolve()
  const frozen = await new Promise<boolean>((resolve, reject) => {
    over = connection.snapshot(async (isFrozen) => {
      if (isFrozen) await readFirst(surveyed, wanted)
      resolve(isFrozen)
      await released
    })
    over.catch(reject)
  })
  return {
    database: { ...surveyed, frozen },
    release: async () => {
      release()
      await over.catch(() => {})
      await connection.close()
    },
  }
}

/** One table will do; those that cannot be read are told when they are loaded. */
async function readFirst({ connection, tables }: Surveyed, wanted: readonly TableName[]): Promise<void> {
  for (const name of wanted) {
    const table = tableNamed(tables, name)
    if (table === undefined) continue
    try {
      await connection.query(firstRead(table))
      return
    } catch (error) {
      if (!isTheTablesOwn(error)) throw error
    }
  }
}

export function tableNamed(tables: readonly ServerTable[], wanted: TableName): ServerTable | undefined {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  return tables.find(({ schema, name }) => same(schema, wanted.schema) && same(name, wanted.name))
}

const OF_THE_TABLE = new Set(['server-permission-denied', 'server-object-missing'])

/** Not the session's: the login may not read it, or it is gone. */
export function isTheTablesOwn(error: unknown): boolean {
  return error instanceof ProblemError && error.problems.some(({ code }) => OF_THE_TABLE.has(code))
}
