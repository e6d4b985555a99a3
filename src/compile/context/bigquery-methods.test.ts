import { describe, expect, it } from 'vitest'
import type { Ask } from '../../manifest/lookup.ts'
import { parse } from '../testing/memory-project.ts'

const settings = `name: shop
target: prod
targets:
  prod: {type: bigquery, project: p, dataset: d}`

/** What a model prints that calls methods of `adapter`, and what they send to the warehouse. */
async function calls(
  template: string,
): Promise<{ readonly printed: string; readonly sent: readonly string[] }> {
  const sent: string[] = []
  const ask: Ask = async (lookup) => {
    if (lookup.kind !== 'query') return { kind: 'relations', found: [] }
    sent.push(lookup.sql)
    return {
      kind: 'query',
      table: { columns: ['schema_name'], types: ['STRING'], rows: [['raw'], ['shop']] },
    }
  }
  const config = `{{ config(hours_to_expiration=4, labels={'team': 'web'}, kms_key_name='k', partition_by={'field': 'd'}, require_partition_filter=true) }}`
  const project = parse({ 'project.yml': settings, 'models/m.sql': `${config}select 1 as x /*${template}*/` })
  const sql = await project.sql('m', ask)
  return { printed: /\/\*(.*)\*\//s.exec(sql)?.[1] ?? '', sent }
}

describe('methods of adapter for BigQuery', () => {
  it('give the options of a table and of a view as SQL', async () => {
    const { printed } = await calls('{{ adapter.get_table_options(config, model, false) }}')
    expect(printed).toBe(
      "{'expiration_timestamp': 'TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 4 hour)', 'labels': [('team', 'web')], 'kms_key_name': \"'k'\", 'require_partition_filter': True}",
    )
    expect((await calls('{{ adapter.get_table_options(config, model, true) }}')).printed).toContain(
      'INTERVAL 12 hour',
    )
    expect((await calls('{{ adapter.get_view_options(config, model) }}')).printed).not.toContain('kms')
  })

  it('copy tables, and change columns and descriptions by statements', async () => {
    const { sent } = await calls(`
      {%- set a = api.Relation.create('p', 'd', 'a') -%}
      {%- set b = api.Relation.create('p', 'd', 'b') -%}
      {%- do adapter.copy_table(a, b, 'table') -%}
      {%- do adapter.copy_table([a, b], b, 'incremental') -%}
      {%- do adapter.alter_table_add_columns(a, [api.Column.create('n', 'INT64')]) -%}
      {%- do adapter.alter_table_add_remove_columns(a, [api.Column.create('n', 'INT64')], [api.Column.create('o', 'STRING')]) -%}
      {%- do adapter.update_columns(a, {'n': {'description': 'How "many"'}}) -%}
      {%- do adapter.update_table_description('p', 'd', 'a', 'All') -%}`)
    expect(sent).toEqual([
      'create or replace table `p`.`d`.`b` copy `p`.`d`.`a`',
      'insert into `p`.`d`.`b` select * from `p`.`d`.`a` union all select * from `p`.`d`.`b`',
      'alter table `p`.`d`.`a` add column if not exists `n` INT64',
      'alter table `p`.`d`.`a` drop column if exists `o`, add column if not exists `n` INT64',
      'alter table `p`.`d`.`a` alter column `n` set options (description = """How \\"many\\"""")',
      'alter table `p`.`d`.`a` set options (description = """All""")',
    ])
  })

  it('list datasets', async () => {
    const { printed, sent } = await calls("{{ adapter.list_schemas('p') | join(', ') }}")
    expect(printed).toBe('raw, shop')
    expect(sent).toEqual(['select schema_name from `p`.INFORMATION_SCHEMA.SCHEMATA order by schema_name'])
  })

  it('that are not here say what to do', async () => {
    await expect(calls("{{ adapter.upload_file('a.csv', 'd', 't', {}) }}")).rejects.toThrow(/not here/)
  })
})
