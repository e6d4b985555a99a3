import { describe, expect, it } from 'vitest'
import { linkTokens } from './link-tokens.ts'
import { tokenize } from './tokenize.ts'

const kinds = (sql: string) =>
  tokenize(sql)
    .filter(({ kind }) => kind !== 'text')
    .map(({ kind, text }) => [kind, text])

describe('tokenize(sql)', () => {
  it('tells the parts of SQL and Jinja apart', () => {
    expect(
      kinds("SELECT sum(a1) -- it's\nFROM `p.d.t` {{ ref('x') }} {# note #} WHERE b > 1.5 AND c = 'it''s'"),
    ).toEqual([
      ['keyword', 'SELECT'],
      ['call', 'sum'],
      ['name', 'a1'],
      ['comment', "-- it's"],
      ['keyword', 'FROM'],
      ['quoted', '`p.d.t`'],
      ['jinja', "{{ ref('x') }}"],
      ['comment', '{# note #}'],
      ['keyword', 'WHERE'],
      ['name', 'b'],
      ['number', '1.5'],
      ['keyword', 'AND'],
      ['name', 'c'],
      ['string', "'it''s'"],
    ])
  })

  it('gives back every letter, unclosed quotes and all', () => {
    for (const sql of ["select 'open", '/* open', '{% if', 'a "b', '{{ x', '€ ünï 名', '']) {
      expect(
        tokenize(sql)
          .map(({ text }) => text)
          .join(''),
      ).toBe(sql)
    }
  })
})

describe('linkTokens(tokens, targets)', () => {
  const targets = {
    tables: new Map([['orders', '#orders']]),
    refs: new Map([
      ['orders', '#orders'],
      ['raw.t', '#t'],
    ]),
    macros: new Map([['cents', '#cents']]),
  }
  const links = (sql: string) =>
    linkTokens(tokenize(sql), targets).flatMap(({ text, href }) => (href === undefined ? [] : [[text, href]]))

  it('links refs, sources and macros', () => {
    expect(
      links(
        "{{ cents('a') }} {{ ref('orders') }} {{ ref('pkg', 'orders') }} {{ source('raw', 't') }} {{ ref('no') }}",
      ),
    ).toEqual([
      ['cents', '#cents'],
      ["ref('orders')", '#orders'],
      ["ref('pkg', 'orders')", '#orders'],
      ["source('raw', 't')", '#t'],
    ])
  })

  it('links tables but not columns of the same name', () => {
    expect(
      links(
        'select orders, x.orders from `db.s.orders` join s.orders on "orders"."x" = 1 join "db"."orders"',
      ),
    ).toEqual([
      ['`db.s.orders`', '#orders'],
      ['orders', '#orders'],
      ['"orders"', '#orders'],
    ])
  })
})
