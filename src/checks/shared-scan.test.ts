import { describe, expect, it } from 'vitest'
import type { DataTest, TestConfig } from '../manifest/node.ts'
import { scanOf, scanQuery } from './shared-scan.ts'
import type { CompiledTest } from './test-query.ts'

function compiled(sql: string, config: Partial<TestConfig> = {}): CompiledTest {
  const test: TestConfig = {
    ...{ severity: 'error', warnIf: '!= 0', errorIf: '!= 0', storeFailures: false, failCalc: 'count(*)' },
    ...config,
  }
  const locate = (offset: number) => ({ file: 'test.sql', line: 1, column: offset + 1 })
  return { test: { id: sql, test } as unknown as DataTest, query: { sql, rendered: sql, locate } }
}

const accepted = `with all_values as (
    select kind as value_field, count(*) as n_records from \`p\`.\`d\`.\`t\` group by kind
)
select * from all_values where value_field not in ('a','it''s, (b)')`
const unique = `select id as unique_field, count(*) as n_records
from \`p\`.\`d\`.\`t\` where id is not null group by id having count(*) > 1;`
const ofTarget = `with dbt_test__target as (
    select id as unique_field from (select * from \`d\`.\`t\` where b > 1) dbt_subquery where id is not null
)
select unique_field, count(*) as n_records from dbt_test__target
group by unique_field having count(*) > 1`

describe('scanOf', () => {
  it.each([
    ['select a from `p`.`d`.`t` where a is null', 'COUNT(CASE WHEN a is null THEN 1 END)'],
    [
      'SELECT * FROM "d"."t" WHERE NOT coalesce(x <= y, FALSE)',
      'COUNT(CASE WHEN NOT coalesce(x <= y, FALSE) THEN 1 END)',
    ],
    [unique, 'COUNT(id) - COUNT(DISTINCT id)'],
    [ofTarget, 'COUNT(id) - COUNT(DISTINCT id)'],
    [accepted, "COUNT(CASE WHEN kind NOT IN ('a','it''s, (b)') THEN 1 END)"],
    [
      'select a from (select * from `d`.`t` where b >= 1.5) dbt_subquery where a is null',
      'COUNT(CASE WHEN a is null THEN 1 END)',
    ],
  ])('%s', (sql, expected) => {
    expect(scanQuery([scanOf(compiled(sql), 'bigquery')!], { index: undefined }).sql).toContain(
      `${expected} AS test_0`,
    )
  })

  it.each([
    'select distinct a from t where a is null',
    'select a, count(*) from t where a > 1 group by a',
    'select a from t, u where a = b',
    'select a from t join u using (a) where a is null',
    'select a from t where a is null limit 3',
    'select a from t where a in (select b from u)',
    'select a from t where row_number() over (order by a) = 1',
    'select sum(a) from t where a is null',
    'select a from t where a is null union all select b from u where b is null',
    'select a from t',
    unique.replace('> 1', '> 2'),
    unique.replace('group by id', 'group by id, b'),
    ofTarget.replace('id is not null', 'other is not null'),
    ofTarget.replace(') dbt_subquery', ') dbt_subquery join u using (id)'),
    ofTarget.replace('group by unique_field', 'group by unique_field, n'),
    accepted.replace('group by kind', 'group by kind, b'),
  ])('leaves alone: %s', (sql) => {
    expect(scanOf(compiled(sql), 'bigquery')).toBeUndefined()
  })

  it('leaves alone what needs more than whether rows fail', () => {
    const sql = 'select a from t where a is null'
    expect(scanOf(compiled(sql, { limit: 10 }), 'bigquery')).toBeUndefined()
    expect(scanOf(compiled(sql, { failCalc: 'sum(a)' }), 'bigquery')).toBeUndefined()
    expect(scanOf(compiled(sql, { warnIf: '> (select 1)' }), 'bigquery')).toBeUndefined()
  })
})

describe('scanQuery', () => {
  it('keeps the table expression as it is written', () => {
    const from = '(select * from "d"."t" where b >= 1.5) dbt_subquery'
    expect(scanOf(compiled(`select a from ${from} where a is null`), 'bigquery')!.from).toBe(from)
  })

  it('reads the table once and knows whose text an error is in', () => {
    const scans = ['a', 'b'].map(
      (name) => scanOf(compiled(`select ${name} from "d"."t" where ${name} is null`), 'bigquery')!,
    )
    const culprit = { index: undefined }
    const { sql, embedded } = scanQuery(scans, culprit)
    expect(sql).toBe(`SELECT
  COUNT(CASE WHEN a is null THEN 1 END) AS test_0,
  COUNT(CASE WHEN b is null THEN 1 END) AS test_1
FROM "d"."t"`)
    expect(embedded!.locate(sql.indexOf('b is null'))?.column).toBe('select b from "d"."t" where '.length + 1)
    expect(culprit.index).toBe(1)
  })
})
