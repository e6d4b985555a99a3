import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DuckdbEngine } from '../../../spec/support/tds/duckdb-engine.ts'
import { startTdsServer, type TdsServer } from '../../../spec/support/tds/tds-server.ts'
import type { Adapter } from '../../adapters/adapter.ts'
import { openAdapter } from '../../adapters/registry.ts'
import { openSqlserver } from '../../connections/sqlserver/open-sqlserver.ts'
import type { Json, JsonObject } from '../../manifest/json.ts'
import { type IngestOptions, ingest } from '../ingest.ts'
import { testSource } from '../test-source.ts'

let directory: string
let adapter: Adapter
let engine: DuckdbEngine
let server: TdsServer
let clock = 1_700_000_000_000

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-sqlserver-'))
  adapter = await openAdapter('duckdb', {
    settings: { path: join(directory, 'w.duckdb') },
    projectDirectory: directory,
    projectDialect: 'bigquery',
  })
  engine = await DuckdbEngine.create()
  server = await startTdsServer(engine)
})

afterEach(async () => {
  await adapter.close()
  await server.close()
  engine.close()
  rmSync(directory, { recursive: true, force: true })
})

const table = (name: string, load: JsonObject = {}) =>
  testSource({ source: 'app', table: name, loader: 'sqlserver', load: { connection: 'app', ...load } })

async function run(sources: ReturnType<typeof table>[], more: Partial<IngestOptions> = {}) {
  const { host, port } = server
  const settings = { host, port, database: 'app', user: 'sa', password: 'Correct-horse-7', encrypt: false }
  return ingest({
    sources,
    adapter,
    dialect: 'bigquery',
    projectDirectory: directory,
    now: () => (clock += 1000),
    openConnection: () => openSqlserver(settings),
    pause: async () => {},
    ...more,
  })
}

const rows = async (sql: string): Promise<readonly (readonly Json[])[]> =>
  (await adapter.connection.query(sql)).rows
const codes = (summary: Awaited<ReturnType<typeof run>>) =>
  summary.loads.flatMap(({ problems }) => problems.map(({ code }) => code))
const messages = (summary: Awaited<ReturnType<typeof run>>) => summary.loads.map(({ message }) => message)

async function people(count = 5, tracked: boolean | 'captured' = true) {
  await engine.execute(
    `CREATE TABLE [dbo].[people] ([id] INT NOT NULL, [name] NVARCHAR(40) NULL, [at] DATETIME2(3) NOT NULL, [rv] ROWVERSION NOT NULL, CONSTRAINT [pk] PRIMARY KEY ([id]))`,
    ...(tracked === true ? ['ALTER TABLE [dbo].[people] ENABLE CHANGE_TRACKING'] : []),
    ...(tracked === 'captured' ? ['ALTER TABLE [dbo].[people] ENABLE CDC'] : []),
  )
  for (let id = 1; id <= count; id++)
    await engine.execute(
      `INSERT INTO [dbo].[people] ([id], [name], [at]) VALUES (${id}, N'n${id}', N'2024-01-0${id} 00:00:00.000')`,
    )
}

async function held(): Promise<string> {
  return (await rows('select id, name from raw_app.people order by id'))
    .map((row) => row.join(' '))
    .join(', ')
}

