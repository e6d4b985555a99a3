import { describe, expect, it } from 'vitest'
import { goneCases, goneColumnsStay, STAYED } from '../../../spec/support/gone-columns.ts'
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
import type { Json } from '../../manifest/json.ts'

const test = testServer()

describe('columns that change', () => {
  it.each([
    ['evolve', ['sqlserver-schema-changed'], ['id', 'name', 'at', 'rv', 'extra'], 4],
    ['freeze', ['sqlserver-schema-changed'], ['id', 'name', 'at', 'rv'], 4],
    ['fail', ['sqlserver-schema-changed'], ['id', 'name', 'at', 'rv'], 3],
  ])('%s', async (policy, told, columns, count) => {
    await people(test, 3)
    const source = table('people', { cursor: 'change_tracking', schema_policy: policy })
    await run(test, [source])
    await test.engine.execute(
      'ALTER TABLE [dbo].[people] ADD [extra] INT NULL',
      "INSERT INTO [dbo].[people] ([id], [name], [at], [extra]) VALUES (4, N'n4', N'2024-01-01 00:00:00.000', 44)",
    )
    const summary = await run(test, [source])
    expect(codes(summary)).toEqual(told)
    const found = (await test.adapter.catalog.columns(source.relation))!.map(({ name }) => name)
    expect(found.filter((name) => !name.startsWith('_'))).toEqual(columns)
    expect(await rows(test, 'select count(*) from raw_app.people')).toEqual([[count]])
    const recorded = await rows(test, 'select column_name, change, now, policy from raw_app._schema_changes')
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
        await test.engine.execute(
          'DROP TABLE IF EXISTS [dbo].[things]',
          'CREATE TABLE [dbo].[things] ([id] INT NOT NULL, [n] INT NULL, [s] NVARCHAR(5) NULL, CONSTRAINT [pk_t] PRIMARY KEY ([id]))',
          'ALTER TABLE [dbo].[things] ENABLE CHANGE_TRACKING',
          "INSERT INTO [dbo].[things] VALUES (1, 1, N'a'), (2, 2, N'b')",
        )
        const source = table('things', { cursor: 'change_tracking', schema_policy: policy })
        await run(test, [source], { fullRefresh: true })
        const count = (await rows(test, 'select 1 from raw_app._schema_changes')).length
        await test.engine.execute(ddl, ...values.map((one) => change.replace('{values}', one)))
        const summary = await run(test, [source])
        const found = await rows(test, 'select n::varchar, s from raw_app.things order by id')
        const whole = after[policy] ?? []
        if (whole.length > 0) expect(found).toEqual(whole)
        else {
          // What does not fit is an error, and the table is as it was.
          expect(summary.loads[0]!.status).toBe('error')
          expect(found).toEqual(before.map(([n, s]) => [String(n), s]))
        }
        const changes = await rows(
          test,
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
      ['id', 'at', 'label', 'name'],
      [
        [1, 'n1', 'n1'],
        [2, 'n2', 'n2'],
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
    await people(test, 2)
    const source = table('people', { cursor: 'change_tracking', schema_policy: policy, exclude: 'rv' })
    await run(test, [source])
    await test.engine.execute(
      'ALTER TABLE [dbo].[people] ADD [label] NVARCHAR(40) NULL',
      'UPDATE [dbo].[people] SET [label] = [name]',
      'ALTER TABLE [dbo].[people] DROP COLUMN [name]',
    )
    await run(test, [source])
    const found = (await test.adapter.catalog.columns(source.relation))!.map(({ name }) => name)
    const kept = found.filter((name) => !name.startsWith('_'))
    const noted = await rows(
      test,
      'select column_name, change, policy from raw_app._schema_changes order by change',
    )
    expect(noted).toEqual([
      ['label', 'added', policy],
      ['name', 'dropped', policy],
    ])
    if (policy === 'evolve') {
      expect(kept).toEqual(columns)
      expect(await rows(test, 'select id, name, label from raw_app.people order by id')).toEqual(values)
    } else {
      expect(kept).toEqual(columns)
      const now = policy === 'freeze' ? values.map(([id]) => [id, null]) : values
      expect(await rows(test, 'select id, name from raw_app.people order by id')).toEqual(now)
    }
  })

  it('a column that vanishes in the middle is read anew once, then told, and the others load', async () => {
    await people(test, 3)
    await test.engine.execute('CREATE TABLE [dbo].[other] ([id] INT NOT NULL)')
    const matching = /AS \[name\][\s\S]*FROM \[dbo\]\.\[people\]/
    const fault = {
      kind: 'error',
      matching,
      number: 207,
      message: "Invalid column name 'name'.",
      afterRows: 1,
    } as const
    test.server.faults.plan(fault)
    expect(messages(await run(test, [table('people')]))).toEqual(['3 rows read, at attempt 2'])
    test.server.faults.plan({ ...fault, always: true })
    const summary = await run(test, [table('people'), table('other')])
    expect(codes(summary)).toEqual(['server-column-missing'])
    expect(summary.loads.map(({ status }) => status)).toEqual(['error', 'loaded'])
    expect(await held(test)).toBe('1 n1, 2 n2, 3 n3')
  })

  it.each(goneCases)('a column that is gone keeps what it had: %s', async (_, load) => {
    expect(await goneColumnsStay(test, load)).toEqual(STAYED)
  })

  it('a column that is gone stays without values where no key says which row is which', async () => {
    await test.engine.execute(
      'CREATE TABLE [dbo].[loose] ([a] INT NULL, [b] INT NULL)',
      'INSERT INTO [dbo].[loose] VALUES (1, 10), (1, 10)',
    )
    await run(test, [table('loose')])
    await test.engine.execute('ALTER TABLE [dbo].[loose] DROP COLUMN [b]')
    await run(test, [table('loose')])
    expect(await rows(test, 'select a, b from raw_app.loose')).toEqual([
      [1, null],
      [1, null],
    ])
  })

  it('a column that the settings leave out goes, and one taken in another form is loaded anew', async () => {
    await people(test, 2)
    await run(test, [table('people', { cursor: 'change_tracking' })])
    const settings = { cursor: 'change_tracking', exclude: 'name', as_text: 'at' }
    const summary = await run(test, [table('people', settings)])
    expect([codes(summary), messages(summary)]).toEqual([[], ['2 rows read']])
    expect(
      await rows(test, 'select * exclude (rv, _loaded_at, _batch_id) from raw_app.people order by id'),
    ).toEqual([
      [1, '2024-01-01 00:00:00.000'],
      [2, '2024-01-02 00:00:00.000'],
    ])
    expect(messages(await run(test, [table('people', settings)]))).toEqual(['0 rows new or changed'])
    expect(await rows(test, 'select * from raw_app._schema_changes')).toEqual([])
  })

  it('a column that may not be NULL any more is the same column', async () => {
    await people(test, 2)
    const source = table('people', { cursor: 'change_tracking', schema_policy: 'fail' })
    await run(test, [source])
    await test.engine.execute(
      'ALTER TABLE [dbo].[people] ALTER COLUMN [name] NVARCHAR(40) NOT NULL',
      "UPDATE [dbo].[people] SET [name] = N'two' WHERE [id] = 2",
    )
    const summary = await run(test, [source])
    expect([codes(summary), messages(summary)]).toEqual([[], ['1 row new or changed']])
    expect(await held(test)).toBe('1 n1, 2 two')
  })
})
