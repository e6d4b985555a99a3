import { describe, expect, it } from 'vitest'
import { type Options, parse } from '../testing/memory-project.ts'

/** What an expression prints in a model of its own. */
async function print(
  expression: string,
  options: Options & { readonly macros?: string } = {},
): Promise<string> {
  const { macros = '', ...more } = options
  const project = parse({ 'models/m.sql': `select 1 as x /* ${expression} */`, 'macros/m.sql': macros }, more)
  return (await project.sql('m')).replace('select 1 as x /* ', '').replace(' */', '')
}

describe('the context of templates', () => {
  it('knows target, project and node', async () => {
    expect(
      await print('{{ target.name }} {{ target.type }} {{ target.schema }} {{ target["database"] }}'),
    ).toBe('dev duckdb main shop')
    expect(await print('{{ target.type }} {{ this }}', { dialect: 'bigquery' })).toBe(
      'bigquery `shop`.`main`.`m`',
    )
    expect(
      await print(
        '{{ project_name }} {{ model.name }} {{ model.unique_id }} {{ this.identifier }} {{ schema }}',
      ),
    ).toBe('shop m model.shop.m m main')
    expect(await print('{{ execute }} {{ is_incremental() }} {{ flags.FULL_REFRESH }}')).toBe(
      'True False False',
    )
    expect(await print('{{ run_started_at.strftime("%Y") }} {{ modules.datetime.date(2024, 1, 2) }}')).toBe(
      '1970 2024-01-02',
    )
  })

  it('reads variables and the environment', async () => {
    const settings = 'vars: {days: 3, shop: {rate: 0.5}}'
    expect(
      await print(
        '{{ var("days") + 1 }} {{ var("rate") }} {{ var("none", "d") }} {{ var.has_var("none") }}',
        { settings },
      ),
    ).toBe('4 0.5 d False')
    expect(
      await print('{{ env_var("REGION") }} {{ env_var("NONE", "d") }}', { environment: { REGION: 'eu' } }),
    ).toBe('eu d')
    // A default stays what it is: false holds for no condition.
    expect(
      await print(
        '{{ env_var("DAYS") | int if env_var("DAYS", false) else 3 }} {{ env_var("DAYS", 7) + 1 }}',
      ),
    ).toBe('3 8')
  })

  it('lets a relation pass for a mapping, as packages ask', async () => {
    expect(
      await print(
        '{{ this is mapping }} {{ this.get("metadata", {}).get("type") }} {{ this.get("schema") }} {{ this.get("none", 1) }}',
      ),
    ).toBe('True DuckDBRelation main 1')
  })

  it('tells a missing variable with the near name', async () => {
    const project = parse({ 'models/m.sql': `select '{{ var("dasy") }}'` }, { settings: 'vars: {days: 3}' })
    expect((await project.compile()).problems[0]).toMatchObject({
      code: 'var-missing',
      hint: 'Did you mean "days"?',
    })
  })

  it('shows the merged configuration', async () => {
    const settings = 'models: {shop: {+meta: {owner: ann}}}'
    expect(
      await print(
        '{{ config(tags="t") }}{{ config.get("materialized") }} {{ config.get("tags") }} {{ config.get("none", "d") }} {{ config.get("meta").owner }}',
        { settings },
      ),
    ).toBe("view ['t'] d ann")
  })

  it('makes relations that print, change and compare', async () => {
    const made = `api.Relation.create(database='d', schema='s', identifier='i')`
    expect(
      await print(`{{ ${made} }} {{ ${made}.include(database=false) }} {{ ${made}.quote(schema=false) }}`),
    ).toBe('"d"."s"."i" "s"."i" "d".s."i"')
    expect(
      await print(
        `{{ api.Relation.create(schema='s', identifier='i') }} {{ api.Relation.create(identifier='a b') }}`,
      ),
    ).toBe('"s"."i" "a b"')
    expect(
      await print(
        `{{ ${made}.name }} {{ ${made} == ${made} }} {{ ${made}.replace_path(identifier='j') }} {{ ${made}.without_identifier() }}`,
      ),
    ).toBe('i True "d"."s"."j" "d"."s"')
  })

  it('dispatches to the adapter first, and lets the project take over', async () => {
    const macros = `
{% macro f() %}{{ return(adapter.dispatch('f')()) }}{% endmacro %}
{% macro default__f() %}any{% endmacro %}
{% macro duckdb__f() %}duck{% endmacro %}
{% macro default__hash(x) %}own({{ x }}){% endmacro %}`
    expect(await print(`{{ f() }} {{ dbt.hash('a') }}`, { macros })).toBe('duck own(a)')
    expect(await print('{{ f() }}', { macros, dialect: 'bigquery' })).toBe('any')
  })

  it('lets a macro replace what is brought, with the original underneath', async () => {
    const macros = `{% macro ref(name) %}{% do return(builtins.ref(name).include(database=false)) %}{% endmacro %}`
    const project = parse({
      'models/a.sql': 'select 1 as id',
      'models/b.sql': `select * from {{ ref('a') }}`,
      'macros/m.sql': macros,
    })
    expect(await project.sql('b')).toBe('select * from "main"."a"')
    expect(project.node('model', 'b').dependsOn).toEqual(['model.shop.a'])
  })

  it('brings cross-database macros for both languages', async () => {
    const of = (call: string, dialect: 'duckdb' | 'bigquery') => print(`{{ dbt.${call} }}`, { dialect })
    expect(await of(`dateadd('day', 3, 'd')`, 'duckdb')).toBe('(d + cast(3 as bigint) * interval 1 day)')
    expect(await of(`dateadd('day', 3, 'd')`, 'bigquery')).toBe(
      'datetime_add( cast( d as datetime), interval 3 day )',
    )
    expect(await of(`type_string()`, 'duckdb')).toBe('TEXT')
    expect(await of(`type_string()`, 'bigquery')).toBe('string')
    expect(await of(`safe_cast('a', 'int64')`, 'bigquery')).toBe('safe_cast(a as int64)')
    expect(await of(`concat(['a', 'b'])`, 'duckdb')).toBe('a || b')
    expect(await of(`hash('a')`, 'bigquery')).toBe('to_hex(md5(cast(a as string)))')
    expect(await of(`split_part('a', "','", 2)`, 'bigquery')).toBe("split( a, ',' )[safe_offset(1)]")
    expect(await of(`last_day('d', 'month')`, 'bigquery')).toBe('last_day( cast(d as date), month )')
  })

  it('carries what a template raises or warns to its place', async () => {
    const project = parse({
      'models/m.sql': 'select 1 as id {{ check(2) }}',
      'macros/m.sql':
        '{% macro check(n) %}\n{% do exceptions.warn("careful") %}{% if n > 1 %}{{ exceptions.raise_compiler_error("too many") }}{% endif %}\n{% endmacro %}',
    })
    expect(project.problems).toContainEqual(
      expect.objectContaining({
        message: 'too many',
        at: expect.objectContaining({ file: 'macros/m.sql', line: 2 }),
      }),
    )
  })

  it('walks the graph', async () => {
    expect(
      await print(
        `{{ graph.nodes.values() | selectattr('resource_type', 'equalto', 'model') | map(attribute='name') | join }}`,
      ),
    ).toBe('m')
  })
})
