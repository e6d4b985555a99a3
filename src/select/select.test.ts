import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../manifest/json.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { DataTest, Exposure, Model, Node, Source } from '../manifest/node.ts'
import type { Problem } from '../problems/problem.ts'
import { type SelectOptions, select } from './select.ts'

const place = (file: string) => ({ file, line: 1, column: 1 })

function base(id: string, name: string, file: string, dependsOn: readonly string[]) {
  const path = file.replace(/^[^/]+\//, '')
  const fqn = ['acme', ...path.replace(/\.\w+$/, '').split('/')]
  return {
    ...{ id, name, file, path, fqn, dependsOn, package: 'acme', at: place(file), description: '' },
    ...{ tags: [] as string[], meta: {}, config: {} },
    ...{ source: '', macros: [], late: false, relation: { database: 'db', schema: 's', name }, columns: [] },
  }
}

function model(path: string, dependsOn: readonly string[], more: Partial<Model> = {}): Model {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return {
    ...base(`model.acme.${name}`, name, `models/${path}.sql`, dependsOn),
    ...{ kind: 'model', layer: 'other', preHooks: [], postHooks: [], config: { materialized: 'view' } },
    ...more,
  }
}

function test(name: string, dependsOn: readonly string[], generic?: string): DataTest {
  return {
    ...base(`test.acme.${name}`, name, 'models/schema.yml', dependsOn),
    kind: 'test',
    fqn: ['acme', name],
    test: { severity: 'error', warnIf: '!= 0', errorIf: '!= 0', storeFailures: false, failCalc: 'count(*)' },
    ...(generic === undefined ? {} : { generic: { name: generic, arguments: {} } }),
  }
}

const raw: Source = {
  ...base('source.acme.shop.orders', 'orders', 'models/sources.yml', []),
  ...{ kind: 'source', sourceName: 'shop', sourceDescription: '', load: {}, fqn: ['acme', 'shop', 'orders'] },
}
const board: Exposure = {
  ...base('exposure.acme.board', 'board', 'models/exposures.yml', ['model.acme.summary']),
  ...{ kind: 'exposure', exposureType: 'dashboard', owner: {} },
}
const nodes: readonly Node[] = [
  raw,
  model('staging/stg_orders', [raw.id], { tags: ['nightly', 'base'] }),
  model('staging/stg_customers', []),
  model('core/joined', ['model.acme.stg_orders', 'model.acme.stg_customers']),
  model('mart/summary', ['model.acme.joined'], { config: { materialized: 'table', meta: { owner: 'ann' } } }),
  model('mart/lonely', []),
  test('unique_stg_orders_id', ['model.acme.stg_orders'], 'unique'),
  test('relationships_orders', ['model.acme.stg_orders', 'model.acme.stg_customers'], 'relationships'),
  test('sums_match', ['model.acme.summary', 'model.acme.joined']),
  board,
]

function manifest(selectors: JsonObject = {}): Manifest {
  const target = { name: 'local', type: 'duckdb', database: 'db', schema: 's', threads: 1 } as const
  return {
    project: { name: 'acme', directory: '/p', dialect: 'duckdb', target, vars: {}, projectId: 'x' },
    nodes: new Map(nodes.map((node) => [node.id, node])),
    ...{ disabled: [], macros: new Map(), docs: new Map(), selectors, problems: [] },
  }
}

function names(options: SelectOptions | string, selectors: JsonObject = {}): string {
  const problems: Problem[] = []
  const given = typeof options === 'string' ? { select: [options] } : options
  const ids = select(manifest(selectors), given, (problem) => problems.push(problem))
  expect(problems).toEqual([])
  const found = ids.map((id) =>
    id.replace(/^(\w+)\.acme\./, (_, kind) => (kind === 'model' ? '' : `${kind}:`)),
  )
  return found.sort().join(' ')
}

function told(options: SelectOptions, selectors: JsonObject = {}): Problem {
  const problems: Problem[] = []
  select(manifest(selectors), options, (problem) => problems.push(problem))
  expect(problems).toHaveLength(1)
  return problems[0]!
}

const stgOrdersTests = 'test:relationships_orders test:unique_stg_orders_id'

describe('select', () => {
  it('takes everything in topological order without criteria', () => {
    const ids = select(manifest(), {}, () => {})
    expect(ids).toHaveLength(nodes.length)
    for (const node of nodes) {
      for (const needed of node.dependsOn) expect(ids.indexOf(needed)).toBeLessThan(ids.indexOf(node.id))
    }
  })

  it('follows plus signs, counts and the at sign', () => {
    expect(names({ select: ['+joined'], kinds: ['model'] })).toBe('joined stg_customers stg_orders')
    expect(names({ select: ['stg_orders+1'], kinds: ['model'] })).toBe('joined stg_orders')
    expect(names({ select: ['1+summary+'], kinds: ['model', 'exposure'] })).toBe(
      'exposure:board joined summary',
    )
    expect(names({ select: ['@stg_orders'], kinds: ['model'] })).toBe(
      'joined stg_customers stg_orders summary',
    )
  })

  it('unites words and intersects parts between commas', () => {
    expect(names({ select: ['summary lonely'], kinds: ['model'] })).toBe('lonely summary')
    expect(names({ select: ['path:models/mart,config.materialized:table'], kinds: ['model'] })).toBe(
      'summary',
    )
  })

  it('knows the methods', () => {
    const models = (word: string) => names({ select: [word], kinds: ['model'] })
    expect(models('staging')).toBe('stg_customers stg_orders')
    expect(models('acme.staging')).toBe('stg_customers stg_orders')
    expect(models('stg_*')).toBe('stg_customers stg_orders')
    expect(models('tag:nightly')).toBe('stg_orders')
    expect(models('models/staging/stg_orders.sql')).toBe('stg_orders')
    expect(models('path:models/**/stg_*.sql')).toBe('stg_customers stg_orders')
    expect(models('file:summary.sql')).toBe('summary')
    expect(models('config.meta.owner:ann')).toBe('summary')
    expect(models('source:shop+1')).toBe('stg_orders')
    expect(models('+exposure:board,package:this')).toBe('joined stg_customers stg_orders summary')
    expect(names('resource_type:exposure')).toBe('exposure:board')
    expect(names('test_type:singular')).toBe('test:sums_match')
    expect(names('test_name:unique')).toBe('test:unique_stg_orders_id')
  })

  it('adds tests of selected nodes as the indirect selection says', () => {
    const of = (indirectSelection: 'eager' | 'cautious' | 'buildable' | 'empty', word = 'stg_orders') =>
      names({ select: [word], indirectSelection })
    expect(of('eager')).toBe(`stg_orders ${stgOrdersTests}`)
    expect(of('cautious')).toBe('stg_orders test:unique_stg_orders_id')
    expect(of('empty')).toBe('stg_orders')
    expect(of('cautious', 'stg_orders stg_customers')).toBe(`stg_customers stg_orders ${stgOrdersTests}`)
    expect(of('cautious', 'summary')).toBe('summary')
    expect(of('buildable', 'summary')).toBe('summary test:sums_match')
  })

  it('takes away what is excluded, with its tests', () => {
    expect(names({ select: ['staging'], exclude: ['stg_customers'] })).toBe(
      'stg_orders test:unique_stg_orders_id',
    )
  })

  it('reads selectors.yml', () => {
    const selectors = {
      base: { definition: { union: ['tag:nightly', { exclude: ['test_type:generic'] }] } },
      marts: { definition: { intersection: [{ path: 'models/mart' }, { method: 'fqn', value: 'summary' }] } },
      both: { definition: { union: [{ method: 'selector', value: 'base' }, 'lonely'] }, default: true },
      same: { definition: { method: 'selector', value: 'base', exclude: ['stg_orders'] } },
    }
    expect(names({ selector: 'base' }, selectors)).toBe('stg_orders')
    expect(names({ selector: 'same' }, selectors)).toBe('stg_orders')
    expect(names({ selector: 'marts', kinds: ['model'] }, selectors)).toBe('summary')
    expect(names({}, selectors)).toBe('lonely stg_orders')
    expect(names({ exclude: ['lonely'] }, selectors)).toBe(names({ exclude: ['lonely'] }))
    expect(names({ exclude: ['lonely'], selector: 'both' }, selectors)).toBe('stg_orders')
  })

  it('asks given methods', () => {
    const methods = new Map([['state', (value: string) => (value === 'new' ? ['model.acme.lonely'] : [])]])
    expect(names({ select: ['state:new'], methods })).toBe('lonely')
  })

  it('tells what is wrong and what was near', () => {
    expect(told({ select: ['stg_order'] })).toMatchObject({ code: 'selection-empty', severity: 'warning' })
    expect(told({ select: ['+stg_order+'] }).hint).toContain('Did you mean "+stg_orders+"?')
    expect(told({ select: ['tga:nightly'] })).toMatchObject({
      code: 'selection-method-unknown',
      hint: 'Did you mean "tag"?',
    })
    expect(told({ select: ['state:new'] }).code).toBe('selection-needs-state')
    expect(told({ select: ['@summary+'] }).code).toBe('selection-unreadable')
    expect(told({ selector: 'nope' }).code).toBe('selector-unknown')
    const circle = { a: { definition: { method: 'selector', value: 'a' } } }
    expect(told({ selector: 'a' }, circle).message).toContain('a -> a')
  })
})
