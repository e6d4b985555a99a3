import { describe, expect, it } from 'vitest'
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
  return retarget(query, orders, hidden, duckdbStatements.quoteName)
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

describe('withoutSemicolon', () => {
  it('takes away one that ends the query, comments aside', () => {
    expect(withoutSemicolon('select 1; -- done\n')).toBe('select 1')
    expect(withoutSemicolon("select ';'")).toBe("select ';'")
    expect(withoutSemicolon('select 1 -- a; b')).toBe('select 1 -- a; b')
  })
})
