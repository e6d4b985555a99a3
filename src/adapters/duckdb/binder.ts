// What DuckDB says of a query before anything is there: empty tables of the known columns, in memory, and nothing runs.

import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { Column } from '../../manifest/column.ts'
import type { JsonObject } from '../../manifest/json.ts'
import type { Query } from '../../manifest/manifest.ts'
import { type Relation, relationKey } from '../../manifest/relation.ts'
import { withoutSemicolon } from '../embed.ts'
import type { Binding } from './binding.ts'
import { bindingProblem } from './binding-problem.ts'
import { readEngineError } from './engine-errors.ts'
import { settleSettings } from './settings.ts'
import { literal, quoteName } from './statements.ts'
import { typeText } from './type-text.ts'

/** A table as far as a query that reads it is concerned; every column has its engine type. */
export interface BoundTable {
  readonly relation: Relation
  readonly columns: readonly Column[]
}

/** In characters. DuckDB prepares in quadratic time: a select list of 50,000 columns, 1 MB, takes it minutes. */
const LONGEST = 250_000

export class DuckdbBinder {
  readonly #instance: DuckDBInstance
  readonly #connection: DuckDBConnection
  readonly #made = new Map<string, string>()

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance
    this.#connection = connection
  }

  /** `settings` as the target says them; those that change how queries are read hold here too. */
  static async open(settings: JsonObject, directory: string): Promise<DuckdbBinder> {
    const instance = await DuckDBInstance.create(':memory:', {
      errors_as_json: 'true',
      threads: '1',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    })
    const connection = await instance.connect()
    await connection.run("SET TimeZone = 'UTC'")
    for (const [name, value] of Object.entries(settleSettings(settings, directory).options)) {
      if (apart.test(name)) continue
      await connection.run(`SET ${quoteName(name)} = ${literal(value)}`).catch(() => {})
    }
    // Reading a file is an effect, and it may not be there yet.
    await connection.run('SET enable_external_access = false')
    return new DuckdbBinder(instance, connection)
  }

  async bind(query: Query, tables: readonly BoundTable[]): Promise<Binding> {
    if (query.sql.length > LONGEST) return { kind: 'open' }
    try {
      for (const table of tables) await this.#make(table)
    } catch {
      // A type of an extension, or of the user's own.
      return { kind: 'open' }
    }
    const sql = withoutSemicolon(query.sql, 'duckdb')
    try {
      const prepared = await this.#connection.prepare(sql)
      try {
        const columns = Array.from({ length: prepared.columnCount }, (_, index) => ({
          name: prepared.columnName(index),
          type: typeText(prepared.columnType(index)),
        }))
        return { kind: 'accepted', columns }
      } finally {
        prepared.destroySync()
      }
    } catch (error) {
      return bindingProblem(readEngineError(error), sql, query)
    }
  }

  close(): void {
    this.#connection.closeSync()
    this.#instance.closeSync()
  }

  async #make({ relation, columns }: BoundTable): Promise<void> {
    const list = columns.map(({ name, type }) => `${quoteName(name)} ${type}`).join(', ')
    const key = relationKey(relation)
    if (this.#made.get(key) === list) return
    const { database = 'memory', schema, name } = relation
    if (database !== 'memory')
      await this.#connection.run(`ATTACH IF NOT EXISTS ':memory:' AS ${quoteName(database)}`)
    const inside = `${quoteName(database)}.${quoteName(schema)}`
    await this.#connection.run(`CREATE SCHEMA IF NOT EXISTS ${inside}`)
    await this.#connection.run(`CREATE OR REPLACE TABLE ${inside}.${quoteName(name)} (${list})`)
    this.#made.set(key, list)
  }
}

/** Options that reach outside, or have nothing to do with the meaning of a query. */
const apart = /memory|threads|directory|path|extension|access|secret|http|s3|lock|error|log|profil|progress/i
