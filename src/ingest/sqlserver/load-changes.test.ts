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
import { openSqlserver } from '../../connections/sqlserver/open-sqlserver.ts'
import type { JsonObject } from '../../manifest/json.ts'
import type { IngestOptions } from '../ingest.ts'

const test = testServer()

describe('changes', () => {
  // With an overlap the last row comes again.
  const cursors: [string, JsonObject, number][] = [
    ['change tracking', { cursor: 'change_tracking' }, 2],
    ['row versions', { cursor: 'rowversion' }, 2],
    ['a watermark', { cursor: 'at' }, 2],
    ['a watermark with overlap', { cursor: { column: 'at', overlap: '1 hour' } }, 3],
  ]
  it.each(cursors)('by %s: new and changed rows, twice the same', async (_, load, count) => {
    await people(test, 3)
    await run(test, [table('people', load)])
    await test.engine.execute(
      "UPDATE [dbo].[people] SET [name] = N'new', [at] = N'2024-02-01 00:00:00.000' WHERE [id] = 2",
      "INSERT INTO [dbo].[people] ([id], [name], [at]) VALUES (9, N'n9', N'2024-02-02 00:00:00.000')",
    )
    const summary = await run(test, [table('people', load)])
    expect(messages(summary)).toEqual([`${count} rows new or changed`])
    expect(await held(test)).toBe('1 n1, 2 new, 3 n3, 9 n9')
    await run(test, [table('people', load)])
    expect(await held(test)).toBe('1 n1, 2 new, 3 n3, 9 n9')
    expect(await rows(test, 'select mode, row_count from raw_app._loads order by loaded_at')).toEqual([
      ['full', 3],
      ['incremental', 4],
      ['incremental', 4],
    ])
  })

  it('a deleted row goes, a changed key moves', async () => {
    await people(test, 3)
    const source = table('people', { cursor: 'change_tracking' })
    await run(test, [source])
    await test.engine.execute(
      'DELETE FROM [dbo].[people] WHERE [id] = 1',
      'UPDATE [dbo].[people] SET [id] = 30 WHERE [id] = 3',
    )
    expect(messages(await run(test, [source]))).toEqual(['1 row new or changed, 2 rows gone'])
    expect(await held(test)).toBe('2 n2, 30 n3')
  })

  it('a deleted row is marked with deletes: soft, and comes back', async () => {
    await people(test, 3)
    const source = table('people', { cursor: 'change_tracking', deletes: 'soft' })
    await run(test, [source])
    await test.engine.execute('DELETE FROM [dbo].[people] WHERE [id] = 1')
    await run(test, [source])
    const marks = () => rows(test, 'select id, _deleted_at is not null from raw_app.people order by id')
    expect(await marks()).toEqual([
      [1, true],
      [2, false],
      [3, false],
    ])
    await test.engine.execute(
      "INSERT INTO [dbo].[people] ([id], [name], [at]) VALUES (1, N'again', N'2024-03-01 00:00:00.000')",
    )
    await run(test, [source])
    expect((await marks())[0]).toEqual([1, false])
  })

  it.each([
    ['a full load', { mode: 'full', deletes: 'soft' }, {}],
    ['a full refresh', { cursor: 'change_tracking', deletes: 'soft' }, { fullRefresh: true }],
    ['a compared key set', { cursor: 'at', deletes: 'soft', check_deletes: true }, {}],
  ] as [string, JsonObject, Partial<IngestOptions>][])(
    'a row that is gone stays, marked once, after %s',
    async (_, load, more) => {
      await people(test, 3)
      const source = table('people', load)
      await run(test, [source])
      await test.engine.execute('DELETE FROM [dbo].[people] WHERE [id] = 1')
      const summary = await run(test, [source], more)
      expect(summary.loads[0]!.rows).toBe(3)
      const marks = () => rows(test, 'select id, name, _deleted_at::varchar from raw_app.people order by id')
      const first = await marks()
      expect(first.map(([id, name, at]) => [id, name, at !== null])).toEqual([
        [1, 'n1', true],
        [2, 'n2', false],
        [3, 'n3', false],
      ])
      await run(test, [source], more)
      expect(await marks()).toEqual(first)
      await test.engine.execute(
        "INSERT INTO [dbo].[people] ([id], [name], [at]) VALUES (1, N'again', N'2024-03-01 00:00:00.000')",
      )
      await run(test, [source], more)
      expect((await marks())[0]).toEqual([1, 'again', null])
    },
  )

  it('rows that a watermark cannot miss are removed where the keys are compared', async () => {
    await people(test, 4)
    const source = table('people', { cursor: 'at', check_deletes: true, where: 'id <> 2' })
    await run(test, [source])
    await test.engine.execute('DELETE FROM [dbo].[people] WHERE [id] = 3')
    await run(test, [source])
    expect(await held(test)).toBe('1 n1, 4 n4')
    await test.engine.execute('DELETE FROM [dbo].[people]')
    await run(test, [source])
    expect(await held(test)).toBe('')
  })

  it('by CDC: new, changed and deleted rows, twice the same', async () => {
    await people(test, 4, 'captured')
    const source = table('people', { cursor: 'cdc' })
    await run(test, [source])
    await test.engine.execute(
      "UPDATE [dbo].[people] SET [name] = N'once' WHERE [id] = 2",
      "UPDATE [dbo].[people] SET [name] = N'twice' WHERE [id] = 2",
      'DELETE FROM [dbo].[people] WHERE [id] = 1',
      'UPDATE [dbo].[people] SET [id] = 30 WHERE [id] = 3',
      "INSERT INTO [dbo].[people] ([id], [name], [at]) VALUES (9, N'n9', N'2024-02-02 00:00:00.000')",
    )
    expect(messages(await run(test, [source]))).toEqual(['3 rows new or changed, 2 rows gone'])
    expect(await held(test)).toBe('2 twice, 4 n4, 9 n9, 30 n3')
    expect(messages(await run(test, [source]))).toEqual(['0 rows new or changed'])
    await test.engine.execute('DELETE FROM [dbo].[people] WHERE [id] = 9')
    await run(test, [source])
    expect(await held(test)).toBe('2 twice, 4 n4, 30 n3')
  })

  it('by CDC with a filter: a row that it leaves out is gone, also where it is neither true nor false', async () => {
    await people(test, 4, 'captured')
    const source = table('people', { cursor: 'cdc', where: "name <> 'out'" })
    await run(test, [source])
    await test.engine.execute(
      "UPDATE [dbo].[people] SET [name] = N'out' WHERE [id] = 1",
      'UPDATE [dbo].[people] SET [name] = NULL WHERE [id] = 2',
      "UPDATE [dbo].[people] SET [name] = N'in' WHERE [id] = 3",
    )
    expect(messages(await run(test, [source]))).toEqual(['1 row new or changed, 2 rows gone'])
    expect(await held(test)).toBe('3 in, 4 n4')
  })

  it('CDC whose changes were cleaned up, and a table that is not captured', async () => {
    await people(test, 2, 'captured')
    const source = table('people', { cursor: 'cdc' })
    await run(test, [source])
    await test.engine.execute(
      "UPDATE [dbo].[people] SET [name] = N'lost' WHERE [id] = 2",
      'ALTER TABLE [dbo].[people] CLEAN CDC',
    )
    await test.engine.execute("UPDATE [dbo].[people] SET [name] = N'kept' WHERE [id] = 1")
    expect(codes(await run(test, [source]))).toEqual(['sqlserver-reloaded'])
    expect(await held(test)).toBe('1 kept, 2 lost')
    await test.engine.execute(
      'CREATE TABLE [dbo].[other] ([id] INT NOT NULL, CONSTRAINT [pk_o] PRIMARY KEY ([id]))',
    )
    expect(codes(await run(test, [table('other', { cursor: 'cdc' })]))).toEqual(['sqlserver-tracking-off'])
  })

  it('TRUNCATE, and versions that the server forgot, load the table whole again with a warning', async () => {
    await people(test, 3)
    const source = table('people', { cursor: 'change_tracking' })
    await run(test, [source])
    await test.engine.execute(
      'TRUNCATE TABLE [dbo].[people]',
      "INSERT INTO [dbo].[people] ([id], [name], [at]) VALUES (7, N'n7', N'2024-01-01 00:00:00.000')",
    )
    const summary = await run(test, [source])
    expect(codes(summary)).toEqual(['sqlserver-reloaded'])
    expect(await held(test)).toBe('7 n7')
  })

  it('--since, --dry-run and --full-refresh', async () => {
    await people(test, 4)
    const source = table('people', { cursor: 'at' })
    await run(test, [source])
    expect(messages(await run(test, [source], { dryRun: true, since: '2024-01-02' }))).toEqual([
      'would read rows whose "at" is after 2024-01-02, up to 2024-01-04 00:00:00.000 (3 rows)',
    ])
    expect(messages(await run(test, [source], { since: '2024-01-02' }))).toEqual(['3 rows new or changed'])
    expect(messages(await run(test, [source], { fullRefresh: true }))).toEqual(['4 rows read'])
    expect(
      codes(await run(test, [table('people', { cursor: 'rowversion' })], { since: '2024-01-02' })),
    ).toEqual(['sqlserver-since-useless'])
  })

  it('a row that was added and one that changed while the first load ran are not lost', async () => {
    await people(test, 3)
    const source = table('people', { cursor: 'change_tracking' })
    await run(test, [source], {
      onEvent: () => {},
      openConnection: async () => {
        const { host, port } = test.server
        const connection = await openSqlserver({
          host,
          port,
          database: 'app',
          user: 'sa',
          password: 'Correct-horse-7',
          encrypt: false,
        })
        const query = connection.query.bind(connection)
        connection.query = async (sql, ...rest) => {
          const found = await query(sql, ...rest)
          // The moment is that of the first look at a table.
          if (sql.startsWith('SELECT TOP (1) 1 AS one'))
            await test.engine.execute(
              "INSERT INTO [dbo].[people] ([id], [name], [at]) VALUES (4, N'late', N'2020-01-01 00:00:00.000')",
            )
          return found
        }
        return connection
      },
    })
    expect(await held(test)).toBe('1 n1, 2 n2, 3 n3')
    await run(test, [source])
    expect(await held(test)).toBe('1 n1, 2 n2, 3 n3, 4 late')
  })

  it('a key that is written otherwise than it was is the row that it was', async () => {
    await test.engine.execute(
      'CREATE TABLE [dbo].[codes] ([code] NVARCHAR(10) NOT NULL, [no] INT NOT NULL, [rv] ROWVERSION NOT NULL, CONSTRAINT [pk_c] PRIMARY KEY ([code]))',
      "INSERT INTO [dbo].[codes] ([code], [no]) VALUES (N'Abc', 1), (N'Äb', 2), (N'x ', 3), (N'Åb', 4)",
    )
    const source = table('codes', { cursor: 'rowversion' })
    await run(test, [source])
    await test.engine.execute(
      "UPDATE [dbo].[codes] SET [code] = N'ABC', [no] = 5 WHERE [code] = 'Abc'",
      "UPDATE [dbo].[codes] SET [code] = N'äb' WHERE [code] = 'Äb'",
      "UPDATE [dbo].[codes] SET [code] = N'x' WHERE [code] = 'x '",
    )
    expect(messages(await run(test, [source]))).toEqual(['3 rows new or changed'])
    expect(await rows(test, 'select no, code from raw_app.codes order by no')).toEqual([
      [2, 'äb'],
      [3, 'x'],
      [4, 'Åb'],
      [5, 'ABC'],
    ])
    expect((await run(test, [source])).loads[0]!.rows).toBe(4)
  })

  it('by CDC, a column that is new is loaded, and said not to be captured', async () => {
    await people(test, 2, 'captured')
    const source = table('people', { cursor: 'cdc' })
    await run(test, [source])
    await test.engine.execute('ALTER TABLE [dbo].[people] ADD [note] NVARCHAR(20) NULL')
    expect(codes(await run(test, [source]))).toEqual(['sqlserver-schema-changed'])
    await test.engine.execute("UPDATE [dbo].[people] SET [note] = N'new' WHERE [id] = 2")
    const summary = await run(test, [source])
    expect(summary.loads[0]!.problems.map(({ message }) => message)).toEqual([
      '"dbo.people" was loaded whole again: its capture instance "dbo_people" lacks note: make a new one with sys.sp_cdc_enable_table.',
    ])
    expect(await rows(test, 'select id, note from raw_app.people order by id')).toEqual([
      [1, null],
      [2, 'new'],
    ])
  })
})
