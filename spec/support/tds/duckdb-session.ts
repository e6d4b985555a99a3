import type { DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api'
import { DuckDBTypeId } from '@duckdb/node-api'
import { answerCatalog } from './answer-catalog.ts'
import type { DuckdbEngine } from './duckdb-engine.ts'
import { type BulkSink, type EngineSession, type Parameter, type Result, ServerError } from './engine.ts'
import { type CatalogTable, readCreateTable } from './server-catalog.ts'
import { cleanCapture, noteChanges, startCapture, startTracking } from './track-changes.ts'
import { engineType, literal, name, tableOf, translate } from './translate-tsql.ts'
import type { WireColumn, WireType, WireValue } from './wire-types.ts'

const SNAPSHOT = 5

/** One client's session. */
export class DuckdbSession implements EngineSession {
  readonly database: string
  readonly #engine: DuckdbEngine
  readonly #connection: DuckDBConnection
  #inTransaction = false
  /** LOCK_TIMEOUT, in milliseconds. */
  #patience = -1

  constructor(engine: DuckdbEngine, connection: DuckDBConnection, database: string) {
    this.#engine = engine
    this.#connection = connection
    this.database = database
  }

  async *run(sql: string, parameters: readonly Parameter[]): AsyncIterable<Result> {
    for (const statement of splitStatements(sql)) {
      const result = await this.#statement(statement, parameters)
      if (result) yield result
    }
  }

  async #statement(sql: string, parameters: readonly Parameter[]): Promise<Result | undefined> {
    const patience = /\block_timeout\s+(-?\d+)/i.exec(sql)
    if (patience) this.#patience = Number(patience[1])
    if (/^\s*(set|use|print|if\s+@@trancount)\b/i.test(sql)) return undefined
    const ddl = await this.#define(sql)
    if (ddl) return { count: 0 }
    const known = answerCatalog(this.#engine, this.database, sql, parameters)
    if (known) return known
    try {
      const change =
        /^\s*(insert\s+into|update|delete\s+from|merge\s+into|truncate\s+table)\s+([^\s(]+)/i.exec(sql)
      if (change) return { count: await this.#change(sql, change[1]!, change[2]!, parameters) }
      const locked = /\bFROM\s+(\S+)\s+WITH \(TABLOCK, HOLDLOCK\)/i.exec(sql)
      if (locked && this.#inTransaction) await this.#lock(locked[1]!, 'shared')
      return await this.#read(translate(sql, parameters))
    } catch (error) {
      throw serverError(error)
    }
  }

  async #change(
    sql: string,
    verb: string,
    target: string,
    parameters: readonly Parameter[],
  ): Promise<number> {
    const { schema, table } = tableOf(target)
    const entry = this.#engine.tables.get(`${schema}.${table}`)
    const body = /^truncate/i.test(verb)
      ? `DELETE FROM ${name(schema)}.${name(table)}`
      : translate(sql, parameters)
    return this.#inside(async () => {
      await this.#lock(target, 'writing')
      const result = await this.#connection.runAndReadAll(withKeyClash(body))
      const count = Number(result.rowsChanged)
      if (entry) await noteChanges(this.#connection, entry, /^truncate/i.test(verb))
      if (entry) await this.#checkKeys(entry)
      return count
    })
  }

  async #lock(target: string, kind: 'shared' | 'writing'): Promise<void> {
    const { schema, table } = tableOf(target)
    await this.#engine.locks.take(`${schema}.${table}`, this, kind, this.#patience)
  }

  async #inside<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#inTransaction) return work()
    await this.#connection.run('BEGIN TRANSACTION')
    try {
      const value = await work()
      await this.#connection.run('COMMIT')
      return value
    } catch (error) {
      await this.#connection.run('ROLLBACK').catch(() => {})
      throw error
    } finally {
      this.#engine.locks.release(this)
    }
  }

  async #checkKeys({ schema, name: table, key, unique }: CatalogTable): Promise<void> {
    for (const columns of [key, ...unique].filter((one) => one.length > 0)) {
      const list = columns.map(name).join(', ')
      const found = await this.#connection.runAndReadAll(
        `SELECT 1 FROM ${name(schema)}.${name(table)} GROUP BY ${list} HAVING count(*) > 1 LIMIT 1`,
      )
      if (found.currentRowCount > 0) {
        throw new ServerError(
          2627,
          `Violation of PRIMARY KEY constraint. Cannot insert duplicate key in object '${schema}.${table}'.`,
          14,
        )
      }
    }
  }

  async #read(sql: string): Promise<Result> {
    const result = await this.#connection.stream(sql)
    const types = result.columnTypes()
    const names = result.columnNames()
    const columns: WireColumn[] = names.map((column, index) => ({
      name: column,
      type: wireType(types[index]!),
    }))
    async function* rows(): AsyncIterable<readonly WireValue[]> {
      for (;;) {
        const chunk = await result.fetchChunk()
        if (!chunk || chunk.rowCount === 0) return
        for (const row of chunk.getRows()) yield row.map(wireValue)
      }
    }
    return { columns, rows: rows() }
  }

  /** DDL, and what only the fixture understands: `ALTER TABLE ... ENABLE CHANGE_TRACKING`, `ENABLE CDC`, `CLEAN CDC`. */
  async #define(sql: string): Promise<boolean> {
    const { tables } = this.#engine
    if (/^\s*create\s+table/i.test(sql)) {
      const table = readCreateTable(sql)
      const columns = table.columns.map(
        ({ name: column, type, nullable }) =>
          `${name(column)} ${engineType(type)}${nullable || /^(rowversion|timestamp)$/i.test(type) ? '' : ' NOT NULL'}`,
      )
      if (tables.has(`${table.schema}.${table.name}`))
        throw new ServerError(2714, `There is already an object named '${table.name}' in the database.`)
      await this.#connection.run(`CREATE SCHEMA IF NOT EXISTS ${name(table.schema)}`)
      await this.#connection.run(
        `CREATE TABLE ${name(table.schema)}.${name(table.name)} (${columns.join(', ')})`,
      )
      tables.set(`${table.schema}.${table.name}`, table)
      if (table.columns.some(({ base }) => base === 'timestamp')) await startTracking(this.#connection, table)
      return true
    }
    const dropped = /^\s*drop\s+table\s+(?:if\s+exists\s+)?(\S+?);?\s*$/i.exec(sql)
    if (dropped) {
      const { schema, table } = tableOf(dropped[1]!)
      await this.#connection.run(`DROP TABLE IF EXISTS ${name(schema)}.${name(table)}`)
      tables.delete(`${schema}.${table}`)
      return true
    }
    const altered = /^\s*alter\s+table\s+(\S+)\s+([\s\S]+)$/i.exec(sql)
    if (altered) {
      await this.#alter(tableOf(altered[1]!), altered[2]!.trim())
      return true
    }
    const schema = /create\s+schema\s+\[?(\w+)\]?/i.exec(sql)
    if (schema) await this.#connection.run(`CREATE SCHEMA IF NOT EXISTS ${name(schema[1]!)}`)
    return schema !== null || /^\s*(create\s+(unique\s+)?index|drop\s+schema)/i.test(sql)
  }

  async #alter({ schema, table }: { schema: string; table: string }, what: string): Promise<void> {
    const entry = this.#engine.tables.get(`${schema}.${table}`)
    if (!entry) throw new ServerError(4902, `Cannot find the object "${schema}.${table}".`)
    const place = `${name(schema)}.${name(table)}`
    const added = /^add\s+\[([^\]]+)\]\s+(\w+(?:\s*\([^)]*\))?)(.*)$/is.exec(what)
    const dropped = /^drop\s+column\s+\[([^\]]+)\]/i.exec(what)
    const retyped = /^alter\s+column\s+\[([^\]]+)\]\s+(\w+(?:\s*\([^)]*\))?)/i.exec(what)
    if (/enable\s+change_tracking/i.test(what)) {
      entry.tracked = true
      await startTracking(this.#connection, entry)
    } else if (/^enable\s+cdc/i.test(what)) {
      entry.captured = true
      await startCapture(this.#connection, entry)
    } else if (/^clean\s+cdc/i.test(what)) {
      await cleanCapture(this.#connection, entry)
    } else if (/disable\s+change_tracking/i.test(what)) {
      entry.tracked = false
      await this.#connection.run(`DELETE FROM __ct.__tables WHERE name = ${literal(`${schema}.${table}`)}`)
    } else if (added) {
      const type = added[2]!
      await this.#connection.run(`ALTER TABLE ${place} ADD COLUMN ${name(added[1]!)} ${engineType(type)}`)
      entry.columns.push({
        name: added[1]!,
        base: type.replace(/\(.*/, '').trim().toLowerCase(),
        type,
        nullable: true,
        identity: false,
      })
    } else if (dropped) {
      await this.#connection.run(`ALTER TABLE ${place} DROP COLUMN ${name(dropped[1]!)}`)
      entry.columns.splice(
        entry.columns.findIndex((column) => column.name === dropped[1]),
        1,
      )
    } else if (retyped) {
      await this.#connection.run(
        `ALTER TABLE ${place} ALTER COLUMN ${name(retyped[1]!)} TYPE ${engineType(retyped[2]!)}`,
      )
      const at = entry.columns.findIndex((column) => column.name === retyped[1])
      entry.columns[at] = {
        ...entry.columns[at]!,
        type: retyped[2]!,
        base: retyped[2]!.replace(/\(.*/, '').trim().toLowerCase(),
      }
    }
    if (added || dropped || retyped) await startTracking(this.#connection, entry, true)
  }

  async bulk(sql: string): Promise<BulkSink> {
    const match = /^\s*insert\s+bulk\s+(\S+?)\s*\(/i.exec(sql)
    const { schema, table } = tableOf(match![1]!)
    const entry = this.#engine.tables.get(`${schema}.${table}`)
    if (!entry) throw new ServerError(208, `Invalid object name '${schema}.${table}'.`)
    const place = `${name(schema)}.${name(table)}`
    const stage = `__bulk_${table}`
    const connection = this.#connection
    let ready = false
    const end = () =>
      this.#inside(async () => {
        await this.#lock(match![1]!, 'writing')
        if (ready) await connection.run(`INSERT INTO ${place} BY NAME SELECT * FROM temp.main.${name(stage)}`)
        if (ready) await connection.run(`DROP TABLE temp.main.${name(stage)}`)
        await noteChanges(connection, entry, false)
        await this.#checkKeys(entry)
      }).catch((error) => {
        throw serverError(error)
      })
    return {
      write: async (columns, rows) => {
        if (!ready) {
          const list = columns.map(({ name: column }) => {
            const found = entry.columns.find((one) => one.name.toLowerCase() === column.toLowerCase())
            if (!found) throw new ServerError(207, `Invalid column name '${column}'.`)
            return `${name(column)} ${engineType(found.type)}`
          })
          await connection.run(`CREATE OR REPLACE TEMP TABLE ${name(stage)} (${list.join(', ')})`)
          ready = true
        }
        for (let at = 0; at < rows.length; at += 500) {
          const part = rows.slice(at, at + 500)
          const values = part.map((row) => `(${row.map(literal).join(', ')})`).join(', ')
          await connection.run(`INSERT INTO temp.main.${name(stage)} VALUES ${values}`)
        }
      },
      end,
    }
  }

  async begin(isolation: number): Promise<void> {
    // Only a statement meets the error 3952 of a database without snapshots, as on the real server.
    if (isolation === SNAPSHOT && !this.#engine.snapshots) {
      throw new ServerError(
        3952,
        `Snapshot isolation transaction failed accessing database '${this.database}' because snapshot isolation is not allowed in this database.`,
      )
    }
    await this.#connection.run('BEGIN TRANSACTION')
    // As on the real server, the moment is that of the first look at the data.
    this.#inTransaction = true
  }

  async commit(): Promise<void> {
    this.#inTransaction = false
    await this.#connection
      .run('COMMIT')
      .catch((error) => {
        throw serverError(error)
      })
      .finally(() => this.#engine.locks.release(this))
  }

  async rollback(): Promise<void> {
    if (!this.#inTransaction) return
    this.#inTransaction = false
    await this.#connection.run('ROLLBACK').catch(() => {})
    this.#engine.locks.release(this)
  }

  async close(): Promise<void> {
    await this.rollback()
    this.#connection.closeSync()
  }
}

function withKeyClash(sql: string): string {
  return sql
}

function splitStatements(sql: string): string[] {
  return sql
    .split(/;\s*(?:\r?\n|$)|\r?\n\s*(?=set\s)/i)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function serverError(error: unknown): ServerError {
  if (error instanceof ServerError) return error
  const text = (error as Error).message
  const table = /Table with name ("?[\w.]+"?) does not exist/i.exec(text)
  if (table) return new ServerError(208, `Invalid object name '${table[1]}'.`)
  const column = /(?:Referenced column|column) "([^"]+)" (?:not found|was not found)/i.exec(text)
  if (column) return new ServerError(207, `Invalid column name '${column[1]}'.`)
  if (/does not have a column named "([^"]+)"/i.test(text))
    return new ServerError(207, `Invalid column name '${/named "([^"]+)"/i.exec(text)?.[1]}'.`)
  if (/conflict/i.test(text))
    return new ServerError(3960, 'Snapshot isolation transaction aborted due to update conflict.')
  if (/NOT NULL constraint/i.test(text)) return new ServerError(515, text)
  return new ServerError(102, `Incorrect syntax: ${text}`, 15)
}

function wireType(type: DuckDBType): WireType {
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
      return { kind: 'bit' }
    case DuckDBTypeId.UTINYINT:
      return { kind: 'int', bytes: 1 }
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
      return { kind: 'int', bytes: 2 }
    case DuckDBTypeId.INTEGER:
      return { kind: 'int', bytes: 4 }
    case DuckDBTypeId.BIGINT:
      return { kind: 'int', bytes: 8 }
    case DuckDBTypeId.HUGEINT:
      return { kind: 'decimal', precision: 38, scale: 0 }
    case DuckDBTypeId.FLOAT:
      return { kind: 'float', bytes: 4 }
    case DuckDBTypeId.DOUBLE:
      return { kind: 'float', bytes: 8 }
    case DuckDBTypeId.DECIMAL: {
      const { width, scale } = type as { width: number; scale: number } & DuckDBType
      return { kind: 'decimal', precision: width, scale }
    }
    case DuckDBTypeId.DATE:
      return { kind: 'date' }
    case DuckDBTypeId.BLOB:
      return { kind: 'varbinary', length: 'max' }
    default:
      return { kind: 'nvarchar', length: 'max' }
  }
}

function wireValue(value: DuckDBValue): WireValue {
  if (value === null || value === undefined) return null
  switch (typeof value) {
    case 'number':
    case 'bigint':
    case 'boolean':
    case 'string':
      return value
  }
  if ('bytes' in value) return value.bytes as Uint8Array
  return String(value)
}
