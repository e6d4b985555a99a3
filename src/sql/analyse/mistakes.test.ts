import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mistakes } from '../../../spec/sql/mistakes.ts'
import { sampleColumns, sampleTables } from '../../../spec/sql/sample-tables.ts'
import { translate } from '../translate.ts'
import { parseType, printType } from '../type-text.ts'

describe('what is told of a wrong statement', () => {
  it.each(mistakes.map(([dialect, sql, ...told]) => ({ dialect, sql, told })))('$dialect: $sql', (each) => {
    const { dialect, sql, told } = each
    const { problems } = translate(sql, { from: dialect, to: 'duckdb', tables: sampleTables(dialect) })
    const found = problems.map(({ code, hint, start, end }) => {
      const near = /Did you mean "?([^"?]*)/.exec(hint ?? '')?.[1]
      return `${code} @${sql.slice(start, end)}${near === undefined ? '' : ` -> ${near}`}`
    })
    expect(found).toEqual(told)
    for (const { message } of problems) expect(message).toMatch(/^.+\.$/)
  })
})

describe('DuckDB itself', () => {
  let instance: DuckDBInstance

  beforeAll(async () => {
    instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    for (const [name, columns] of Object.entries(sampleColumns)) {
      const written = Object.entries(columns).map(
        ([column, type]) => `${column} ${printType(parseType(type, 'bigquery'), 'duckdb')}`,
      )
      await connection.run(`CREATE TABLE ${name} (${written.join(', ')})`)
    }
    connection.closeSync()
  })
  afterAll(() => instance.closeSync())

  it.each(mistakes.flatMap(([dialect, sql]) => (dialect === 'duckdb' ? [sql] : [])))(
    'refuses %s',
    async (sql) => {
      const connection = await instance.connect()
      await expect(connection.prepare(sql)).rejects.toThrow(/^(Binder|Catalog|Parser) Error/)
      connection.closeSync()
    },
  )
})
