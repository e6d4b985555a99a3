import { describe, expect, it } from 'vitest'
import { codes, messages, rows, run, table, testServer } from '../../../spec/support/loads-from-server.ts'
import { openSqlserver } from '../../connections/sqlserver/open-sqlserver.ts'

const test = testServer()

/** Connections that are open at once, at the most. */
function counted() {
  const { host, port } = test.server
  const settings = { host, port, database: 'app', user: 'sa', password: 'Correct-horse-7', encrypt: false }
  const told = { open: 0, most: 0 }
  const openConnection = async () => {
    const connection = await openSqlserver(settings)
    told.most = Math.max(told.most, ++told.open)
    const close = connection.close.bind(connection)
    connection.close = async () => {
      told.open--
      await close()
    }
    return connection
  }
  return { told, openConnection }
}

async function parts(name: string, count: number) {
  await test.engine.execute(
    `CREATE TABLE [dbo].[${name}] ([kind] NVARCHAR(10) NOT NULL, [no] INT NOT NULL, [text] NVARCHAR(40) NULL, CONSTRAINT [pk_${name}] PRIMARY KEY ([kind], [no]))`,
    `ALTER TABLE [dbo].[${name}] ENABLE CHANGE_TRACKING`,
    `INSERT INTO [dbo].[${name}] SELECT 'k' || (range % 3), range, 'row ' || range FROM range(${count})`,
  )
}

const summed = 'count(*), count(distinct (kind, no)), sum(no), min(text)'

describe('several sessions', () => {
  it('read as many tables at once as the connection allows', async () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    for (const name of names) await parts(name, 50)
    const { told, openConnection } = counted()
    const sources = names.map((name) => table(name, { cursor: 'change_tracking' }))
    const summary = await run(test, sources, { openConnection, parallel: () => 3 })
    expect(messages(summary)).toEqual(names.map(() => '50 rows read'))
    // One more for as long as the others begin.
    expect(told).toEqual({ open: 0, most: 4 })
    for (const name of names)
      expect(await rows(test, `select ${summed} from raw_app.${name}`)).toEqual([[50, 50, 1225, 'row 0']])
  })

  it('read the ranges of a key at once, and what comes is the table in the order of its key', async () => {
    await parts('parts', 103)
    const load = { cursor: 'change_tracking', batch_rows: 7 }
    await run(test, [table('parts', load)])
    const ordered = 'select kind, no, text from raw_app.parts'
    const once = await rows(test, ordered)
    const { told, openConnection } = counted()
    const source = table('parts', { ...load, key_ranges: 4 })
    const more = { openConnection, parallel: () => 3, fullRefresh: true }
    expect(messages(await run(test, [source], more))).toEqual(['103 rows read'])
    expect(told.most).toBe(4)
    expect(await rows(test, ordered)).toEqual(once)
    await test.engine.execute("DELETE FROM [dbo].[parts] WHERE [kind] = 'k1'")
    expect(messages(await run(test, [source]))).toEqual(['0 rows new or changed, 34 rows gone'])
  })

  it('go on where they broke off, range by range, and come to the same end', async () => {
    await parts('parts', 100)
    const source = table('parts', { cursor: 'change_tracking', batch_rows: 5, key_ranges: 4, retries: 0 })
    const parallel = () => 2
    test.server.faults.plan({
      ...{ kind: 'error', matching: /@k0[\s\S]*@u0/, number: 1205, message: 'deadlocked', afterRows: 2 },
    })
    expect(codes(await run(test, [source], { parallel }))).toEqual(['server-deadlock'])
    await test.engine.execute("UPDATE [dbo].[parts] SET [text] = N'changed' WHERE [no] < 10")
    const before = test.server.faults.statements.length
    const second = await run(test, [source], { parallel })
    expect(messages(second)).toEqual(['100 rows read, continuing a load that broke off'])
    const pages = test.server.faults.statements.slice(before).filter((sql) => /TOP \(5\)/.test(sql))
    expect(pages.length).toBeLessThan(24)
    await run(test, [source])
    expect(await rows(test, `select ${summed} from raw_app.parts where text = 'changed'`)).toEqual([
      [10, 10, 45, 'changed'],
    ])
    expect(await rows(test, `select ${summed} from raw_app.parts`)).toEqual([[100, 100, 4950, 'changed']])
  })

  it('are not for a table that is read as of one moment', async () => {
    await parts('parts', 3)
    const summary = await run(test, [table('parts', { mode: 'full', key_ranges: 2 })])
    expect(summary.loads[0]!.problems.map(({ hint }) => hint)).toEqual([expect.stringMatching(/one moment/)])
  })
})
