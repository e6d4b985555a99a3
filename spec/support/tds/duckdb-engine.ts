// A database behind the fixture server: DuckDB keeps the rows, and answers the statements that Strata sends.

import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { DuckdbSession } from './duckdb-session.ts'
import { type Engine, type EngineSession, ServerError } from './engine.ts'
import type { CatalogTable } from './server-catalog.ts'
import { TableLocks } from './table-locks.ts'

export interface DuckdbEngineOptions {
  readonly users?: { readonly [user: string]: string }
  readonly database?: string
  /** ALLOW_SNAPSHOT_ISOLATION. */
  readonly snapshots?: boolean
  /** DuckDB file; default in memory. */
  readonly path?: string
}

export class DuckdbEngine implements Engine {
  readonly #instance: DuckDBInstance
  readonly #options: DuckdbEngineOptions
  /** By `schema.table`. */
  readonly tables = new Map<string, CatalogTable>()
  readonly locks = new TableLocks()
  snapshots: boolean
  /** The number of the database of which this one is a database snapshot. */
  snapshotOf: number | undefined
  #open: DuckDBConnection[] = []

  private constructor(instance: DuckDBInstance, options: DuckdbEngineOptions) {
    this.#instance = instance
    this.#options = options
    this.snapshots = options.snapshots ?? true
  }

  static async create(options: DuckdbEngineOptions = {}): Promise<DuckdbEngine> {
    const instance = await DuckDBInstance.create(options.path ?? ':memory:', { threads: '2' })
    const engine = new DuckdbEngine(instance, options)
    const connection = await instance.connect()
    await connection.run(`CREATE SCHEMA IF NOT EXISTS dbo; CREATE SCHEMA IF NOT EXISTS __ct;
CREATE TABLE IF NOT EXISTS __ct.__now (version BIGINT, row_version BIGINT);
INSERT INTO __ct.__now SELECT 0, 2000 WHERE NOT EXISTS (SELECT 1 FROM __ct.__now);
CREATE TABLE IF NOT EXISTS __ct.__tables (name VARCHAR, min_valid BIGINT);`)
    connection.closeSync()
    return engine
  }

  async login(user: string, password: string, database: string): Promise<EngineSession> {
    const users = this.#options.users ?? { sa: 'Correct-horse-7' }
    if (users[user] !== password) throw new ServerError(18_456, `Login failed for user '${user}'.`, 14)
    const known = this.#options.database ?? 'app'
    if (database !== '' && database !== known) {
      throw new ServerError(
        4060,
        `Cannot open database "${database}" requested by the login. The login failed.`,
        11,
      )
    }
    return this.session()
  }

  /** A session without a wire, for tests that change the data behind a client's back. */
  async session(): Promise<DuckdbSession> {
    const connection = await this.#instance.connect()
    this.#open.push(connection)
    await connection.run("SET schema = 'dbo'")
    return new DuckdbSession(this, connection, this.#options.database ?? 'app')
  }

  /** Runs T-SQL statements, one after the other. */
  async execute(...statements: readonly string[]): Promise<void> {
    const session = await this.session()
    try {
      for (const statement of statements) for await (const _ of session.run(statement, []));
    } finally {
      await session.close()
    }
  }

  close(): void {
    for (const connection of this.#open) connection.closeSync()
    this.#instance.closeSync()
  }
}
