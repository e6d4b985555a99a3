import { describe, expect, it } from 'vitest'
import { formatSql } from './format-sql.ts'

const format = (text: string, keywordCase: 'preserve' | 'upper' | 'lower' = 'preserve') =>
  formatSql(text, { dialect: 'bigquery', keywordCase })

function formatted(text: string): string {
  const result = format(text)
  if (result.kind === 'kept') throw new Error(result.reason)
  return result.text
}

describe('formatSql, given what is no SQL', () => {
  const options = { dialect: 'bigquery', keywordCase: 'preserve' } as const

  it('leaves what is no text, or is nested too deeply, as it is', () => {
    expect(formatSql('\ufffd\ufffd S', options)).toEqual({ kind: 'kept', reason: 'it is no UTF-8 text' })
    expect(formatSql('SELECT \0', options)).toEqual({ kind: 'kept', reason: 'it is no UTF-8 text' })
    const deep = `SELECT ${'('.repeat(10_000)}1${')'.repeat(10_000)}`
    expect(formatSql(deep, options)).toEqual({ kind: 'kept', reason: 'it is nested too deeply' })
  })
})

describe('formatSql', () => {
  it('keeps configuration, tags on their lines, names made by templates and comments', () => {
    const text = `{{ config(materialized='table') }}
-- what it is
select a, {{ col }}_amount as x, /* why */ '{{ var("v") }}' as v
from {{ ref('t') }}
{% if is_incremental() %}
where d > (select max(d) from {{ this }})
{% endif %}`
    expect(formatted(text)).toBe(`{{ config(materialized='table') }}
-- what it is
select
  a,
  {{ col }}_amount as x,
  /* why */
  '{{ var("v") }}' as v
from {{ ref('t') }}
{% if is_incremental() %}
where d > (select max(d) from {{ this }})
{% endif %}
`)
  })

  it('keeps short clauses on one line, joins under FROM, pipes and common tables apart', () => {
    const text = `with a as (select * from t where x = 1 and y between 1 and 2), b as (select k, count(*) as n from a group by 1, 2)
select a.*, rank() over (partition by k order by n desc) as r, f (x) as y from a left join b on a.k = b.k and b.n > 1 cross join unnest(a.l) as e with offset as o where a.k is not null order by 1, 2 limit 3`
    expect(formatted(text)).toBe(`with a as (
  select *
  from t
  where x = 1
    and y between 1 and 2
),

b as (
  select
    k,
    count(*) as n
  from a
  group by 1, 2
)

select
  a.*,
  rank() over (partition by k order by n desc) as r,
  f(x) as y
from a
left join b
  on a.k = b.k
  and b.n > 1
cross join unnest(a.l) as e with offset as o
where a.k is not null
order by 1, 2
limit 3
`)
    expect(formatted('from t |> where a > 1 |> aggregate sum(b) as s group by k -- last')).toBe(`from t
|> where a > 1
|> aggregate sum(b) as s
  group by k -- last
`)
  })

  it.each([
    'select a from t qualify row_number() over (partition by b order by c) = 1',
    '{% for m in ms %}\nselect {{ m }} {{ "union all" if not loop.last }}\n{% endfor %}',
    'select [1, 2][offset(0)], struct(1 as a), r"\\d+", """x""" from `p-x.d.t`, unnest(a) as b with offset',
    'from t |> where a > 1 |> select a',
    'select a -- one\n, b # two\nfrom t',
  ])('gives the same the second time: %s', (text) => {
    const once = formatted(text)
    expect(formatted(once)).toBe(once)
  })

  it.each([
    '{% macro a() %}   x    {% endmacro %}\n',
    '{% set s %}\n  {{ var("p") }}_x{% else %}x  {% endset %}\n',
    '{{ config(post_hook=["{{ f(\'a\') }} ", {"a": {"b": 1}}]) }}\n',
    '-- see {{ f(\n   1,  2) }}\n',
    '{% raw %}  {{ a   }} {% endraw %}\n',
  ])('keeps within %s every blank', (head) => {
    expect(formatted(`${head}select a,b from t`)).toBe(`${head}select\n  a,\n  b\nfrom t\n`)
  })

  it('keeps tags that have blanks behind them, and lines that end as on Windows', () => {
    const text = 'select {% for f in fs %}  \r\n{{ f }},\r\n{% endfor %}   \r\n1 from t'
    const once = formatted(text)
    expect(once).not.toContain('--')
    expect(once.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(formatted(once)).toBe(once)
  })

  it('knows where strings end in each language', () => {
    const text = `select split(x, '\\') as a, {{ f("it's") }} as b, $$ it's   $$ as c from t`
    const result = formatSql(text, { dialect: 'duckdb', keywordCase: 'preserve' })
    expect(result.kind === 'formatted' && result.text).toContain(`{{ f("it's") }} as b`)
    expect(formatted(`select '''it's''' as a, {% if x %} b, {% endif %} c from t`)).toContain('{% if x %}')
  })

  it('writes keywords as asked, and nothing else', () => {
    const result = format('Select Abc, "Select" from T', 'upper')
    expect(result).toEqual({ kind: 'formatted', text: 'SELECT\n  Abc,\n  "Select"\nFROM T\n' })
  })

  it.each([
    ['select {{ a from t', 'a Jinja tag is never closed'],
    ['select a {% if x %}, b from t', 'its Jinja tags do not pair'],
    ['select a {% endfor %} from t', 'its Jinja tags do not pair'],
    ['select t_{% if a %}x{% else %}y{% endif %}_z from t', 'blanks beside a Jinja tag'],
    ['select a_{% for i in [1, 2] %}{{ i }}{% endfor %} from t', 'blanks beside a Jinja tag'],
    ["select 'a from t", 'it is not read'],
  ])('leaves alone what it cannot be sure of: %s', (text, reason) => {
    const result = format(text)
    expect(result.kind === 'kept' ? result.reason : result.text).toContain(reason)
  })
})
