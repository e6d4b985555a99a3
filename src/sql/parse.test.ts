import { describe, expect, it } from 'vitest'
import type { Dialect, Expression, Node, Select } from './ast.ts'
import { parseExpression, parseStatement, parseStatements, parseTypeName } from './parse.ts'
import { walk } from './walk.ts'

function expressionOf(sql: string, dialect: Dialect = 'bigquery'): Expression {
  return parseExpression(sql, dialect)
}

function selectOf(sql: string, dialect: Dialect = 'bigquery'): Select {
  const statement = parseStatement(sql, dialect)
  if (statement.kind !== 'query' || statement.body.kind !== 'select') throw new Error('not a SELECT')
  return statement.body
}

/** The text of the first node of a kind. */
function textOf(sql: string, kind: Node['kind'], dialect: Dialect = 'bigquery'): string | undefined {
  let found: string | undefined
  walk(parseStatement(sql, dialect), (node) => {
    if (node.kind === kind) found ??= sql.slice(node.start, node.end)
    return true
  })
  return found
}

describe('parseStatement: places', () => {
  it('gives each node the text it was read from', () => {
    const sql = "SELECT a.b, COUNT(DISTINCT x) AS n FROM `p.d.t` AS t WHERE x IN ('ü', 2) -- end\n"
    expect(textOf(sql, 'column')).toBe('a.b')
    expect(textOf(sql, 'call')).toBe('COUNT(DISTINCT x)')
    expect(textOf(sql, 'select-item')).toBe('a.b')
    expect(textOf(sql, 'table')).toBe('`p.d.t` AS t')
    expect(textOf(sql, 'in-list')).toBe("x IN ('ü', 2)")
    expect(textOf(sql, 'query')).toBe(sql.slice(0, sql.indexOf(' --')))
  })

  it('splits a name in backticks and places its parts', () => {
    const { from } = selectOf('SELECT 1 FROM `my-proj.ds.t`')
    if (from?.kind !== 'table') throw new Error('no table')
    expect(from.name.map(({ name, start, end }) => [name, start, end])).toEqual([
      ['my-proj', 15, 22],
      ['ds', 23, 25],
      ['t', 26, 27],
    ])
  })
})

describe('parseExpression: precedence', () => {
  it.each([
    ['bigquery', '1 + 2 * 3', '(1 + (2 * 3))'],
    ['bigquery', 'a || b * c', '((a || b) * c)'],
    ['bigquery', 'a | b ^ c & d << 1 + 2', '(a | (b ^ (c & (d << (1 + 2)))))'],
    ['bigquery', '-a * b', '((- a) * b)'],
    ['duckdb', 'a || b + c', '(a || (b + c))'],
    ['duckdb', 'a ^ b * c', '((a ** b) * c)'],
    ['duckdb', '-2 ** 2', '((- 2) ** 2)'],
    ['duckdb', "a -> 'x' = 1", "(a -> ('x' = 1))"],
    ['duckdb', '-x::INT', '(- cast x)'],
  ] as const)('%s reads %s as %s', (dialect, sql, expected) => {
    expect(shape(expressionOf(sql, dialect))).toBe(expected)
  })

  it('keeps AND and OR flat', () => {
    const expression = expressionOf('a AND b AND NOT c OR d')
    expect(expression).toMatchObject({
      kind: 'logical',
      operator: 'or',
      operands: [{ operands: { length: 3 } }, {}],
    })
  })

  it('refuses comparisons in a row', () => {
    expect(() => expressionOf('a < b < c')).toThrow('A comparison cannot be followed by "<".')
  })
})

function shape(node: Expression): string {
  switch (node.kind) {
    case 'binary':
      return `(${shape(node.left)} ${node.operator} ${shape(node.right)})`
    case 'unary':
      return `(${node.operator} ${shape(node.operand)})`
    case 'cast':
      return `cast ${shape(node.operand)}`
    case 'column':
      return node.parts.map(({ name }) => name).join('.')
    case 'number':
      return node.text
    case 'string':
      return `'${node.value}'`
    default:
      return node.kind
  }
}

