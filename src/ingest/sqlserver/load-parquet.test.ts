import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  codes,
  held,
  messages,
  people,
  rows,
  run,
  table,
  testServer,
} from '../../../spec/support/loads-from-server.ts'

const test = testServer()
const load = { cursor: 'change_tracking', target: 'parquet', folder: 'out' }
const file = () => join(test.directory, 'out', 'people.parquet')

describe('a table kept as a Parquet file', () => {
  it('holds what a load of everything would, batch after batch, and goes on from itself', async () => {
    await people(test, 4)
    const source = table('people', load)
    expect(messages(await run(test, [source]))).toEqual([`4 rows read, in "${file()}"`])
    expect(await held(test)).toBe('1 n1, 2 n2, 3 n3, 4 n4')
    await test.engine.execute(
      "UPDATE [dbo].[people] SET [name] = N'two' WHERE [id] = 2",
      'DELETE FROM [dbo].[people] WHERE [id] = 3',
    )
    expect(messages(await run(test, [source]))).toEqual([`1 row new or changed, 1 row gone, in "${file()}"`])
    expect(messages(await run(test, [source]))).toEqual([`0 rows new or changed, in "${file()}"`])
    expect(await rows(test, `select id, name from read_parquet('${file()}') order by id`)).toEqual([
      [1, 'n1'],
      [2, 'two'],
      [4, 'n4'],
    ])
    // The file alone says how far it goes, whatever becomes of the warehouse.
    await test.adapter.connection.execute('DROP SCHEMA raw_app CASCADE')
    await test.engine.execute("UPDATE [dbo].[people] SET [name] = N'four' WHERE [id] = 4")
    expect(messages(await run(test, [source]))).toEqual([`1 row new or changed, in "${file()}"`])
    expect(await held(test)).toBe('1 n1, 2 two, 4 four')
    expect(readdirSync(join(test.directory, 'out'))).toEqual(['people.parquet'])
    expect(existsSync(join(test.directory, 'target/parquet/raw_app/people'))).toBe(false)
  })

  it('marks rows that are gone, and notes columns that are new', async () => {
    await people(test, 2)
    const source = table('people', { ...load, deletes: 'soft' })
    await run(test, [source])
    await test.engine.execute(
      'ALTER TABLE [dbo].[people] ADD [extra] INT NULL',
      'DELETE FROM [dbo].[people] WHERE [id] = 1',
    )
    await run(test, [source])
    const gone = 'select id, _deleted_at is not null from raw_app.people order by id'
    expect(await rows(test, gone)).toEqual([
      [1, true],
      [2, false],
    ])
    expect(await rows(test, 'select column_name, change from raw_app._schema_changes')).toEqual([
      ['extra', 'added'],
    ])
  })

  it('becomes a table of the warehouse, and a file again', async () => {
    await people(test, 2)
    const inside = table('people', { cursor: 'change_tracking' })
    await run(test, [table('people', load)])
    expect(messages(await run(test, [inside]))).toEqual(['2 rows read'])
    await test.engine.execute("UPDATE [dbo].[people] SET [name] = N'two' WHERE [id] = 2")
    expect(messages(await run(test, [table('people', load)]))).toEqual([
      `1 row new or changed, in "${file()}"`,
    ])
    expect(messages(await run(test, [inside]))).toEqual(['2 rows read'])
    expect(await held(test)).toBe('1 n1, 2 two')
  })

  it('that cannot be written is told, and a file of others stays', async () => {
    await people(test, 2)
    writeFileSync(join(test.directory, 'out'), 'no folder')
    expect(codes(await run(test, [table('people', load)]))).toEqual(['file-unwritable'])
    rmSync(join(test.directory, 'out'))
    const target = { file: file(), format: 'parquet' } as const
    await test.adapter.loader.exportTo({ sql: "select 'of others' as text" }, target)
    expect(codes(await run(test, [table('people', load)]))).toEqual(['sqlserver-file-foreign'])
    expect(await rows(test, `select * from read_parquet('${file()}')`)).toEqual([['of others']])
  })
})
