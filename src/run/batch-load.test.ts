import { describe, expect, it } from 'vitest'
import type { Statement } from '../adapters/adapter.ts'
import type { BuildNode } from '../manifest/node.ts'
import { loadBatches } from './batch-load.ts'
import { StepTools } from './step-tools.ts'

const day = 86_400_000
const name = (relation: { readonly name: string }) => relation.name

/** A warehouse that only counts: what runs at the same time, and in which order batches begin and end. */
function countingWarehouse(transactionalDdl: boolean) {
  const seen: string[] = []
  let running = 0
  let most = 0
  const execute = async ({ sql }: Statement) => {
    if (!sql.startsWith('replace')) return {}
    running++
    most = Math.max(most, running)
    seen.push(sql)
    await new Promise((resolve) => setImmediate(resolve))
    running--
    return { rowsAffected: 1 }
  }
  const statements = {
    replace: (to: { name: string }) => [{ sql: `create ${name(to)}`, purpose: '' }],
    replaceWindow: ({ from, start }: { from: { name: string }; start: Date }) => ({
      sql: `replace ${start.toISOString().slice(0, 10)} from ${name(from)}`,
      purpose: '',
    }),
    drop: (relation: { name: string }) => ({ sql: `drop ${name(relation)}`, purpose: '' }),
  }
  const catalog = { columns: async () => [{ name: 'id', type: 'INT64' }] }
  const adapter = { can: { transactionalDdl }, statements, catalog }
  const session = { execute, transaction: (work: () => unknown) => work() }
  return { adapter, session, seen, most: () => most }
}

async function load(config: object, source: string, transactionalDdl = false) {
  const { adapter, session, seen, most } = countingWarehouse(transactionalDdl)
  const node = { id: 'model.shop.days', name: 'days', source, config, at: {} } as unknown as BuildNode
  const step = {
    ...{
      kind: 'batches',
      into: { schema: 's', name: 'days' },
      fresh: { schema: 's', name: 'days__strata_1' },
    },
    windows: [0, 1, 2, 3, 4, 5].map((at) => ({ start: at * day, end: (at + 1) * day })),
    ...{ shape: { config: {} }, batch: { eventTime: 'at', size: 'day' }, together: false },
    spec: {
      strategy: 'microbatch',
      uniqueKey: [],
      onSchemaChange: 'ignore',
      predicates: [],
      excludeColumns: [],
    },
    situation: { former: { kind: 'table' }, fullRefresh: false, dialect: 'bigquery' },
  }
  const tools = new StepTools(adapter as never, session as never, node, undefined)
  await loadBatches(
    step as never,
    node,
    tools,
    async () => ({ sql: '', rendered: '', locate: () => undefined }),
    { threads: 3 },
  )
  return { seen, most: most(), rows: tools.rows }
}

describe('loadBatches', () => {
  it('builds what lies between the first and the last batch at once, each with rows of its own', async () => {
    const { seen, most, rows } = await load({}, 'select 1')
    expect(most).toBe(3)
    expect(rows).toBe(6)
    expect(seen[0]).toBe('replace 1970-01-01 from days__strata_1')
    expect(seen.at(-1)).toBe('replace 1970-01-06 from days__strata_1')
    expect(seen.slice(1, 5).sort()).toEqual([
      'replace 1970-01-02 from days_b1__strata_1',
      'replace 1970-01-03 from days_b2__strata_1',
      'replace 1970-01-04 from days_b3__strata_1',
      'replace 1970-01-05 from days_b4__strata_1',
    ])
  })

  it('builds one after the other where the setting says so, or a model that reads itself says nothing', async () => {
    expect((await load({ concurrent_batches: false }, 'select 1')).most).toBe(1)
    expect((await load({}, 'select * from {{ this }}')).most).toBe(1)
    expect((await load({ concurrent_batches: true }, 'select * from {{ this }}')).most).toBe(3)
  })

  it('builds one after the other where a session holds a transaction', async () => {
    expect((await load({ concurrent_batches: true }, 'select 1', true)).most).toBe(1)
  })
})