describe('parseExpression: one shape for both dialects', () => {
  it('reads casts alike', () => {
    expect(expressionOf('SAFE_CAST(a AS INT64)')).toMatchObject({
      kind: 'cast',
      safe: true,
      type: { name: 'INT64' },
    })
    expect(expressionOf('TRY_CAST(a AS BIGINT)', 'duckdb')).toMatchObject({ kind: 'cast', safe: true })
    expect(expressionOf('a::BIGINT', 'duckdb')).toMatchObject({
      kind: 'cast',
      safe: false,
      type: { name: 'BIGINT' },
    })
  })

  it('takes SAFE. off the name and keeps the modifiers of a call', () => {
    expect(expressionOf("SAFE.PARSE_DATE('%Y', x)")).toMatchObject({
      name: [{ name: 'PARSE_DATE' }],
      safe: true,
    })
    expect(expressionOf('ARRAY_AGG(DISTINCT x IGNORE NULLS ORDER BY y DESC LIMIT 2) OVER w')).toMatchObject({
      distinct: true,
      nulls: 'ignore',
      orderBy: [{ direction: 'desc' }],
      limit: { text: '2' },
      over: { bare: true, base: { name: 'w' } },
    })
    expect(expressionOf('sum(x) FILTER (WHERE y) OVER ()', 'duckdb')).toMatchObject({ filter: {}, over: {} })
  })

  it('knows where a keyword stands and where a column', () => {
    expect(expressionOf('DATE_TRUNC(month, MONTH)')).toMatchObject({
      args: [{ kind: 'column' }, { kind: 'date-part', name: 'MONTH' }],
    })
    expect(expressionOf('DATE_DIFF(a, b, WEEK(MONDAY))')).toMatchObject({
      args: [{}, {}, { kind: 'date-part', name: 'WEEK', weekday: 'MONDAY' }],
    })
  })

  it('tells subscripts by how they count', () => {
    expect(expressionOf('a[SAFE_OFFSET(0)]')).toMatchObject({ kind: 'subscript', access: 'safe-offset' })
    expect(expressionOf("a['k'].b")).toMatchObject({ kind: 'field', base: { access: 'plain' } })
    expect(expressionOf('a[1:-1]', 'duckdb')).toMatchObject({ kind: 'slice', from: {}, to: {} })
  })

  it('resolves escapes', () => {
    expect(expressionOf(String.raw`'a\x41\u00e9\n\''`)).toMatchObject({ value: "aAé\n'" })
    expect(expressionOf(String.raw`r'\d+\''`)).toMatchObject({ value: String.raw`\d+\'` })
    expect(expressionOf('"""a\n"b" """')).toMatchObject({ value: 'a\n"b" ' })
    expect(expressionOf(String.raw`b'\xffé'`)).toMatchObject({ kind: 'bytes', value: '\xff\xc3\xa9' })
    expect(expressionOf("'it''s'", 'duckdb')).toMatchObject({ value: "it's" })
    expect(expressionOf(String.raw`E'\x41\'b'`, 'duckdb')).toMatchObject({ value: "A'b" })
    expect(expressionOf("$x$a'b$$c$x$", 'duckdb')).toMatchObject({ value: "a'b$$c" })
  })

  it('reads intervals with their unit', () => {
    expect(expressionOf("INTERVAL '1-2' YEAR TO MONTH")).toMatchObject({ unit: 'YEAR', to: 'MONTH' })
    expect(expressionOf('INTERVAL 3 DAYS', 'duckdb')).toMatchObject({ unit: 'DAY', value: { text: '3' } })
    const plain = expressionOf("INTERVAL '1 day'", 'duckdb')
    expect(plain).toMatchObject({ kind: 'interval', value: { value: '1 day' } })
    expect(plain).not.toHaveProperty('unit')
  })

  it('tells lambdas from the arrow of JSON', () => {
    expect(expressionOf('list_filter(l, x -> x > 1)', 'duckdb')).toMatchObject({
      args: [{}, { kind: 'lambda' }],
    })
    expect(expressionOf("f(j -> 'a')", 'duckdb')).toMatchObject({
      args: [{ kind: 'binary', operator: '->' }],
    })
  })
})

