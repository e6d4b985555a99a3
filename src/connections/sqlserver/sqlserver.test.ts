import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DuckdbEngine } from '../../../spec/support/tds/duckdb-engine.ts'
import { startTdsServer, type TdsServer } from '../../../spec/support/tds/tds-server.ts'
import type { ServerConnection } from '../server-connection.ts'
import { openSqlserver } from './open-sqlserver.ts'
import type { SqlserverSettings } from './settings.ts'
import { readTable } from './t-sql/read.ts'

let engine: DuckdbEngine
let server: TdsServer
let opened: ServerConnection[] = []

beforeEach(async () => {
  engine = await DuckdbEngine.create()
  server = await startTdsServer(engine)
})

afterEach(async () => {
  for (const connection of opened) await connection.close()
  opened = []
  await server.close()
  engine.close()
})

async function open(more: Partial<SqlserverSettings> = {}): Promise<ServerConnection> {
  const settings = {
    host: server.host,
    port: server.port,
    database: 'app',
    user: 'sa',
    password: 'Correct-horse-7',
    encrypt: false,
    ...more,
  }
  const connection = await openSqlserver(settings)
  opened.push(connection)
  return connection
}

const TYPES = `CREATE TABLE [dbo].[kinds] ([id] BIGINT NOT NULL, [d] DECIMAL(38, 10) NULL, [m] MONEY NULL, [t2] DATETIME2(7) NULL,
[dto] DATETIMEOFFSET(7) NULL, [ti] TIME(7) NULL, [g] UNIQUEIDENTIFIER NULL, [b] VARBINARY(8) NULL, [s] NVARCHAR(MAX) NULL,
[f] FLOAT NULL, [r] REAL NULL, [bit] BIT NULL, [day] DATE NULL, CONSTRAINT [pk] PRIMARY KEY ([id]))`

