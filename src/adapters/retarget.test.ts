import { describe, expect, it } from 'vitest'
import { bigqueryStatements } from './bigquery/statements/bigquery-statements.ts'
import { duckdbStatements } from './duckdb/statements.ts'
import { withoutSemicolon } from './embed.ts'
import { retarget } from './retarget.ts'

const orders = { database: 'shop', schema: 'main', name: 'orders' }
const hidden = '"shop"."main"."orders__strata_x"'

function aim(sql: string) {
  const query = {
    sql,
    rendered: sql,
    locate: (offset: number) => ({ file: 'q.sql', line: 1, column: offset + 1 }),
  }
  return retarget(query, orders, hidden, duckdbStatements)
}

describe('retarget', () => {
  it('names the hidden relation and keeps the old name as its alias', () => {
    expect(aim('select * from "shop"."main"."orders" where id is null').sql).toBe(
      `select * from ${hidden} AS "orders" where id is null`,
    )
    expect(aim('select * from shop.MAIN.orders o join main.orders as p using (id)').sql).toBe(
      `select * from ${hidden} o join ${hidden} as p using (id)`,
    )
  })

  it('leaves strings, comments, other relations and longer names alone', () => {
    const sql = `select '"shop"."main"."orders"', $$shop.main.orders$$ -- shop.main.orders
from shop.main.orders_old, other.main.orders, /* main.orders */ orders`
    expect(aim(sql).sql).toBe(sql)
  })

  it('keeps qualified columns bound', () => {
    expect(aim('select shop.main.orders.id from shop.main.orders').sql).toBe(
      `select "orders".id from ${hidden} AS "orders"`,
    )
  })

  it('maps offsets back', () => {
    const sql = 'select * from "shop"."main"."orders" where nope'
    const aimed = aim(sql)
    expect(aimed.locate(aimed.sql.indexOf('nope'))?.column).toBe(sql.indexOf('nope') + 1)
    expect(aimed.locate(3)?.column).toBe(4)
  })
})

describe('retarget on BigQuery', () => {
  const orders = { database: 'acme-prod', schema: 'shop', name: 'orders' }
  const hidden = '`acme-prod`.`shop`.`orders__strata_x`'
  const aim = (sql: string) =>
    retarget({ sql, rendered: sql, locate: () => undefined }, orders, hidden, bigqueryStatements()).sql

  it.each([
    ['`acme-prod`.`shop`.`orders`', 'each part in quotes'],
    ['`acme-prod.shop.orders`', 'the whole in quotes'],
    ['acme-prod.shop.orders', 'a dash without quotes'],
    ['`acme-prod`.shop.orders', 'some parts in quotes'],
    ['shop.orders', 'no project'],
  ])('finds %s: %s', (name) => {
    expect(aim(`select id from ${name} where id is null`)).toBe(
      `select id from ${hidden} AS \`orders\` where id is null`,
    )
  })

  it.each([
    String.raw`'it\'s'`,
    String.raw`"it\"s"`,
    `"it's"`,
    `'say "so"'`,
    String.raw`r'\'' `,
    `'''it's'''`,
    "`odd'name`",
  ])('is not led astray by %s', (text) => {
    const sql = `select ${text} as text, ';' from acme-prod.shop.orders as o -- it's\n# shop.orders isn't\n;`
    expect(aim(sql)).toBe(sql.replace('acme-prod.shop.orders', hidden))
    expect(withoutSemicolon(sql, 'bigquery')).toBe(sql.slice(0, -1))
  })

  it('leaves strings, comments, differences and other relations alone', () => {
    const sql = 'select "shop.orders", a-shop.b # shop.orders\nfrom other-prod.shop.orders, `shop.orders_old`'
    expect(aim(sql)).toBe(sql)
  })
})

describe('withoutSemicolon', () => {
  it('takes away one that ends the query, comments aside', () => {
    expect(withoutSemicolon('select 1; -- done\n', 'duckdb')).toBe('select 1')
    expect(withoutSemicolon("select ';'", 'duckdb')).toBe("select ';'")
    expect(withoutSemicolon('select 1 -- a; b', 'duckdb')).toBe('select 1 -- a; b')
  })
})
