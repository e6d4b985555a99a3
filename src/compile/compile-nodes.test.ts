import { describe, expect, it } from 'vitest'
import type { Ask } from '../manifest/lookup.ts'
import { ProblemError } from '../problems/problem.ts'
import { compileInline, compileNodes } from './compile-nodes.ts'
import { openLateRendering } from './late-rendering.ts'
import { memoryCache, parse } from './testing/memory-project.ts'

const customers = `select 1 as id, 'Ada' as name`

/** Answers as a warehouse would that holds one table. */
const ask: Ask = async (lookup) => {
  if (lookup.kind === 'query')
    return { kind: 'query', table: { columns: ['v'], types: ['VARCHAR'], rows: [['a'], ['b']] } }
  if (lookup.kind === 'columns')
    return {
      kind: 'columns',
      columns: [
        { name: 'id', type: 'BIGINT' },
        { name: 'name', type: 'VARCHAR' },
      ],
    }
  if (lookup.kind === 'relation') return { kind: 'relation', found: { ...lookup.relation, kind: 'table' } }
  return lookup.kind === 'relations' ? { kind: 'relations', found: [] } : { kind: 'schema', exists: true }
}

describe('compileNodes', () => {
  it('gives SQL with quoted relations, columns and lineage', async () => {
    const project = parse({
      'models/customers.sql': customers,
      'models/orders.sql': `select c.id, upper(c.name) as label from {{ ref('customers') }} as c where c.name <> ''`,
    })
    const { all, problems } = await project.compile()
    expect(problems).toEqual([])
    const compiled = all.get('model.shop.orders')!
    expect(compiled.first.sql).toContain('from "shop"."main"."customers" as c')
    expect(compiled.columns?.map(({ name }) => name)).toEqual(['id', 'label'])
    const from = (column: string) => ({ node: 'model.shop.customers', column })
    expect(compiled.lineage).toEqual([
      { from: from('id'), to: 'id', how: 'copy' },
      { from: from('name'), to: 'label', how: 'transform' },
    ])
    expect(compiled.uses).toContainEqual({ from: from('name'), how: 'filter' })
  })

  it('rewrites BigQuery for DuckDB and leads back to the author', async () => {
    const project = parse(
      {
        'models/a.sql':
          '{% set days = 3 %}\nselect DATE_ADD(DATE "2024-01-01", INTERVAL {{ days }} DAY) as day,\n  SAFE_CAST("1" AS INT64) as n',
      },
      { dialect: 'bigquery' },
    )
    const { all, problems } = await project.compile()
    expect(problems).toEqual([])
    const { first, columns } = all.get('model.shop.a')!
    expect(columns?.map(({ name, type }) => [name, type])).toEqual([
      ['day', 'DATE'],
      ['n', 'INT64'],
    ])
    expect(first.sql).toMatch(/TRY/)
    expect(first.locate(first.sql.search(/TRY/))).toMatchObject({ file: 'models/a.sql', line: 3 })
  })

  it('tells an unknown column at its place, in a template with lines of its own', async () => {
    const project = parse({
      'models/customers.sql': customers,
      'models/orders.sql': `{% for i in [1, 2] %}\n{% endfor %}\nselect\n  c.nmae\nfrom {{ ref('customers') }} as c`,
    })
    const { all, problems } = await project.compile()
    expect(all.has('model.shop.orders')).toBe(false)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ severity: 'error', at: { file: 'models/orders.sql', line: 4 } })
    expect(`${problems[0]!.message} ${problems[0]!.hint}`).toContain('name')
  })

  it('leads from a macro back to it, with the call before', async () => {
    const project = parse({
      'models/customers.sql': customers,
      'models/orders.sql': `select {{ wrong('c') }} from {{ ref('customers') }} as c`,
      'macros/m.sql': '{% macro wrong(t) %}\n  {{ t }}.nope\n{% endmacro %}',
    })
    const { problems } = await project.compile()
    expect(problems[0]).toMatchObject({
      at: { file: 'macros/m.sql', line: 2 },
      trail: [{ file: 'models/orders.sql', line: 1 }],
    })
  })

  it('puts ephemeral models before the query, each behind what it needs', async () => {
    const project = parse({
      'models/a.sql': `{{ config(materialized='ephemeral') }} select 1 as id`,
      'models/b.sql': `{{ config(materialized='ephemeral') }} with q as (select * from {{ ref('a') }}) select * from q`,
      'models/c.sql': `-- first\nwith own as (select * from {{ ref('b') }}) select * from own`,
      'models/d.sql': `select * from {{ ref('b') }}`,
    })
    expect(await project.sql('c')).toBe(
      '-- first with __dbt__cte__a as ( select 1 as id ), __dbt__cte__b as ( with q as (select * from __dbt__cte__a) select * from q ), own as (select * from __dbt__cte__b) select * from own',
    )
    expect(await project.sql('d')).toMatch(/^with __dbt__cte__a as .* select \* from __dbt__cte__b$/)
    const { all } = await project.compile()
    expect(all.get('model.shop.d')!.inlined).toEqual(['model.shop.a', 'model.shop.b'])
  })

  it('compiles both forms of an incremental model', async () => {
    const project = parse({
      'models/big.sql': `{{ config(materialized='incremental') }} select 1 as n {% if is_incremental() %} where 1 > (select max(n) from {{ this }}) {% endif %}`,
    })
    const { all, problems } = await project.compile()
    expect(problems).toEqual([])
    const { first, later } = all.get('model.shop.big')!
    expect(first.sql).not.toContain('max(n)')
    expect(later?.sql).toContain('max(n) from "shop"."main"."big"')
  })

  it('gives generic tests the relation, or the part of it that "where" leaves', async () => {
    const project = parse({
      'models/a.sql': 'select 1 as id',
      'models/s.yml':
        'version: 2\nmodels: [{name: a, columns: [{name: id, data_tests: [unique, {not_null: {config: {where: id > 0}}}]}]}]',
    })
    expect(await project.sql('unique_a_id')).toContain('from "shop"."main"."a" where id is not null')
    expect(await project.sql('not_null_a_id')).toContain(
      'from (select * from "shop"."main"."a" where id > 0) dbt_subquery',
    )
  })

  it('tells a test of an unknown column where the test is written', async () => {
    const project = parse({
      'models/a.sql': 'select 1 as id',
      'models/s.yml':
        'version: 2\nmodels:\n  - name: a\n    columns:\n      - name: di\n        data_tests: [unique]',
    })
    const { problems } = await project.compile()
    expect(problems[0]?.at).toMatchObject({ file: 'models/s.yml', line: 6 })
  })

  it('leaves a model that asks the warehouse until it runs', async () => {
    const project = parse({
      'models/a.sql': 'select 1 as id, 2 as name',
      'models/late.sql': `{% set values = run_query("select v from t").columns[0].values() %}
        select {% for v in values %}'{{ v }}' as {{ v }}{{ ', ' if not loop.last }}{% endfor %}
        {% for c in adapter.get_columns_in_relation(ref('a')) %}, {{ c.name }}{% endfor %} from {{ ref('a') }}`,
    })
    expect(project.node('model', 'late').late).toBe(true)
    const { all, problems } = await project.compile()
    expect(problems).toEqual([])
    expect(all.has('model.shop.late')).toBe(false)
    const questions: string[] = []
    const counted: Ask = (lookup) => {
      questions.push(lookup.kind)
      return ask(lookup)
    }
    const { first } = await openLateRendering(project.parsed).node('model.shop.late', counted)
    expect(first.rendered.replace(/\s+/g, ' ')).toContain(
      `select 'a' as a, 'b' as b , id, name from "shop"."main"."a"`,
    )
    expect(questions).toEqual(['query', 'columns'])
  })

  it('does not judge what was rendered before its inputs were built', async () => {
    const loop = `select {% for c in adapter.get_columns_in_relation(ref('a')) %}{{ c.name }}, {% endfor %}1 as n`
    const project = (a: string) =>
      parse({
        'models/a.sql': a,
        'models/late.sql': `with r as (${loop} from {{ ref('a') }}) select r.wanted from r`,
        'models/reader.sql': `select wanted from {{ ref('late') }}`,
      })
    const compiled = async (a: string, given: Ask) => {
      const { parsed } = project(a)
      const problems: string[] = []
      const report = ({ code }: { code: string }) => void problems.push(code)
      const all = await compileNodes(parsed, [...parsed.manifest.nodes.keys()], { report, ask: given })
      return [all.size, ...problems]
    }
    const nothing: Ask = async (lookup) =>
      lookup.kind === 'columns' ? { kind: 'columns', columns: [] } : ask(lookup)
    const wanted = 'select 1 as id, 2 as name, 3 as wanted'
    expect(await compiled(wanted, nothing)).toEqual([3])
    // The table that stands there is an older one.
    expect(await compiled(wanted, ask)).toEqual([3])
    expect(await compiled('select 1 as id, 2 as name', ask)).toEqual([2, 'unknown-column'])
  })

  it('renders hooks and typed SQL with the context of templates', async () => {
    const project = parse({
      'models/a.sql': `{{ config(post_hook='grant {{ target.name }} on {{ this }}') }} select 1 as id`,
    })
    const model = project.node('model', 'a')
    expect((await openLateRendering(project.parsed).hook(model.id, model.postHooks[0]!, ask)).sql).toBe(
      'grant dev on "shop"."main"."a"',
    )
    const inline = await compileInline(project.parsed, `select id from {{ ref('a') }}`, {})
    expect(inline.columns?.map(({ name }) => name)).toEqual(['id'])
    const wrong = compileInline(project.parsed, `select di from {{ ref('a') }}`, {})
    await expect(wrong).rejects.toThrow(ProblemError)
  })

  it('translates in the dialect that is asked for', async () => {
    const project = parse({ 'models/a.sql': 'select 1 as id' })
    const { first } = await compileInline(project.parsed, 'select SAFE_CAST("1" AS INT64) as n', {
      dialect: 'bigquery',
    })
    expect(first.sql).toMatch(/TRY/)
  })

  it('gives the same from its cache, columns upstream included', async () => {
    const cache = memoryCache()
    const files = {
      'models/customers.sql': customers,
      'models/orders.sql': `select * from {{ ref('customers') }}`,
    }
    const before = (await parse(files, { cache }).compile()).all
    const again = (await parse(files, { cache }).compile()).all
    expect(JSON.stringify([...again])).toBe(JSON.stringify([...before]))
    const changed = { ...files, 'models/customers.sql': 'select 1 as other' }
    const { all } = await parse(changed, { cache }).compile()
    expect(all.get('model.shop.orders')?.columns?.map(({ name }) => name)).toEqual(['other'])
  })

  it('compiles only what is asked for, and tells only its problems', async () => {
    const project = parse({
      'models/a.sql': 'select nope from (select 1 as id) as t',
      'models/b.sql': `select * from {{ ref('a') }}`,
    })
    const problems: string[] = []
    const compiled = await compileNodes(project.parsed, ['model.shop.b'], {
      report: ({ code }) => problems.push(code),
    })
    expect([...compiled.keys()]).toEqual(['model.shop.b'])
    expect(problems).toEqual([])
  })
})
