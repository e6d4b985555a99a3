import { describe, expect, it } from 'vitest'
import { translate } from './translate.ts'

const orders = [
  { name: 'id', type: 'INT64' },
  { name: 'amount', type: 'NUMERIC' },
  { name: 'placed_at', type: 'TIMESTAMP' },
  { name: 'items', type: 'ARRAY<STRUCT<sku STRING, qty INT64>>' },
]

function local(sql: string) {
  return translate(sql, {
    from: 'bigquery',
    to: 'duckdb',
    tables: (parts) => (parts.join('.') === 'shop.orders' ? { id: 'orders', columns: orders } : undefined),
  })
}

function rewritten(sql: string): string {
  const { sql: text, problems } = local(sql)
  expect(problems).toEqual([])
  return text.replace(/\s+/g, ' ')
}

/** Code and place of each error. */
function refusals(sql: string): string[] {
  return local(sql).problems.map(({ code, start, end }) => `${code}: ${sql.slice(start, end)}`)
}

describe('rewriteForDuckdb', () => {
  it('puts NULLs first going up, in queries, windows and aggregates', () => {
    expect(rewritten('SELECT id FROM shop.orders ORDER BY id')).toContain('ORDER BY id NULLS FIRST')
    expect(rewritten('SELECT RANK() OVER (ORDER BY id DESC) AS r FROM shop.orders')).toContain(
      'id DESC NULLS LAST',
    )
    expect(rewritten('SELECT ARRAY_AGG(id ORDER BY id) AS l FROM shop.orders')).toContain(
      'list(id ORDER BY id NULLS FIRST)',
    )
  })

  it('takes the meaning of an operator from its types', () => {
    expect(rewritten('SELECT id / 2 AS h, amount / 2 AS n, amount * 1.1 AS m FROM shop.orders')).toBe(
      'SELECT id / 2 AS h, bq_numeric_divide_by_2(amount, 2, 0.5) AS n, ' +
        "bq_numeric_multiply(amount, CAST('1.100000000' AS DECIMAL(38, 9))) AS m FROM shop.orders",
    )
  })

  it('addresses the elements of an array by the alias of UNNEST', () => {
    expect(rewritten('SELECT i.sku, qty FROM shop.orders, UNNEST(items) AS i')).toBe(
      'SELECT (i.i).sku AS sku, (i.i).qty AS qty FROM shop.orders, UNNEST(items) AS i(i)',
    )
  })

  it('leaves out how BigQuery stores a table', () => {
    const sql =
      "CREATE TABLE shop.a PARTITION BY DATE(placed_at) CLUSTER BY id OPTIONS(description='x') AS SELECT id, placed_at FROM shop.orders"
    expect(rewritten(sql)).toBe('CREATE TABLE shop.a AS SELECT id, placed_at FROM shop.orders')
  })

  it('refuses what it does not know, at its place', () => {
    expect(refusals('SELECT id, ST_AREA(id) AS a FROM shop.orders')).toEqual([
      'cannot-run-locally: ST_AREA(id)',
    ])
    expect(refusals('SELECT BIT_XORR(id) AS x FROM shop.orders')).toEqual(['unknown-function: BIT_XORR'])
    expect(refusals("SELECT FORMAT_DATE(CONCAT('%', 'Y'), DATE(placed_at)) AS y FROM shop.orders")).toEqual([
      "cannot-run-locally: CONCAT('%', 'Y')",
    ])
    expect(refusals('DECLARE x INT64')).toEqual(['cannot-run-locally: DECLARE'])
  })

  it('tells every refused place of a statement', () => {
    const { problems } = local("SELECT FORMAT(id || '', 1) AS a, ST_GEOGPOINT(1, 2) AS b FROM shop.orders")
    expect(problems.map(({ code }) => code)).toEqual(['cannot-run-locally', 'cannot-run-locally'])
  })

  it('gives the input back where something is refused', () => {
    const sql = 'SELECT ST_GEOGPOINT(1, 2) AS h FROM shop.orders'
    expect(local(sql).sql).toBe(sql)
  })
})
