import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { codes, messages, rows, run, table, testServer } from '../../../spec/support/loads-from-server.ts'
import { openSqlserver } from '../../connections/sqlserver/open-sqlserver.ts'

const test = testServer()
const ACCOUNTS = ['a', 'b', 'c', 'd']

/** Four tables of one row each, a thousand in all. */
async function accounts() {
  for (const name of ACCOUNTS)
    await test.engine.execute(
      `CREATE TABLE [dbo].[${name}] ([id] INT NOT NULL, [amount] INT NOT NULL, CONSTRAINT [pk_${name}] PRIMARY KEY ([id]))`,
      `ALTER TABLE [dbo].[${name}] ENABLE CHANGE_TRACKING`,
      `INSERT INTO [dbo].[${name}] ([id], [amount]) VALUES (1, 250)`,
    )
}

/** Sessions whose transactions begin one after the other, with transfers between them, unless these are kept from going on. */
function sessionsApart(done: () => number) {
  const { host, port } = test.server
  const settings = { host, port, database: 'app', user: 'sa', password: 'Correct-horse-7', encrypt: false }
  let begun = 0
  return async () => {
    const connection = await openSqlserver(settings)
    const snapshot = connection.snapshot.bind(connection)
    connection.snapshot = async (work) => {
      const until = done() + 3 * begun++
      while (done() < until && test.engine.locks.waiting === 0) await turn()
      return snapshot(work)
    }
    return connection
  }
}

/** Moves money between rows until it is stopped; what is there in all is never another amount. */
function transfers(transfer: (say: (sql: string) => Promise<void>, number: number) => Promise<void>) {
  let on = true
  let done = 0
  const over = (async () => {
    const session = await test.engine.session()
    const say = async (sql: string) => {
      for await (const _ of session.run(sql, []));
    }
    for (; on; done++) {
      await session.begin(2)
      await transfer(say, done)
      await session.commit()
      await turn()
    }
    await session.close()
  })()
  return {
    done: () => done,
    stop: async () => {
      on = false
      await over
    },
  }
}

const total = `select sum(amount) from (${ACCOUNTS.map((name) => `select * from raw_app.${name}`).join(' union all ')})`
const sources = (load: Parameters<typeof table>[1] = { cursor: 'change_tracking' }) =>
  ACCOUNTS.map((name) => table(name, load))

describe('several sessions of a database', () => {
  it('see it at one moment, while others write to it', async () => {
    await accounts()
    const writing = transfers(async (say, number) => {
      const [take, give] = [ACCOUNTS[number % 3]!, ACCOUNTS[(number % 3) + 1]!]
      await say(`UPDATE [dbo].[${take}] SET [amount] = [amount] - 1`)
      await turn()
      await say(`UPDATE [dbo].[${give}] SET [amount] = [amount] + 1`)
    })
    const totals: unknown[] = []
    const told: string[] = []
    for (const load of [{ cursor: 'change_tracking' }, { cursor: 'change_tracking' }]) {
      const before = writing.done()
      const openConnection = sessionsApart(writing.done)
      told.push(...codes(await run(test, sources(load), { parallel: () => 4, openConnection })))
      totals.push((await rows(test, total))[0]![0])
      expect(writing.done()).toBeGreaterThan(before)
    }
    await writing.stop()
    expect(told).toEqual([])
    expect(totals.map(Number)).toEqual([1000, 1000])
  })

  it('see the ranges of a key at one moment', async () => {
    await test.engine.execute(
      'CREATE TABLE [dbo].[t] ([no] INT NOT NULL, [amount] INT NOT NULL, CONSTRAINT [pk_t] PRIMARY KEY ([no]))',
      'ALTER TABLE [dbo].[t] ENABLE CHANGE_TRACKING',
      'INSERT INTO [dbo].[t] SELECT range, 10 FROM range(100)',
    )
    const writing = transfers((say) =>
      say(
        'UPDATE [dbo].[t] SET [amount] = CASE WHEN [no] = 0 THEN [amount] - 1 ELSE [amount] + 1 END WHERE [no] IN (0, 99)',
      ),
    )
    const load = { cursor: 'change_tracking', batch_rows: 10, key_ranges: 4 }
    for (let time = 0; time < 2; time++) {
      const summary = await run(test, [table('t', load)], {
        ...{ parallel: () => 4, fullRefresh: true, openConnection: sessionsApart(writing.done) },
      })
      expect(messages(summary)).toEqual(['100 rows read'])
      expect((await rows(test, 'select sum(amount) from raw_app.t')).map(([sum]) => Number(sum))).toEqual([
        1000,
      ])
    }
    await writing.stop()
  })

  it('are one session, which is told, where somebody writes and does not commit', async () => {
    await accounts()
    const writer = await test.engine.session()
    await writer.begin(2)
    for await (const _ of writer.run('UPDATE [dbo].[c] SET [amount] = 0', []));
    const summary = await run(test, sources(), { parallel: () => 3 })
    await writer.close()
    expect(codes(summary)).toEqual(['sqlserver-sessions-apart'])
    expect(messages(summary)).toEqual(ACCOUNTS.map(() => '1 row read'))
    expect((await rows(test, total)).map(([sum]) => Number(sum))).toEqual([1000])
  })

  it('are those that the server lets in, and take no lock from a table that the login may not read', async () => {
    await accounts()
    test.server.faults.plan({
      ...{ kind: 'error', matching: /FROM \[dbo\]\.\[b\]/, always: true, number: 229 },
      message: "The SELECT permission was denied on the object 'b'.",
    })
    const { host, port } = test.server
    const settings = { host, port, database: 'app', user: 'sa', password: 'Correct-horse-7', encrypt: false }
    let opened = 0
    const openConnection = () => openSqlserver(++opened === 2 ? { ...settings, password: 'wrong' } : settings)
    const summary = await run(test, sources(), { parallel: () => 3, openConnection })
    expect(summary.loads.map(({ status }) => status)).toEqual(['loaded', 'error', 'loaded', 'loaded'])
    expect(codes(summary)).toEqual(['server-permission-denied'])
    // Two of three sessions, and the one that locked.
    expect(opened).toBe(4)
  })

  it('do without one that breaks, and stay at their moment', async () => {
    await accounts()
    const pause = async () => {
      await test.engine.execute('UPDATE [dbo].[a] SET [amount] = 0', 'UPDATE [dbo].[b] SET [amount] = 500')
    }
    test.server.faults.plan({
      ...{ kind: 'error', matching: /AS \[amount\]\nFROM \[dbo\]\.\[a\]/, number: 1205, message: 'deadlock' },
    })
    const summary = await run(test, sources(), { parallel: () => 2, pause })
    expect(messages(summary)[0]).toBe('1 row read, at attempt 2')
    expect(codes(summary)).toEqual([])
    expect((await rows(test, total)).map(([sum]) => Number(sum))).toEqual([1000])
  })

  it('begin again at another moment where the last one broke, and say so', async () => {
    await accounts()
    test.server.faults.plan({
      ...{ kind: 'error', matching: /AS \[amount\]\nFROM \[dbo\]\.\[b\]/, number: 1205, message: 'deadlock' },
    })
    const summary = await run(test, sources())
    expect(messages(summary)[1]).toBe('1 row read, at attempt 2')
    expect(summary.loads.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      [],
      ['sqlserver-moments-differ'],
      [],
      [],
    ])
  })
})