describe('parseStatement: queries', () => {
  it('makes FROM first, TABLE and pipes plain SELECTs', () => {
    expect(selectOf('FROM t', 'duckdb')).toMatchObject({
      items: [{ expression: { kind: 'star' } }],
      from: { kind: 'table' },
    })
    const piped = selectOf('FROM t |> WHERE a |> WHERE b |> AGGREGATE SUM(x) AS s GROUP BY k')
    expect(piped).toMatchObject({
      items: [{ expression: { parts: [{ name: 'k' }] } }, { alias: { name: 's' } }],
      where: { kind: 'logical', operands: { length: 2 } },
      groupBy: { items: { length: 1 } },
    })
  })

  it('keeps the alias of a table in reach through pipes', () => {
    const select = selectOf('FROM t AS x |> EXTEND x.a AS b |> WHERE x.c')
    expect(select.from).toMatchObject({ kind: 'derived-table', alias: { name: { name: 'x' } } })
  })

  it('lets a WHERE in a pipe stay behind an outer join', () => {
    const select = selectOf('FROM t |> WHERE a |> FULL JOIN u USING (k)')
    expect(select.where).toBeUndefined()
    expect(select.from).toMatchObject({ left: { kind: 'derived-table' } })
    expect(selectOf('FROM t |> WHERE a |> JOIN u USING (k)')).toMatchObject({
      where: {},
      from: { left: { kind: 'table' } },
    })
  })

  it('joins commas from the left in BigQuery and last in DuckDB', () => {
    const sql = 'SELECT * FROM a, b JOIN c ON x'
    expect(selectOf(sql).from).toMatchObject({ type: 'inner', left: { type: 'comma' } })
    expect(selectOf(sql, 'duckdb').from).toMatchObject({ type: 'comma', right: { type: 'inner' } })
  })

  it('reads INTERSECT first where the dialect mixes set operations, and refuses the mixture where not', () => {
    const sql = 'SELECT 1 UNION ALL SELECT 2 INTERSECT DISTINCT SELECT 3'
    const statement = parseStatement(sql.replace(' DISTINCT', ''), 'duckdb')
    expect(statement).toMatchObject({ body: { operator: 'union', right: { operator: 'intersect' } } })
    expect(() => parseStatement(sql, 'bigquery')).toThrow('without parentheses')
  })

  it('recognises scripting and leaves it as written', () => {
    const statement = parseStatement('DECLARE x INT64 DEFAULT 1;', 'bigquery')
    expect(statement).toMatchObject({
      kind: 'other-statement',
      keyword: 'DECLARE',
      scripting: true,
      keywordEnd: 7,
    })
    expect(parseStatements('SELECT 1; BEGIN SELECT 2; END;', 'bigquery')).toHaveLength(2)
    expect(parseStatement("COPY t TO 'x'", 'duckdb')).toMatchObject({ keyword: 'COPY', scripting: false })
  })

  it('reads MERGE with INSERT ROW', () => {
    const sql =
      'MERGE t USING s ON FALSE WHEN NOT MATCHED THEN INSERT ROW WHEN NOT MATCHED BY SOURCE THEN DELETE'
    expect(parseStatement(sql, 'bigquery')).toMatchObject({
      clauses: [
        { when: 'not matched', action: { kind: 'merge-insert', row: true } },
        { when: 'not matched by source', action: { kind: 'merge-delete' } },
      ],
    })
  })
})

describe('parseTypeName', () => {
  it('reads nested types of both dialects into one shape', () => {
    const array = { name: 'ARRAY', elements: [{ name: 'STRUCT', fields: [{ name: { name: 'a' } }] }] }
    expect(parseTypeName('ARRAY<STRUCT<a ARRAY<INT64>>>', 'bigquery')).toMatchObject(array)
    expect(parseTypeName('STRUCT(a INTEGER[])[]', 'duckdb')).toMatchObject(array)
    expect(parseTypeName('DECIMAL(10, 2)', 'duckdb').parameters).toHaveLength(2)
    expect(parseTypeName('TIMESTAMP WITH TIME ZONE', 'duckdb').name).toBe('TIMESTAMP WITH TIME ZONE')
  })
})
