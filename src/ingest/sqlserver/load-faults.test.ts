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

const test = testServer()

describe('what goes wrong', () => {
  it('with one table leaves the others to load', async () => {
    await people(test, 2)
    await test.engine.execute(
      'CREATE TABLE [dbo].[other] ([id] INT NOT NULL)',
      'CREATE TABLE [dbo].[secret] ([id] INT NOT NULL)',
    )
    test.server.faults.plan({
      kind: 'error',
      matching: /FROM \[dbo\]\.\[secret\]/,
      number: 229,
      message: "The SELECT permission was denied on the object 'secret'.",
      always: true,
    })
    const summary = await run(test, [
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

  it('a database snapshot stays as it is, and needs no isolation', async () => {
    test.engine.snapshots = false
    test.engine.snapshotOf = 5
    await people(test, 2)
    const summary = await run(test, [table('people')], { parallel: () => 2 })
    expect(codes(summary)).toEqual([])
    expect(summary.loads.map(({ status, rows }) => [status, rows])).toEqual([['loaded', 2]])
  })

  it('a database without snapshots is read with a warning', async () => {
    test.engine.snapshots = false
    await people(test, 2)
    expect(codes(await run(test, [table('people')]))).toEqual(['sqlserver-not-frozen'])
    expect(await held(test)).toBe('1 n1, 2 n2')
  })

  it('change tracking that is off is told', async () => {
    await people(test, 2, false)
    expect(codes(await run(test, [table('people', { cursor: 'change_tracking' })]))).toEqual([
      'sqlserver-tracking-off',
    ])
  })

  it('a load that broke off goes on with the next range, and catches up', async () => {
    await people(test, 9)
    const source = table('people', { cursor: 'change_tracking', batch_rows: 2, retries: 0 })
    test.server.faults.plan({
      kind: 'error',
      matching: /AS \[name\][\s\S]*@k0/,
      number: 1205,
      message: 'deadlocked',
    })
    await run(test, [source])
    await test.engine.execute("UPDATE [dbo].[people] SET [name] = N'changed' WHERE [id] = 1")
    const before = test.server.faults.statements.length
    const second = await run(test, [source])
    expect(messages(second)).toEqual(['9 rows read, continuing a load that broke off'])
    expect(test.server.faults.statements.slice(before).filter((sql) => /TOP \(2\)/.test(sql))).toHaveLength(4)
    await run(test, [source])
    expect((await held(test)).slice(0, 10)).toBe('1 changed,')
  })

  it.each([
    ['row versions', 'rowversion'],
    ['a watermark', 'at'],
    ['CDC', 'cdc'],
  ])('a first load by %s goes on as well, and what changed meanwhile comes next', async (_, cursor) => {
    await people(test, 9, cursor === 'cdc' ? 'captured' : true)
    const source = table('people', { cursor, batch_rows: 2, retries: 0 })
    const matching = /AS \[name\][\s\S]*@k0/
    test.server.faults.plan({ kind: 'error', matching, number: 1205, message: 'deadlocked' })
    await run(test, [source])
    await test.engine.execute(
      "UPDATE [dbo].[people] SET [name] = N'changed', [at] = N'2024-03-01 00:00:00.000' WHERE [id] = 1",
    )
    expect(messages(await run(test, [source]))).toEqual(['9 rows read, continuing a load that broke off'])
    await run(test, [source])
    expect(await held(test)).toBe('1 changed, 2 n2, 3 n3, 4 n4, 5 n5, 6 n6, 7 n7, 8 n8, 9 n9')
  })

  it('a table whose connection was cut is tried again in the same run, so often and no more', async () => {
    await people(test, 9)
    const pauses: number[] = []
    const pause = async (milliseconds: number) => void pauses.push(milliseconds)
    const source = table('people', { cursor: 'change_tracking', batch_rows: 2 })
    const fault = {
      kind: 'error',
      matching: /AS \[name\][\s\S]*@k0/,
      number: 1205,
      message: 'deadlocked',
    } as const
    test.server.faults.plan({ ...fault }, { ...fault })
    const summary = await run(test, [source], { pause })
    expect(messages(summary)).toEqual(['9 rows read, continuing a load that broke off, at attempt 3'])
    expect(pauses).toEqual([500, 1000])
    test.server.faults.plan({ ...fault, matching: /AS \[name\]/, always: true })
    const again = await run(test, [table('people', { mode: 'full', retries: 2 })], { pause })
    expect(codes(again)).toEqual(['server-deadlock'])
    expect(pauses).toEqual([500, 1000, 500, 1000])
  })

  it('cut anywhere, the next run comes to the same end', { timeout: 180_000 }, async () => {
    await people(test, 8)
    await test.engine.execute(
      'CREATE TABLE [dbo].[big] ([id] INT NOT NULL, [v] NVARCHAR(200) NULL, CONSTRAINT [pk] PRIMARY KEY ([id]))',
      'ALTER TABLE [dbo].[big] ENABLE CHANGE_TRACKING',
      "INSERT INTO [dbo].[big] SELECT range, repeat('x', 150) FROM range(300)",
    )
    const sources = [
      table('people', { cursor: 'change_tracking', batch_rows: 3 }),
      table('big', { cursor: 'change_tracking', batch_rows: 100 }),
    ]
    await run(test, sources)
    const truth = async (name: string) => {
      const session = await test.engine.session()
      const found: string[] = []
      for await (const result of session.run(`SELECT * FROM [dbo].[${name}] ORDER BY [id]`, []))
        if ('rows' in result) for await (const row of result.rows) found.push(row.slice(0, 2).join('|'))
      await session.close()
      return found
    }
    const copy = async (name: string, column: string) =>
      (await rows(test, `select id, ${column} from raw_app.${name} order by id`)).map((row) => row.join('|'))
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed % below
    }
    for (let turn = 0; turn < 8; turn++) {
      await test.engine.execute(
        `UPDATE [dbo].[big] SET [v] = N'turn ${turn}' WHERE [id] % 7 = ${turn % 7}`,
        `DELETE FROM [dbo].[big] WHERE [id] = ${turn * 11}`,
        `INSERT INTO [dbo].[big] VALUES (${1000 + turn}, N'new')`,
        `UPDATE [dbo].[people] SET [name] = N'turn ${turn}' WHERE [id] = ${1 + (turn % 8)}`,
      )
      test.server.faults.plan({ kind: turn % 2 ? 'drop' : 'truncate', afterBytes: random(12_000) })
      const more = turn % 4 === 3 ? { fullRefresh: true } : {}
      await run(test, sources, more)
      test.server.faults.clear()
      await run(test, sources)
      expect(await copy('big', 'v')).toEqual(await truth('big'))
      expect(await copy('people', 'name')).toEqual(await truth('people'))
    }
  })

  it('a login that is refused is tried once, not once for each table', async () => {
    await people(test, 1)
    const { host, port } = test.server
    let opened = 0
    const openConnection = () => {
      opened++
      return openSqlserver({ host, port, database: 'app', user: 'sa', password: 'wrong', encrypt: false })
    }
    const summary = await run(test, [table('people'), table('others')], { openConnection })
    expect(codes(summary)).toEqual(['connection-login-failed', 'connection-login-failed'])
    expect(opened).toBe(1)
  })
})
