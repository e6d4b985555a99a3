import { describe, expect, it } from 'vitest'
import type { TableLookup } from './analysis.ts'
import { translate } from './translate.ts'

const tables: TableLookup = (parts) => {
  const name = parts[parts.length - 1]
  if (name === 'orders') {
    return {
      id: 'source.shop.orders',
      columns: [
        { name: 'id', type: 'INT64', nullable: false },
        { name: 'amount', type: 'NUMERIC' },
        { name: 'placed', type: 'DATE' },
      ],
    }
  }
  return name === 'raw' ? { id: 'source.shop.raw', columns: undefined } : undefined
}

describe('translate(sql, {from, to, tables})', () => {
  it('refuses a second statement, also where the first is left to the engine', () => {
    const sql = "/* ; */ FROM range(3) ANTI SOMETHING ';'; -- ;\n DROP TABLE t"
    const { problems } = translate(sql, { from: 'duckdb', to: 'duckdb', tables })
    expect(problems).toMatchObject([{ code: 'several-statements', start: sql.indexOf('DROP') }])
    expect(translate('SUMMARIZE t ;;', { from: 'duckdb', to: 'duckdb', tables }).problems).toEqual([])
  })

  it('gives columns with types and nullability in the dialect of the text', () => {
    const sql = 'SELECT id, amount * 2 AS twice, COUNT(*) OVER () AS n, 1 + 1 FROM shop.orders'
    expect(translate(sql, { from: 'bigquery', to: 'duckdb', tables }).columns).toEqual([
      { name: 'id', type: 'INT64', nullable: false },
      { name: 'twice', type: 'NUMERIC' },
      { name: 'n', type: 'INT64', nullable: false },
      { name: 'f0_', type: 'INT64', nullable: false },
    ])
  })

  it('calls elements without a name as it calls other columns without one', () => {
    const { sql, columns } = translate('SELECT *, 5 FROM UNNEST([1, 2])', {
      from: 'bigquery',
      to: 'duckdb',
      tables,
    })
    expect(columns?.map(({ name }) => name)).toEqual(['f0_', 'f1_'])
    expect(sql).toMatch(/ AS f0_, .* AS f1_\s/)
  })

  it('says of each column how it came about, and from where by the lookup’s ids', () => {
    const sql = 'SELECT id AS k, MAX(amount) AS top, 1 AS one FROM orders GROUP BY id'
    const { flows, edges, uses } = translate(sql, { from: 'bigquery', to: 'bigquery', tables })
    expect(flows).toEqual(['rename', 'aggregate', 'constant'])
    expect(edges).toEqual([
      { table: 'source.shop.orders', column: 'id', to: 'k', how: 'rename' },
      { table: 'source.shop.orders', column: 'amount', to: 'top', how: 'aggregate' },
    ])
    expect(uses).toEqual([{ table: 'source.shop.orders', column: 'id', how: 'group' }])
  })

  it('leaves the text as it is where the dialect is the engine’s', () => {
    const sql = 'select   id -- kept\nfrom orders'
    const found = translate(sql, { from: 'duckdb', to: 'duckdb', tables })
    expect(found.sql).toBe(sql)
    expect(found.analysed).toBe(true)
    expect(found.locate(9)).toBe(9)
  })

  it('hands on what it cannot read to the engine whose dialect it is', () => {
    const found = translate('SELECT id FROM WHERE', { from: 'duckdb', to: 'duckdb', tables })
    expect(found).toMatchObject({ sql: 'SELECT id FROM WHERE', analysed: false, problems: [] })
    expect(found.syntaxError).toMatchObject({ code: 'syntax-error', start: 15 })
    expect(found.columns).toBeUndefined()
  })

  it('refuses with its place what it cannot read in another dialect', () => {
    const { problems } = translate('SELECT id FROM WHERE', { from: 'bigquery', to: 'duckdb', tables })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ code: 'syntax-error', severity: 'error', start: 15 })
  })

  it('maps places of the rewritten text back', () => {
    const sql = 'SELECT id, SAFE_DIVIDE(amount, 2) AS half\nFROM orders'
    const found = translate(sql, { from: 'bigquery', to: 'duckdb', tables })
    expect(found.problems).toEqual([])
    const place = found.locate(found.sql.indexOf('orders'))
    expect(sql.slice(place)).toMatch(/^orders/)
  })

  it('names the columns it can of a table whose columns are not known, and leaves the star open', () => {
    const named = translate('SELECT a, b AS c FROM raw', { from: 'duckdb', to: 'duckdb', tables })
    expect(named.columns).toEqual([{ name: 'a' }, { name: 'c' }])
    expect(named.edges).toEqual([
      { table: 'source.shop.raw', column: 'a', to: 'a', how: 'copy' },
      { table: 'source.shop.raw', column: 'b', to: 'c', how: 'rename' },
    ])
    expect(translate('SELECT * FROM raw', { from: 'duckdb', to: 'duckdb', tables }).columns).toBeUndefined()
  })

  it('tells a wrong name once, and not a second time as something that cannot run', () => {
    const sql = 'SELECT UPER(CAST(id AS STRING)) AS x FROM orders'
    const { problems } = translate(sql, { from: 'bigquery', to: 'duckdb', tables })
    expect(problems.map(({ code, hint }) => [code, hint])).toEqual([
      ['unknown-function', 'Did you mean UPPER?'],
    ])
  })

  it('only warns of functions on the engine that has them', () => {
    const { problems } = translate('SELECT UPER(amount) FROM orders', {
      from: 'bigquery',
      to: 'bigquery',
      tables,
    })
    expect(problems.map(({ severity }) => severity)).toEqual(['warning'])
  })

  it('lets the project’s own functions be', () => {
    const options = {
      from: 'bigquery',
      to: 'duckdb',
      tables,
      functions: (parts: readonly string[]) =>
        parts.join('.') === 'shop.UPER' ? { returns: 'INT64', aggregate: false } : undefined,
    } as const
    expect(translate('SELECT shop.UPER(id) AS x FROM orders', options).problems).toEqual([])
  })

  it('takes tables of thousands of columns', () => {
    const columns = Array.from({ length: 5000 }, (_, i) => ({ name: `c${i}`, type: 'INT64' }))
    const sql =
      'SELECT * EXCEPT (c1), a.c2 + b.c3 AS s FROM wide AS a JOIN (SELECT c0, c3 FROM wide) AS b USING (c0)'
    const found = translate(sql, {
      from: 'bigquery',
      to: 'bigquery',
      tables: () => ({ id: 'wide', columns }),
    })
    expect(found.columns).toHaveLength(5001)
  })

  it('tells no more than 200 problems of one statement', () => {
    const sql = `SELECT ${Array.from({ length: 3000 }, (_, i) => `wrong${i}`).join(', ')} FROM orders`
    expect(translate(sql, { from: 'bigquery', to: 'bigquery', tables }).problems).toHaveLength(200)
  })
})
