import { describe, expect, it } from 'vitest'
import {
  codes,
  messages,
  people,
  rows,
  run,
  table,
  testServer,
} from '../../../spec/support/loads-from-server.ts'

const test = testServer()

describe('a table of SQL Server', () => {
  it('arrives whole, every type exact', async () => {
    await test.engine.execute(
      `CREATE TABLE [dbo].[kinds] ([id] BIGINT NOT NULL, [d] DECIMAL(38, 10) NULL, [m] MONEY NULL, [t2] DATETIME2(7) NULL,
[dto] DATETIMEOFFSET(6) NULL, [ti] TIME(7) NULL, [g] UNIQUEIDENTIFIER NULL, [b] VARBINARY(8) NULL, [s] NVARCHAR(MAX) NULL,
[f] FLOAT NULL, [r] REAL NULL, [bit] BIT NULL, [day] DATE NULL, [x] XML NULL, [t3] DATETIME2(3) NULL, [tiny] TINYINT NULL, CONSTRAINT [pk] PRIMARY KEY ([id]))`,
      `INSERT INTO [dbo].[kinds] VALUES (9223372036854775807, 1234567890123456789012345678.0123456789, -922337203685477.5808,
N'2024-02-29 23:59:59.1234567', N'2024-02-29 01:02:03.123456 +05:30', N'23:59:59.1234567', N'6F9619FF-8B86-D011-B42D-00C04FC964FF',
'\\x00\\xFF'::BLOB, N'', 0.1, 1.5, 1, '0001-01-01', N'<a>é</a>', N'9999-12-31 23:59:59.999', 255), (-1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)`,
    )
    const summary = await run(test, [table('kinds')])
    expect(messages(summary)).toEqual(['2 rows read'])
    expect(codes(summary)).toEqual(['sqlserver-truncated'])
    const types = await rows(
      test,
      "select column_name || ' ' || data_type from duckdb_columns() where table_name = 'kinds' order by column_index",
    )
    expect(types.flat()).toEqual([
      'id BIGINT',
      'd DECIMAL(38,10)',
      'm DECIMAL(19,4)',
      't2 TIMESTAMP_NS',
      'dto TIMESTAMP WITH TIME ZONE',
      'ti TIME',
      'g VARCHAR',
      'b BLOB',
      's VARCHAR',
      'f DOUBLE',
      'r FLOAT',
      'bit BOOLEAN',
      'day DATE',
      'x VARCHAR',
      't3 TIMESTAMP',
      'tiny SMALLINT',
      '_loaded_at TIMESTAMP WITH TIME ZONE',
      '_batch_id VARCHAR',
    ])
    const texts = await rows(
      test,
      'select columns(* exclude (_loaded_at, _batch_id))::varchar from raw_app.kinds order by id',
    )
    expect(texts[0]).toEqual(['-1', ...new Array(15).fill(null)])
    expect(texts[1]).toEqual([
      '9223372036854775807',
      '1234567890123456789012345678.0123456789',
      '-922337203685477.5808',
      '2024-02-29 23:59:59.1234567',
      '2024-02-28 19:32:03.123456+00',
      '23:59:59.123456',
      '6F9619FF-8B86-D011-B42D-00C04FC964FF',
      '\\x00\\xFF',
      '',
      '0.1',
      '1.5',
      'true',
      '0001-01-01',
      '<a>é</a>',
      '9999-12-31 23:59:59.999',
      '255',
    ])
  })

  it('tells a time that has no room, and loads it with microseconds or as text', async () => {
    await test.engine.execute(
      'CREATE TABLE [dbo].[t] ([id] INT NOT NULL, [until] DATETIME2(7) NOT NULL)',
      "INSERT INTO [dbo].[t] VALUES (1, N'9999-12-31 23:59:59.9999999')",
    )
    expect(codes(await run(test, [table('t')]))).toEqual(['sqlserver-value-out-of-range'])
    await run(test, [table('t', { timestamps: 'microseconds' })])
    expect(await rows(test, 'select until::varchar from raw_app.t')).toEqual([['9999-12-31 23:59:59.999999']])
    await run(test, [table('t', { as_text: 'until' })])
    expect(await rows(test, 'select until from raw_app.t')).toEqual([['9999-12-31 23:59:59.9999999']])
  })

  it('takes chosen columns and rows only, with its key', async () => {
    await people(test)
    await run(test, [table('people', { columns: ['name'], where: 'id < 3' })])
    expect(
      await rows(test, 'select * exclude (_loaded_at, _batch_id) from raw_app.people order by id'),
    ).toEqual([
      [1, 'n1'],
      [2, 'n2'],
    ])
  })

  it('leaves out what its clients have encrypted, and tells what the login is not shown', async () => {
    await test.engine.execute(
      'CREATE TABLE [dbo].[t] ([id] INT NOT NULL, [card] NVARCHAR(40) NULL, [mail] NVARCHAR(40) NULL)',
      "INSERT INTO [dbo].[t] VALUES (1, N'?', N'aXX@XX.com')",
    )
    const { columns } = test.engine.tables.get('dbo.t')!
    columns[1] = { ...columns[1]!, encrypted: true }
    columns[2] = { ...columns[2]!, masked: true }
    expect(codes(await run(test, [table('t')]))).toEqual(['sqlserver-column-encrypted', 'sqlserver-masked'])
    expect(await rows(test, 'select id, mail from raw_app.t')).toEqual([[1, 'aXX@XX.com']])
    expect(
      codes(await run(test, [table('t', { exclude: ['card', 'mail'] })], { fullRefresh: true })),
    ).toEqual([])
  })
})