describe('a table of SQL Server', () => {
  it('arrives whole, every type exact', async () => {
    await engine.execute(
      `CREATE TABLE [dbo].[kinds] ([id] BIGINT NOT NULL, [d] DECIMAL(38, 10) NULL, [m] MONEY NULL, [t2] DATETIME2(7) NULL,
[dto] DATETIMEOFFSET(6) NULL, [ti] TIME(7) NULL, [g] UNIQUEIDENTIFIER NULL, [b] VARBINARY(8) NULL, [s] NVARCHAR(MAX) NULL,
[f] FLOAT NULL, [r] REAL NULL, [bit] BIT NULL, [day] DATE NULL, [x] XML NULL, [t3] DATETIME2(3) NULL, [tiny] TINYINT NULL, CONSTRAINT [pk] PRIMARY KEY ([id]))`,
      `INSERT INTO [dbo].[kinds] VALUES (9223372036854775807, 1234567890123456789012345678.0123456789, -922337203685477.5808,
N'2024-02-29 23:59:59.1234567', N'2024-02-29 01:02:03.123456 +05:30', N'23:59:59.1234567', N'6F9619FF-8B86-D011-B42D-00C04FC964FF',
'\\x00\\xFF'::BLOB, N'', 0.1, 1.5, 1, '0001-01-01', N'<a>é</a>', N'9999-12-31 23:59:59.999', 255), (-1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)`,
    )
    const summary = await run([table('kinds')])
    expect(messages(summary)).toEqual(['2 rows read'])
    expect(codes(summary)).toEqual(['sqlserver-truncated'])
    const types = await rows(
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
    await engine.execute(
      'CREATE TABLE [dbo].[t] ([id] INT NOT NULL, [until] DATETIME2(7) NOT NULL)',
      "INSERT INTO [dbo].[t] VALUES (1, N'9999-12-31 23:59:59.9999999')",
    )
    expect(codes(await run([table('t')]))).toEqual(['sqlserver-value-out-of-range'])
    await run([table('t', { timestamps: 'microseconds' })])
    expect(await rows('select until::varchar from raw_app.t')).toEqual([['9999-12-31 23:59:59.999999']])
    await run([table('t', { as_text: 'until' })])
    expect(await rows('select until from raw_app.t')).toEqual([['9999-12-31 23:59:59.9999999']])
  })

  it('takes chosen columns and rows only, with its key', async () => {
    await people()
    await run([table('people', { columns: ['name'], where: 'id < 3' })])
    expect(await rows('select * exclude (_loaded_at, _batch_id) from raw_app.people order by id')).toEqual([
      [1, 'n1'],
      [2, 'n2'],
    ])
  })
})

describe('changes', () => {
  // With an overlap the last row comes again.
  const cursors: [string, JsonObject, number][] = [
    ['change tracking', { cursor: 'change_tracking' }, 2],
    ['row versions', { cursor: 'rowversion' }, 2],
    ['a watermark', { cursor: 'at' }, 2],
    ['a watermark with overlap', { cursor: { column: 'at', overlap: '1 hour' } }, 3],
  ]
  it.each(cursors)('by %s: new and changed rows, twice the same', async (_, load, count) => {
    await people(3)
    await run([table('people', load)])
    await engine.execute(
      "UPDATE [dbo].[people] SET [name] = N'new', [at] = N'2024-02-01 00:00:00.000' WHERE [id] = 2",
      "INSERT INTO [dbo].[people] ([id], [name], [at]) VALUES (9, N'n9', N'2024-02-02 00:00:00.000')",
    )
    const summary = await run([table('people', load)])
    expect(messages(summary)).toEqual([`${count} rows new or changed`])
    expect(await held()).toBe('1 n1, 2 new, 3 n3, 9 n9')
    await run([table('people', load)])
    expect(await held()).toBe('1 n1, 2 new, 3 n3, 9 n9')
    expect(await rows('select mode, row_count from raw_app._loads order by loaded_at')).toEqual([
      ['full', 3],
      ['incremental', 4],
      ['incremental', 4],
    ])
  })

  it('a deleted row goes, a changed key moves', async () => {
    await people(3)
    const source = table('people', { cursor: 'change_tracking' })
    await run([source])
    await engine.execute(
      'DELETE FROM [dbo].[people] WHERE [id] = 1',
      'UPDATE [dbo].[people] SET [id] = 30 WHERE [id] = 3',
    )
    expect(messages(await run([source]))).toEqual(['1 row new or changed, 2 rows gone'])
    expect(await held()).toBe('2 n2, 30 n3')
  })

  it('a deleted row is marked with deletes: soft, and comes back', async () => {
    await people(3)
    const source = table('people', { cursor: 'change_tracking', deletes: 'soft' })
    await run([source])
    await engine.execute('DELETE FROM [dbo].[people] WHERE [id] = 1')
    await run([source])
    const marks = () => rows('select id, _deleted_at is not null from raw_app.people order by id')
    expect(await marks()).toEqual([
      [1, true],
      [2, false],
      [3, false],
    ])
    await engine.execute(
      "INSERT INTO [dbo].[people] ([id], [name], [at]) VALUES (1, N'again', N'2024-03-01 00:00:00.000')",
    )
    await run([source])
    expect((await marks())[0]).toEqual([1, false])
  })

  it.each([
    ['a full load', { mode: 'full', deletes: 'soft' }, {}],
    ['a full refresh', { cursor: 'change_tracking', deletes: 'soft' }, { fullRefresh: true }],
    ['a compared key set', { cursor: 'at', deletes: 'soft', check_deletes: true }, {}],
  ] as [string, JsonObject, Partial<IngestOptions>][])(
    'a row that is gone stays, marked once, after %s',
    async (_, load, more) => {
      await people(3)
      const source = table('people', load)
      await run([source])
      await engine.execute('DELETE FROM [dbo].[people] WHERE [id] = 1')
      const summary = await run([source], more)
      expect(summary.loads[0]!.rows).toBe(3)
      const marks = () => rows('select id, name, _deleted_at::varchar from raw_app.people order by id')
      const first = await marks()
      expect(first.map(([id, name, at]) => [id, name, at !== null])).toEqual([
        [1, 'n1', true],
        [2, 'n2', false],
        [3, 'n3', false],
      ])
      await run([source], more)
      expect(await marks()).toEqual(first)
      await engine.execute(
        "INSERT INTO [dbo].[people] ([id], [name], [at]) VALUES (1, N'again', N'2024-03-01 00:00:00.000')",
      )
      await run([source], more)
      expect((await marks())[0]).toEqual([1, 'again', null])
    },
  )

  it('rows that a watermark cannot miss are removed where the keys are compared', async () => {
    await people(4)
    const source = table('people', { cursor: 'at', check_deletes: true, where: 'id <> 2' })
    await run([source])
    await engine.execute('DELETE FROM [dbo].[people] WHERE [id] = 3')
    await run([source])
    expect(await held()).toBe('1 n1, 4 n4')
    await engine.execute('DELETE FROM [dbo].[people]')
    await run([source])
    expect(await held()).toBe('')
  })

  it('by CDC: new, changed and deleted rows, twice the same', async () => {
    await people(4, 'captured')
    const source = table('people', { cursor: 'cdc' })
    await run([source])
    await engine.execute(
      "UPDATE [dbo].[people] SET [name] = N'once' WHERE [id] = 2",
      "UPDATE [dbo].[people] SET [name] = N'twice' WHERE [id] = 2",
      'DELETE FROM [dbo].[people] WHERE [id] = 1',
      'UPDATE [dbo].[people] SET [id] = 30 WHERE [id] = 3',
      "INSERT INTO [dbo].[people] ([id], [name], [at]) VALUES (9, N'n9', N'2024-02-02 00:00:00.000')",
    )
    expect(messages(await run([source]))).toEqual(['3 rows new or changed, 2 rows gone'])
    expect(await held()).toBe('2 twice, 4 n4, 9 n9, 30 n3')
    expect(messages(await run([source]))).toEqual(['0 rows new or changed'])
    await engine.execute('DELETE FROM [dbo].[people] WHERE [id] = 9')
    await run([source])
    expect(await held()).toBe('2 twice, 4 n4, 30 n3')
  })

  it('by CDC with a filter: a row that it leaves out is gone, also where it is neither true nor false', async () => {
    await people(4, 'captured')
    const source = table('people', { cursor: 'cdc', where: "name <> 'out'" })
    await run([source])
    await engine.execute(
      "UPDATE [dbo].[people] SET [name] = N'out' WHERE [id] = 1",
      'UPDATE [dbo].[people] SET [name] = NULL WHERE [id] = 2',
      "UPDATE [dbo].[people] SET [name] = N'in' WHERE [id] = 3",
    )
    expect(messages(await run([source]))).toEqual(['1 row new or changed, 2 rows gone'])
    expect(await held()).toBe('3 in, 4 n4')
  })

  it('CDC whose changes were cleaned up, and a table that is not captured', async () => {
    await people(2, 'captured')
    const source = table('people', { cursor: 'cdc' })
    await run([source])
    await engine.execute(
      "UPDATE [dbo].[people] SET [name] = N'lost' WHERE [id] = 2",
      'ALTER TABLE [dbo].[people] CLEAN CDC',
    )
    await engine.execute("UPDATE [dbo].[people] SET [name] = N'kept' WHERE [id] = 1")
    expect(codes(await run([source]))).toEqual(['sqlserver-reloaded'])
    expect(await held()).toBe('1 kept, 2 lost')
    await engine.execute(
      'CREATE TABLE [dbo].[other] ([id] INT NOT NULL, CONSTRAINT [pk_o] PRIMARY KEY ([id]))',
    )
    expect(codes(await run([table('other', { cursor: 'cdc' })]))).toEqual(['sqlserver-tracking-off'])
  })

  it('TRUNCATE, and versions that the server forgot, load the table whole again with a warning', async () => {
    await people(3)
    const source = table('people', { cursor: 'change_tracking' })
    await run([source])
    await engine.execute(
      'TRUNCATE TABLE [dbo].[people]',
      "INSERT INTO [dbo].[people] ([id], [name], [at]) VALUES (7, N'n7', N'2024-01-01 00:00:00.000')",
    )
    const summary = await run([source])
    expect(codes(summary)).toEqual(['sqlserver-reloaded'])
    expect(await held()).toBe('7 n7')
  })

  it('--since, --dry-run and --full-refresh', async () => {
    await people(4)
    const source = table('people', { cursor: 'at' })
    await run([source])
    expect(messages(await run([source], { dryRun: true, since: '2024-01-02' }))).toEqual([
      'would read rows whose "at" is after 2024-01-02, up to 2024-01-04 00:00:00.000 (3 rows)',
    ])
    expect(messages(await run([source], { since: '2024-01-02' }))).toEqual(['3 rows new or changed'])
    expect(messages(await run([source], { fullRefresh: true }))).toEqual(['4 rows read'])
    expect(codes(await run([table('people', { cursor: 'rowversion' })], { since: '2024-01-02' }))).toEqual([
      'sqlserver-since-useless',
    ])
  })

  it('a row that was added and one that changed while the first load ran are not lost', async () => {
    await people(3)
    const source = table('people', { cursor: 'change_tracking' })
    await run([source], {
      onEvent: () => {},
      openConnection: async () => {
        const { host, port } = server
        const connection = await openSqlserver({
          host,
          port,
          database: 'app',
          user: 'sa',
          password: 'Correct-horse-7',
          encrypt: false,
        })
        const snapshot = connection.snapshot.bind(connection)
        connection.snapshot = (work) =>
          snapshot(async (frozen) => {
            await engine.execute(
              "INSERT INTO [dbo].[people] ([id], [name], [at]) VALUES (4, N'late', N'2020-01-01 00:00:00.000')",
            )
            return work(frozen)
          })
        return connection
      },
    })
    expect(await held()).toBe('1 n1, 2 n2, 3 n3')
    await run([source])
    expect(await held()).toBe('1 n1, 2 n2, 3 n3, 4 late')
  })
})

describe('columns that change', () => {
  it.each([
    ['evolve', ['sqlserver-schema-changed'], ['id', 'name', 'at', 'rv', 'extra'], 4],
    ['freeze', ['sqlserver-schema-changed'], ['id', 'name', 'at', 'rv'], 4],
    ['fail', ['sqlserver-schema-changed'], ['id', 'name', 'at', 'rv'], 3],
  ])('%s', async (policy, told, columns, count) => {
    await people(3)
    const source = table('people', { cursor: 'change_tracking', schema_policy: policy })
    await run([source])
    await engine.execute(
      'ALTER TABLE [dbo].[people] ADD [extra] INT NULL',
      "INSERT INTO [dbo].[people] ([id], [name], [at], [extra]) VALUES (4, N'n4', N'2024-01-01 00:00:00.000', 44)",
    )
    const summary = await run([source])
    expect(codes(summary)).toEqual(told)
    const found = (await adapter.catalog.columns(source.relation))!.map(({ name }) => name)
    expect(found.filter((name) => !name.startsWith('_'))).toEqual(columns)
    expect(await rows('select count(*) from raw_app.people')).toEqual([[count]])
    const recorded = await rows('select column_name, change, now, policy from raw_app._schema_changes')
    expect(recorded).toEqual([['extra', 'added', 'int', policy]])
  })

  const change = 'INSERT INTO [dbo].[things] VALUES (3, {values})'
  it.each<
    [string, string, string[], string, readonly (readonly Json[])[], Record<string, readonly Json[][]>]
  >([
    [
      'a wider type',
      'ALTER TABLE [dbo].[things] ALTER COLUMN [n] BIGINT',
      ["3000000000, N'c'"],
      'n retyped int bigint',
      [
        [1, 'a'],
        [2, 'b'],
      ],
      {
        evolve: [
          ['1', 'a'],
          ['2', 'b'],
          ['3000000000', 'c'],
        ],
        freeze: [],
      },
    ],
    [
      'a type with fewer digits',
      'ALTER TABLE [dbo].[things] ALTER COLUMN [n] SMALLINT',
      ["7, N'c'"],
      'n retyped int smallint',
      [
        [1, 'a'],
        [2, 'b'],
      ],
      {
        evolve: [
          ['1', 'a'],
          ['2', 'b'],
          ['7', 'c'],
        ],
        freeze: [
          ['1', 'a'],
          ['2', 'b'],
          ['7', 'c'],
        ],
      },
    ],
    [
      'another kind of type',
      'ALTER TABLE [dbo].[things] ALTER COLUMN [n] NVARCHAR(10)',
      ["N'seven', N'c'"],
      'n retyped int nvarchar(10)',
      [
        [1, 'a'],
        [2, 'b'],
      ],
      {
        evolve: [
          ['1', 'a'],
          ['2', 'b'],
          ['seven', 'c'],
        ],
        freeze: [],
      },
    ],
  ])(
    '%s: evolve loads anew, freeze keeps the type or says so, fail loads nothing',
    async (_, ddl, values, noted, before, after) => {
      for (const policy of ['evolve', 'freeze', 'fail']) {
        await engine.execute(
          'DROP TABLE IF EXISTS [dbo].[things]',
          'CREATE TABLE [dbo].[things] ([id] INT NOT NULL, [n] INT NULL, [s] NVARCHAR(5) NULL, CONSTRAINT [pk_t] PRIMARY KEY ([id]))',
          'ALTER TABLE [dbo].[things] ENABLE CHANGE_TRACKING',
          "INSERT INTO [dbo].[things] VALUES (1, 1, N'a'), (2, 2, N'b')",
        )
        const source = table('things', { cursor: 'change_tracking', schema_policy: policy })
        await run([source], { fullRefresh: true })
        const count = (await rows('select 1 from raw_app._schema_changes')).length
        await engine.execute(ddl, ...values.map((one) => change.replace('{values}', one)))
        const summary = await run([source])
        const found = await rows('select n::varchar, s from raw_app.things order by id')
        const whole = after[policy] ?? []
        if (whole.length > 0) expect(found).toEqual(whole)
        else {
          // What does not fit is an error, and the table is as it was.
          expect(summary.loads[0]!.status).toBe('error')
          expect(found).toEqual(before.map(([n, s]) => [String(n), s]))
        }
        const changes = await rows(
          "select concat_ws(' ', column_name, change, was, now, policy) from raw_app._schema_changes order by noticed_at",
        )
        // A load that fails by its rows has noted nothing: it was undone whole.
        const told = policy !== 'freeze' || whole.length > 0
        expect(changes.slice(count).flat()).toEqual(told ? [`${noted} ${policy}`] : [])
      }
    },
  )

  it.each([
    [
      'evolve',
      ['id', 'name', 'at', 'label'],
      [
        [1, null, 'n1'],
        [2, null, 'n2'],
      ],
    ],
    [
      'freeze',
      ['id', 'name', 'at'],
      [
        [1, 'n1'],
        [2, 'n2'],
      ],
    ],
    [
      'fail',
      ['id', 'name', 'at'],
      [
        [1, 'n1'],
        [2, 'n2'],
      ],
    ],
  ])('a renamed column is one that is gone and one that is new: %s', async (policy, columns, values) => {
    await people(2)
    const source = table('people', { cursor: 'change_tracking', schema_policy: policy, exclude: 'rv' })
    await run([source])
    await engine.execute(
      'ALTER TABLE [dbo].[people] ADD [label] NVARCHAR(40) NULL',
      'UPDATE [dbo].[people] SET [label] = [name]',
      'ALTER TABLE [dbo].[people] DROP COLUMN [name]',
    )
    await run([source])
    const found = (await adapter.catalog.columns(source.relation))!.map(({ name }) => name)
    const kept = found.filter((name) => !name.startsWith('_'))
    const noted = await rows(
      'select column_name, change, policy from raw_app._schema_changes order by change',
    )
    expect(noted).toEqual([
      ['label', 'added', policy],
      ['name', 'dropped', policy],
    ])
    if (policy === 'evolve') {
      // The table is loaded anew, and what the server does not have is not made up.
      expect(kept).toEqual(columns.filter((name) => name !== 'name'))
      expect(await rows('select id, label from raw_app.people order by id')).toEqual(
        values.map(([id, , label]) => [id, label]),
      )
    } else {
      expect(kept).toEqual(columns)
      const now = policy === 'freeze' ? values.map(([id]) => [id, null]) : values
      expect(await rows('select id, name from raw_app.people order by id')).toEqual(now)
    }
  })

  it('a column that vanishes in the middle is read anew once, then told, and the others load', async () => {
    await people(3)
    await engine.execute('CREATE TABLE [dbo].[other] ([id] INT NOT NULL)')
    const matching = /AS \[name\][\s\S]*FROM \[dbo\]\.\[people\]/
    const fault = {
      kind: 'error',
      matching,
      number: 207,
      message: "Invalid column name 'name'.",
      afterRows: 1,
    } as const
    server.faults.plan(fault)
    expect(messages(await run([table('people')]))).toEqual(['3 rows read, at attempt 2'])
    server.faults.plan({ ...fault, always: true })
    const summary = await run([table('people'), table('other')])
    expect(codes(summary)).toEqual(['server-column-missing'])
    expect(summary.loads.map(({ status }) => status)).toEqual(['error', 'loaded'])
    expect(await held()).toBe('1 n1, 2 n2, 3 n3')
  })

  it('a column that is gone keeps what it had', async () => {
    await people(2)
    const source = table('people', { cursor: 'change_tracking' })
    await run([source])
    await engine.execute(
      'ALTER TABLE [dbo].[people] DROP COLUMN [name]',
      "INSERT INTO [dbo].[people] ([id], [at]) VALUES (3, N'2024-01-01 00:00:00.000')",
    )
    await run([source])
    expect(await rows('select id, name from raw_app.people order by id')).toEqual([
      [1, 'n1'],
      [2, 'n2'],
      [3, null],
    ])
  })
})

describe('what goes wrong', () => {
  it('with one table leaves the others to load', async () => {
    await people(2)
    await engine.execute(
      'CREATE TABLE [dbo].[other] ([id] INT NOT NULL)',
      'CREATE TABLE [dbo].[secret] ([id] INT NOT NULL)',
    )
    server.faults.plan({
      kind: 'error',
      matching: /FROM \[dbo\]\.\[secret\]/,
      number: 229,
      message: "The SELECT permission was denied on the object 'secret'.",
    })
    const summary = await run([
      table('secret'),
      table('peple'),
      table('people', { columns: ['nme'] }),
      table('people', { cursr: 'at' }),
      table('people', { cursor: 'change_tracking' }),
      table('other'),
    ])
    expect(codes(summary)).toEqual([
      'server-permission-denied',
      'sqlserver-table-missing',
      'sqlserver-column-missing',
      'sqlserver-setting-unknown',
    ])
    expect(summary.loads.map(({ status }) => status)).toEqual([
      'error',
      'error',
      'error',
      'error',
      'loaded',
      'loaded',
    ])
    const hints = summary.loads.flatMap(({ problems }) => problems.map(({ hint }) => hint))
    expect(hints.slice(1)).toEqual([
      'Did you mean "dbo.people"?',
      'Did you mean "name"?',
      'Did you mean "cursor"?',
    ])
  })

  it('a database without snapshots is read with a warning', async () => {
    engine.snapshots = false
    await people(2)
    expect(codes(await run([table('people')]))).toEqual(['sqlserver-not-frozen'])
    expect(await held()).toBe('1 n1, 2 n2')
  })

  it('change tracking that is off is told', async () => {
    await people(2, false)
    expect(codes(await run([table('people', { cursor: 'change_tracking' })]))).toEqual([
      'sqlserver-tracking-off',
    ])
  })

  it('a load that broke off goes on with the next range, and catches up', async () => {
    await people(9)
    const source = table('people', { cursor: 'change_tracking', batch_rows: 2, retries: 0 })
    server.faults.plan({
      kind: 'error',
      matching: /AS \[name\][\s\S]*@k0/,
      number: 1205,
      message: 'deadlocked',
    })
    await run([source])
    await engine.execute("UPDATE [dbo].[people] SET [name] = N'changed' WHERE [id] = 1")
    const before = server.faults.statements.length
    const second = await run([source])
    expect(messages(second)).toEqual(['9 rows read, continuing a load that broke off'])
    expect(server.faults.statements.slice(before).filter((sql) => /TOP \(2\)/.test(sql))).toHaveLength(4)
    await run([source])
    expect((await held()).slice(0, 10)).toBe('1 changed,')
  })

  it.each([
    ['row versions', 'rowversion'],
    ['a watermark', 'at'],
    ['CDC', 'cdc'],
  ])('a first load by %s goes on as well, and what changed meanwhile comes next', async (_, cursor) => {
    await people(9, cursor === 'cdc' ? 'captured' : true)
    const source = table('people', { cursor, batch_rows: 2, retries: 0 })
    const matching = /AS \[name\][\s\S]*@k0/
    server.faults.plan({ kind: 'error', matching, number: 1205, message: 'deadlocked' })
    await run([source])
    await engine.execute(
      "UPDATE [dbo].[people] SET [name] = N'changed', [at] = N'2024-03-01 00:00:00.000' WHERE [id] = 1",
    )
    expect(messages(await run([source]))).toEqual(['9 rows read, continuing a load that broke off'])
    await run([source])
    expect(await held()).toBe('1 changed, 2 n2, 3 n3, 4 n4, 5 n5, 6 n6, 7 n7, 8 n8, 9 n9')
  })

  it('a table whose connection was cut is tried again in the same run, so often and no more', async () => {
    await people(9)
    const pauses: number[] = []
    const pause = async (milliseconds: number) => void pauses.push(milliseconds)
    const source = table('people', { cursor: 'change_tracking', batch_rows: 2 })
    const fault = {
      kind: 'error',
      matching: /AS \[name\][\s\S]*@k0/,
      number: 1205,
      message: 'deadlocked',
    } as const
    server.faults.plan({ ...fault }, { ...fault })
    const summary = await run([source], { pause })
    expect(messages(summary)).toEqual(['9 rows read, continuing a load that broke off, at attempt 3'])
    expect(pauses).toEqual([500, 1000])
    server.faults.plan({ ...fault, matching: /AS \[name\]/, always: true })
    const again = await run([table('people', { mode: 'full', retries: 2 })], { pause })
    expect(codes(again)).toEqual(['server-deadlock'])
    expect(pauses).toEqual([500, 1000, 500, 1000])
  })

  it('cut anywhere, the next run comes to the same end', async () => {
    await people(8)
    await engine.execute(
      'CREATE TABLE [dbo].[big] ([id] INT NOT NULL, [v] NVARCHAR(200) NULL, CONSTRAINT [pk] PRIMARY KEY ([id]))',
      'ALTER TABLE [dbo].[big] ENABLE CHANGE_TRACKING',
      "INSERT INTO [dbo].[big] SELECT range, repeat('x', 150) FROM range(300)",
    )
    const sources = [
      table('people', { cursor: 'change_tracking', batch_rows: 3 }),
      table('big', { cursor: 'change_tracking', batch_rows: 100 }),
    ]
    await run(sources)
    const truth = async (name: string) => {
      const session = await engine.session()
      const found: string[] = []
      for await (const result of session.run(`SELECT * FROM [dbo].[${name}] ORDER BY [id]`, []))
        if ('rows' in result) for await (const row of result.rows) found.push(row.slice(0, 2).join('|'))
      await session.close()
      return found
    }
    const copy = async (name: string, column: string) =>
      (await rows(`select id, ${column} from raw_app.${name} order by id`)).map((row) => row.join('|'))
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed % below
    }
    for (let turn = 0; turn < 8; turn++) {
      await engine.execute(
        `UPDATE [dbo].[big] SET [v] = N'turn ${turn}' WHERE [id] % 7 = ${turn % 7}`,
        `DELETE FROM [dbo].[big] WHERE [id] = ${turn * 11}`,
        `INSERT INTO [dbo].[big] VALUES (${1000 + turn}, N'new')`,
        `UPDATE [dbo].[people] SET [name] = N'turn ${turn}' WHERE [id] = ${1 + (turn % 8)}`,
      )
      server.faults.plan({ kind: turn % 2 ? 'drop' : 'truncate', afterBytes: random(12_000) })
      const more = turn % 4 === 3 ? { fullRefresh: true } : {}
      await run(sources, more)
      server.faults.clear()
      await run(sources)
      expect(await copy('big', 'v')).toEqual(await truth('big'))
      expect(await copy('people', 'name')).toEqual(await truth('people'))
    }
  })
})