describe('SQL Server', () => {
  it('sends no password to a server that offers no encryption, unless it may', async () => {
    const refused = open({ encrypt: true })
    await expect(refused).rejects.toMatchObject({ problems: [{ code: 'connection-encryption-failed' }] })
    await expect(open({ encrypt: 'strict' })).rejects.toMatchObject({
      problems: [{ code: 'connection-encryption-failed' }],
    })
    expect(server.faults.logins).toBe(0)
    await open()
    expect(server.faults.logins).toBe(1)
  })

  it('reads every type without losing a digit', async () => {
    await engine.execute(
      TYPES,
      `INSERT INTO [dbo].[kinds] VALUES (9223372036854775807, 1234567890123456789012345678.0123456789, -922337203685477.5808,
N'9999-12-31 23:59:59.9999999', N'2024-02-29 01:02:03.1234567 +05:30', N'23:59:59.9999999', N'6F9619FF-8B86-D011-B42D-00C04FC964FF',
'\\x00\\xFF'::BLOB, N'', 0.1, 1.5, 1, '0001-01-01'), (-1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL), (2, -0.0000000001, 0, NULL, NULL, NULL, NULL, NULL, N'a''b😀é中', '-0'::DOUBLE, NULL, 0, NULL)`,
    )
    const connection = await open()
    const [table] = await connection.tables({ schema: 'dbo', name: 'kinds' })
    expect(table!.key).toEqual(['id'])
    expect(table!.columns.map(({ type }) => type)).toEqual([
      'bigint',
      'decimal(38, 10)',
      'money',
      'datetime2(7)',
      'datetimeoffset(7)',
      'time(7)',
      'uniqueidentifier',
      'varbinary(8)',
      'nvarchar(max)',
      'float',
      'real',
      'bit',
      'date',
    ])
    const sql = readTable({ table: table!, columns: table!.columns, where: [], orderBy: ['id'] })
    const rows = await connection.query(sql)
    expect(rows[0]).toEqual(['-1', ...new Array(12).fill(null)])
    expect(rows[1]![8]).toBe("a'b😀é中")
    expect(rows[1]![1]).toBe('-0.0000000001')
    expect(Object.is(rows[1]![9], -0)).toBe(true)
    expect(rows[2]!.map((value) => (value instanceof Uint8Array ? [...value] : value))).toEqual([
      '9223372036854775807',
      '1234567890123456789012345678.0123456789',
      '-922337203685477.5808',
      '9999-12-31 23:59:59.9999999',
      '2024-02-29 01:02:03.1234567 +05:30',
      '23:59:59.9999999',
      '6F9619FF-8B86-D011-B42D-00C04FC964FF',
      [0, 255],
      '',
      0.1,
      1.5,
      true,
      '0001-01-01',
    ])
  })

  it('sends parameters of all kinds', async () => {
    const connection = await open()
    const rows = await connection.query('SELECT @a AS a, @b AS b, @c AS c, @d AS d, @e AS e', {
      a: 5,
      b: 2n ** 60n,
      c: "it's",
      d: null,
      e: true,
    })
    expect(rows).toEqual([[5, '1152921504606846976', "it's", null, true]])
  })

  it('loads in bulk, exactly, and tells a duplicate key', async () => {
    const connection = await open()
    await connection.execute(
      'CREATE TABLE [dbo].[b] ([id] INT NOT NULL, [name] NVARCHAR(40) NULL, [d] DECIMAL(18, 2) NOT NULL, [t] DATETIME2(7) NOT NULL, [day] DATE NULL, [n] BIGINT NULL, [ok] BIT NOT NULL, [g] UNIQUEIDENTIFIER NULL, [f] FLOAT NULL, CONSTRAINT [pk_b] PRIMARY KEY ([id]))',
    )
    const columns = [
      { name: 'id', type: 'INT', nullable: false },
      { name: 'name', type: 'NVARCHAR(40)', nullable: true },
      { name: 'd', type: 'DECIMAL(18, 2)', nullable: false },
      { name: 't', type: 'DATETIME2(7)', nullable: false },
      { name: 'day', type: 'DATE', nullable: true },
      { name: 'n', type: 'BIGINT', nullable: true },
      { name: 'ok', type: 'BIT', nullable: false },
      { name: 'g', type: 'UNIQUEIDENTIFIER', nullable: true },
      { name: 'f', type: 'FLOAT', nullable: true },
    ]
    function* rows() {
      for (let id = 1; id <= 5000; id++)
        yield [
          id,
          id % 7 === 0 ? null : `näme ${id}`,
          '90071992547409.91',
          '2024-02-29 23:59:59.1234567',
          id % 2 ? null : '1999-12-31',
          2n ** 62n,
          id % 2 === 0,
          '6F9619FF-8B86-D011-B42D-00C04FC964FF',
          0.1,
        ]
    }
    expect(await connection.bulkLoad({ schema: 'dbo', name: 'b' }, columns, rows())).toBe(5000)
    const [table] = await connection.tables({ name: 'b' })
    const found = await connection.query(
      readTable({ table: table!, columns: table!.columns, where: ['id > 4998'], orderBy: ['id'] }),
    )
    expect(found).toEqual([
      [
        4999,
        'näme 4999',
        '90071992547409.91',
        '2024-02-29 23:59:59.1234567',
        null,
        '4611686018427387904',
        false,
        '6F9619FF-8B86-D011-B42D-00C04FC964FF',
        0.1,
      ],
      [
        5000,
        'näme 5000',
        '90071992547409.91',
        '2024-02-29 23:59:59.1234567',
        '1999-12-31',
        '4611686018427387904',
        true,
        '6F9619FF-8B86-D011-B42D-00C04FC964FF',
        0.1,
      ],
    ])
    await expect(connection.bulkLoad({ schema: 'dbo', name: 'b' }, columns, rows())).rejects.toThrow(
      /error 2627/,
    )
    expect(await connection.query('SELECT COUNT_BIG(*) FROM [dbo].[b]')).toEqual([['5000']])
  })

  it('loads decimals of every width with all their digits, and tells what has no room', async () => {
    const connection = await open()
    await connection.execute(
      'CREATE TABLE [dbo].[wide] ([id] INT NOT NULL, [a] DECIMAL(9, 2) NULL, [b] DECIMAL(19, 4) NULL, [c] DECIMAL(28, 0) NULL, [d] DECIMAL(38, 10) NULL, CONSTRAINT [pk_w] PRIMARY KEY ([id]))',
    )
    const columns = [
      { name: 'id', type: 'INT', nullable: false },
      ...['DECIMAL(9, 2)', 'DECIMAL(19, 4)', 'DECIMAL(28, 0)', 'DECIMAL(38, 10)'].map((type, index) => ({
        name: 'abcd'[index]!,
        type,
        nullable: true,
      })),
    ]
    const [nine, nineteen] = ['9999999.99', '999999999999999.9999']
    const [most, all] = ['9'.repeat(28), `${'9'.repeat(28)}.${'9'.repeat(10)}`]
    const rows = [
      [1, nine, nineteen, most, all],
      [2, `-${nine}`, `-${nineteen}`, `-${most}`, `-${all}`],
      [3, '0.01', '-0.0001', '9007199254740993', '-1234567890123456789012345678.0123456789'],
      [4, null, null, null, null],
      [5, 1.25, '1.00005', '0', '.5'],
    ]
    const into = { schema: 'dbo', name: 'wide' }
    expect(await connection.bulkLoad(into, columns, rows)).toBe(5)
    const [table] = await connection.tables({ name: 'wide' })
    const found = await connection.query(
      readTable({ table: table!, columns: table!.columns, where: [], orderBy: ['id'] }),
    )
    expect(found).toEqual([...rows.slice(0, 4), [5, '1.25', '1.0001', '0', '0.5000000000']])
    for (const value of ['10000000', 'much', ''])
      await expect(connection.bulkLoad(into, columns, [[6, value, null, null, null]])).rejects.toThrow(
        'A value of "a" is no number that DECIMAL(9, 2) has room for.',
      )
    expect(await connection.query('SELECT 1')).toEqual([[1]])
  })

  it('loads no rows at all without breaking the connection', async () => {
    await engine.execute('CREATE TABLE [dbo].[none] ([id] INT NOT NULL)')
    const connection = await open()
    const columns = [{ name: 'id', type: 'INT', nullable: false }]
    expect(await connection.bulkLoad({ schema: 'dbo', name: 'none' }, columns, [])).toBe(0)
    expect(await connection.query('SELECT COUNT_BIG(*) FROM [dbo].[none]')).toEqual([['0']])
  })

  it('sees one moment inside a snapshot, and rolls back', async () => {
    await engine.execute('CREATE TABLE [dbo].[s] ([id] INT NOT NULL)', 'INSERT INTO [dbo].[s] VALUES (1)')
    const connection = await open()
    const counts = await connection.snapshot(async (frozen) => {
      expect(frozen).toBe(true)
      const before = await connection.query('SELECT COUNT_BIG(*) FROM [dbo].[s]')
      await engine.execute('INSERT INTO [dbo].[s] VALUES (2)')
      return [before, await connection.query('SELECT COUNT_BIG(*) FROM [dbo].[s]')]
    })
    expect(counts).toEqual([[['1']], [['1']]])
    const failing = connection.transaction(async () => {
      await connection.execute('DELETE FROM [dbo].[s]')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await connection.query('SELECT COUNT_BIG(*) FROM [dbo].[s]')).toEqual([['2']])
  })

  it('can stop reading in the middle and go on with something else', async () => {
    const connection = await open()
    let rows = 0
    for await (const part of connection.stream('SELECT range AS n FROM range(500000)')) {
      rows += part.length
      if (rows > 5000) break
    }
    expect(rows).toBeLessThan(10_000)
    expect(await connection.query('SELECT 1 AS one')).toEqual([[1]])
  })
})

describe('SQL Server, and what can go wrong', () => {
  const said = async (work: Promise<unknown>) =>
    work.then(
      () => 'nothing',
      (error) => error.problems?.[0]?.code ?? error,
    )

  it('tells a wrong password and an unknown database, and never the password', async () => {
    const wrong = open({ password: 'Wrong-horse-8' })
    await expect(wrong).rejects.toMatchObject({ problems: [{ code: 'connection-login-failed' }] })
    expect(JSON.stringify(await wrong.catch((error) => error.problems))).not.toContain('Wrong-horse')
    expect(await said(open({ database: 'ap' }))).toBe('connection-database-unknown')
    expect(await said(open({ port: 1 }))).toBe('connection-unreachable')
  })

  it.each([
    [229, 'The SELECT permission was denied', 'server-permission-denied'],
    [1205, 'was deadlocked', 'server-deadlock'],
    [3960, 'Snapshot isolation transaction aborted', 'server-snapshot-conflict'],
    [8134, 'Divide by zero', 'server-statement-failed'],
  ])('tells error %i', async (number, message, code) => {
    const connection = await open()
    server.faults.plan({ kind: 'error', matching: /SELECT 7/, number, message })
    expect(await said(connection.query('SELECT 7 AS n'))).toBe(code)
    expect(await connection.query('SELECT 7 AS n')).toEqual([[7]])
  })

  it('tells a table and a column that are not there', async () => {
    const connection = await open()
    expect(await said(connection.query('SELECT * FROM [dbo].[nothing]'))).toBe('server-object-missing')
    await engine.execute('CREATE TABLE [dbo].[s] ([id] INT NOT NULL)')
    expect(await said(connection.query('SELECT [x] FROM [dbo].[s]'))).toBe('server-column-missing')
  })

  it.each(['drop', 'truncate'] as const)(
    'tells a connection that breaks in the middle of a row (%s)',
    async (kind) => {
      const connection = await open()
      server.faults.plan({ kind, afterBytes: 100_003 })
      const read = async () => {
        for await (const _ of connection.stream('SELECT range AS n, range * 7 AS m FROM range(200000)'));
      }
      expect(await said(read())).toBe('connection-lost')
      expect(await said(connection.query('SELECT 1'))).toBe('connection-lost')
    },
  )
})
