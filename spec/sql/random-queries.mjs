// Random whole queries over two small typed tables, the same ones for the same seed. The rows of each come in an order
// without ties, so that two engines can be compared row by row.

import { randomNumbers } from './random-expressions.mjs'

/** Rows with NULLs, duplicates, empty and missing arrays; fractions are such that no order of adding changes a sum. */
export const queryTables = `orders AS (SELECT * FROM UNNEST(ARRAY<STRUCT<id INT64, cust INT64, day DATE, ts TIMESTAMP, amount NUMERIC, qty INT64, rate FLOAT64, status STRING, paid BOOL, tags ARRAY<STRING>, items ARRAY<STRUCT<sku STRING, n INT64>>>>[${[
  `(1, 1, '2024-02-29', '2024-02-29 23:30:00+00', 10.5, 2, 0.5, 'open', TRUE, ['a', 'b'], ARRAY<STRUCT<sku STRING, n INT64>>[('x', 1), ('y', 2)])`,
  `(2, 1, '2024-03-01', '2024-03-10 07:30:00+00', 20, -1, 1.25, 'paid', FALSE, [], ARRAY<STRUCT<sku STRING, n INT64>>[('x', 3)])`,
  `(3, 2, '2023-12-31', '2023-12-31 12:00:00+00', NULL, 0, NULL, 'open', NULL, ['b'], [])`,
  `(4, 2, NULL, NULL, 5.25, NULL, -2.5, NULL, TRUE, NULL, NULL)`,
  `(5, 3, '2024-12-30', '2024-11-03 05:59:59+00', 20, 7, 1.25, '', FALSE, ['c', 'a', 'c'], ARRAY<STRUCT<sku STRING, n INT64>>[('z', NULL), ('x', 5)])`,
  `(6, NULL, '2024-03-01', '2024-03-10 07:30:00+00', -3.125, 2, 0.0, 'Paid', TRUE, ['é'], ARRAY<STRUCT<sku STRING, n INT64>>[(NULL, 4)])`,
  `(7, 9, '2021-01-03', '2021-01-03 00:00:00+00', 0, 5, 4.0, 'open', FALSE, ['a'], ARRAY<STRUCT<sku STRING, n INT64>>[('y', 1), ('y', 1)])`,
].join(
  ', ',
)}])), custs AS (SELECT * FROM UNNEST(ARRAY<STRUCT<cust INT64, name STRING, region STRING, since DATE, boss INT64>>[${[
  `(1, 'Ann', 'EU', '2020-01-31', NULL)`,
  `(2, 'bob', NULL, '2024-02-29', 1)`,
  `(3, 'Çem', 'US', NULL, 1)`,
  `(4, '', 'EU', '2019-12-30', 2)`,
].join(', ')}]))`

const tables = {
  orders: {
    ...{ id: 'int', cust: 'int', day: 'date', ts: 'timestamp', amount: 'numeric', qty: 'int', rate: 'float' },
    ...{ status: 'string', paid: 'bool' },
  },
  custs: { cust: 'int', name: 'string', region: 'string', since: 'date', boss: 'int' },
}

/** `count` queries as `{ sql, plain }`: `sql` is ours to run, `plain` says the same in a syntax that the executor knows. */
export function* randomQueries(seed, count) {
  const next = randomNumbers(seed)
  for (let made = 0; made < count; made++) {
    const { sql, plain = sql, columns } = query(2, next)
    yield { sql: ordered(sql, columns, next), plain: ordered(plain, columns) }
  }
}

/** All columns make a total order; equal rows are equal wherever they stand. */
function ordered(sql, columns) {
  return `SELECT * FROM (${sql}) ORDER BY ${columns.map((_, index) => index + 1).join(', ')}`
}

const shapes = [
  projected,
  projected,
  joined,
  grouped,
  grouped,
  windowed,
  windowed,
  unnested,
  correlated,
  united,
  pivoted,
  unpivoted,
  piped,
  limited,
]

function query(depth, next) {
  return pick(shapes, next)(depth, next)
}

/** A FROM item with an alias and its columns, each under the name by which the query may use it. */
function source(depth, next, alias) {
  if (depth > 0 && next(3) === 0) {
    const inner = query(depth - 1, next)
    return { from: `(${inner.plain ?? inner.sql}) AS ${alias}`, columns: under(alias, inner.columns) }
  }
  const name = pick(['orders', 'orders', 'custs'], next)
  const columns = Object.entries(tables[name]).map(([each, type]) => ({ name: each, type }))
  return { from: `${name} AS ${alias}`, columns: under(alias, columns) }
}

function under(alias, columns) {
  return columns.map(({ name, type }) => ({ name: `${alias}.${name}`, type }))
}

function projected(depth, next) {
  const { from, columns } = source(depth, next, 'a')
  const { list, outputs } = selected(columns, 1 + next(3), next)
  const distinct = next(4) === 0 ? 'DISTINCT ' : ''
  return { sql: `SELECT ${distinct}${list} FROM ${from}${where(columns, next)}`, columns: outputs }
}

function joined(depth, next) {
  const left = source(depth, next, 'a')
  const right = source(depth - 1, next, 'b')
  const kind = pick(['JOIN', 'LEFT JOIN', 'RIGHT JOIN', 'FULL JOIN', 'CROSS JOIN', ','], next)
  const both = [...left.columns, ...right.columns]
  const type = pick(['int', 'int', 'date', 'string'], next)
  const [x, y] = [of(left.columns, type, next), of(right.columns, type, next)]
  const narrow = next(3) === 0 ? ` AND ${predicate(kind === 'FULL JOIN' ? left.columns : both, 1, next)}` : ''
  const on =
    kind === 'CROSS JOIN' || kind === ',' ? '' : ` ON ${x} = ${y}${kind === 'FULL JOIN' ? '' : narrow}`
  const { list, outputs } = selected(both, 2 + next(2), next)
  return {
    sql: `SELECT ${list} FROM ${left.from} ${kind} ${right.from}${on}${where(both, next)}`,
    columns: outputs,
  }
}

function grouped(depth, next) {
  const { from, columns } = source(depth, next, 'a')
  const keys = Array.from({ length: 1 + next(2) }, (_, index) => {
    const type = pick(['int', 'string', 'date', 'bool'], next)
    return {
      sql: next(2) === 0 ? of(columns, type, next) : expression(type, columns, 1, next),
      name: `k${index}`,
      type,
    }
  })
  const totals = Array.from({ length: 1 + next(3) }, (_, index) => ({
    ...aggregate(columns, next),
    name: `t${index}`,
  }))
  const names = keys.map(({ name }) => name).join(', ')
  const by = pick([names, names, `ROLLUP(${names})`, keys.map((_, index) => index + 1).join(', ')], next)
  const having =
    next(3) === 0
      ? ` HAVING ${pick(['COUNT(*) > 1', `${totals[0].sql} IS NOT NULL`, 'MAX(1) = 1'], next)}`
      : ''
  const list = [...keys, ...totals].map(({ sql, name }) => `${sql} AS ${name}`).join(', ')
  return {
    sql: `SELECT ${list} FROM ${from}${where(columns, next)} GROUP BY ${by}${having}`,
    columns: [...keys, ...totals].map(({ name, type }) => ({ name, type })),
  }
}

function windowed(depth, next) {
  const { from, columns } = numbered(depth, next)
  const part =
    next(2) === 0 ? `PARTITION BY ${of(columns, pick(['int', 'string', 'bool'], next), next)} ` : ''
  const order = `ORDER BY ${pick(['', `${of(columns, pick(['date', 'string', 'numeric'], next), next)}${pick(['', ' DESC'], next)}, `], next)}a.rn`
  const frame = pick(['', '', ...frames], next)
  const wins = Array.from({ length: 1 + next(2) }, (_, index) => {
    const total = next(2) === 0 ? aggregate(columns, next, true) : undefined
    const { sql, type } = total ?? navigation(columns, next)
    const framed = total !== undefined || /_VALUE\(/.test(sql) ? frame : ''
    return { name: `w${index}`, type, sql: `${sql} OVER (${part}${order}${framed})` }
  })
  const { list, outputs } = selected(columns, 1 + next(2), next)
  const all = `${list}, ${wins.map(({ sql, name }) => `${sql} AS ${name}`).join(', ')}`
  const qualify =
    next(3) === 0
      ? ` QUALIFY ${pick([`ROW_NUMBER() OVER (${part}${order}) <= 2`, 'w0 IS NOT NULL'], next)}`
      : ''
  return {
    sql: `SELECT ${all} FROM ${from} WHERE TRUE${qualify}`,
    columns: [...outputs, ...wins.map(({ name, type }) => ({ name, type }))],
  }
}

const frames = [
  ' ROWS BETWEEN 1 PRECEDING AND CURRENT ROW',
  ' ROWS BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING',
  ' ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING',
  ' ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING',
  ' RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW',
]

/** Rows with a number of their own, so that no window has ties. */
function numbered(depth, next) {
  const inner = depth > 0 && next(3) === 0 ? query(depth - 1, next) : undefined
  if (inner === undefined) {
    const name = pick(['orders', 'custs'], next)
    const columns = Object.entries(tables[name]).map(([each, type]) => ({ name: each, type }))
    const key = name === 'orders' ? 'id' : 'cust'
    return {
      from: `(SELECT *, ${key} AS rn FROM ${name}) AS a`,
      columns: under('a', [...columns, { name: 'rn', type: 'int' }]),
    }
  }
  const keys = inner.columns.map(({ name }) => name).join(', ')
  return {
    from: `(SELECT *, ROW_NUMBER() OVER (ORDER BY ${keys}) AS rn FROM (${inner.plain ?? inner.sql})) AS a`,
    columns: under('a', [...inner.columns, { name: 'rn', type: 'int' }]),
  }
}

function unnested(_depth, next) {
  const [from, columns] = pick(
    [
      [
        'orders AS a, UNNEST(a.tags) AS e WITH OFFSET AS p',
        [
          ['e', 'string'],
          ['p', 'int'],
        ],
      ],
      ['orders AS a CROSS JOIN a.tags AS e', [['e', 'string']]],
      [
        'orders AS a LEFT JOIN UNNEST(a.tags) AS e WITH OFFSET AS p',
        [
          ['e', 'string'],
          ['p', 'int'],
        ],
      ],
      [
        'orders AS a, UNNEST(a.items) AS i',
        [
          ['i.sku', 'string'],
          ['i.n', 'int'],
        ],
      ],
      [
        'orders AS a LEFT JOIN a.items AS i WITH OFFSET p',
        [
          ['i.sku', 'string'],
          ['i.n', 'int'],
          ['p', 'int'],
        ],
      ],
      ["orders AS a, UNNEST(ARRAY_CONCAT(a.tags, ['q'])) AS e", [['e', 'string']]],
      ['orders AS a, UNNEST(GENERATE_ARRAY(1, a.qty)) AS g', [['g', 'int']]],
      [
        'orders AS a, UNNEST(ARRAY(SELECT AS STRUCT x.sku AS s, x.n * 2 AS m FROM UNNEST(a.items) x)) AS y',
        [
          ['y.s', 'string'],
          ['y.m', 'int'],
        ],
      ],
    ],
    next,
  )
  const own = Object.entries(tables.orders).map(([name, type]) => ({ name: `a.${name}`, type }))
  const all = [...own, ...columns.map(([name, type]) => ({ name, type }))]
  const { list, outputs } = selected([...all, ...all.slice(own.length), ...all.slice(own.length)], 3, next)
  return { sql: `SELECT ${list} FROM ${from}${where(all, next)}`, columns: outputs }
}

function correlated(depth, next) {
  const { from, columns } = source(depth, next, 'a')
  const int = of(columns, 'int', next)
  const inner = pick(
    [
      ['int', `(SELECT COUNT(*) FROM orders AS o WHERE o.cust = ${int})`],
      ['numeric', `(SELECT SUM(o.amount) FROM orders AS o WHERE o.cust = ${int} AND o.qty > 0)`],
      ['string', `(SELECT MAX(c.name) FROM custs AS c WHERE c.cust <= ${int})`],
      ['bool', `EXISTS(SELECT 1 FROM custs AS c WHERE c.cust = ${int} AND c.region IS NOT NULL)`],
      ['bool', `${int} IN (SELECT o.qty FROM orders AS o WHERE o.qty IS NOT NULL)`],
      ['bool', `${int} NOT IN (SELECT o.cust FROM orders AS o)`],
      [
        'string',
        `TO_JSON_STRING(ARRAY(SELECT o.id FROM orders AS o WHERE o.cust = ${int} ORDER BY o.id DESC))`,
      ],
      [
        'string',
        `TO_JSON_STRING(ARRAY(SELECT AS STRUCT c.name, c.since FROM custs AS c WHERE c.boss = ${int} ORDER BY c.cust))`,
      ],
      ['string', `(SELECT STRING_AGG(c.name, '|' ORDER BY c.cust) FROM custs AS c WHERE c.cust > ${int})`],
      ['int', `(SELECT o.qty FROM orders AS o WHERE o.id = ${int})`],
    ],
    next,
  )
  const { list, outputs } = selected(columns, 1 + next(2), next)
  const filter = inner[0] === 'bool' && next(2) === 0 ? ` WHERE ${inner[1]}` : where(columns, next)
  return {
    sql: `SELECT ${list}, ${inner[1]} AS sub FROM ${from}${filter}`,
    columns: [...outputs, { name: 'sub', type: inner[0] }],
  }
}

function united(depth, next) {
  const types = Array.from({ length: 1 + next(2) }, () =>
    pick(['int', 'string', 'date', 'numeric', 'bool'], next),
  )
  const part = () => {
    const { from, columns } = source(depth - 1, next, 'a')
    const list = types.map((type, index) => `${expression(type, columns, 1, next)} AS c${index}`).join(', ')
    return `SELECT ${list} FROM ${from}${where(columns, next)}`
  }
  const operation = pick(['UNION ALL', 'UNION DISTINCT', 'INTERSECT DISTINCT', 'EXCEPT DISTINCT'], next)
  return {
    sql: `(${part()}) ${operation} (${part()})`,
    columns: types.map((type, index) => ({ name: `c${index}`, type })),
  }
}

function pivoted(_depth, next) {
  const [value, type, list] = pick(
    [
      ['status', 'string', "'open' AS o, 'paid' AS p, '' AS e"],
      ['cust', 'int', '1 AS one, 2 AS two, 9 AS nine'],
      ['paid', 'bool', 'TRUE AS yes, FALSE AS nay'],
    ],
    next,
  )
  const [total, made] = pick(
    [
      ['SUM(amount)', 'numeric'],
      ['COUNT(*)', 'int'],
      ['MAX(day)', 'date'],
      ['COUNT(DISTINCT qty)', 'int'],
    ],
    next,
  )
  const key = pick(
    ['qty', 'day', 'rate'].filter((each) => each !== value),
    next,
  )
  const names = [...list.matchAll(/AS (\w+)/g)].map(([, name]) => name)
  return {
    sql: `SELECT * FROM (SELECT ${key} AS k, ${value} AS v, amount, day, qty FROM orders) PIVOT(${total} AS t FOR v IN (${list}))`.replace(
      'amount, day, qty FROM',
      `${/amount|day|qty/.exec(total)?.[0] ?? 'id AS unused'} FROM`,
    ),
    columns:
      total === 'COUNT(*)' && type !== ''
        ? [{ name: 'k', type: tables.orders[key] }, { name: 'unused', type: 'int' }, ...named(names, made)]
        : [{ name: 'k', type: tables.orders[key] }, ...named(names, made)],
  }
}

function named(names, type) {
  return names.map((name) => ({ name: `t_${name}`, type }))
}

function unpivoted(_depth, next) {
  const nulls = pick(['', ' INCLUDE NULLS', ' EXCLUDE NULLS'], next)
  const labels = pick(['cust, qty', "cust AS 'c', qty AS 'q'", 'qty, cust, id2'], next)
  return {
    sql: `SELECT id, w, v FROM (SELECT id, cust, qty, id * 10 AS id2 FROM orders) UNPIVOT${nulls}(v FOR w IN (${labels}))`,
    columns: [
      { name: 'id', type: 'int' },
      { name: 'w', type: 'string' },
      { name: 'v', type: 'int' },
    ],
  }
}

/** Pipe syntax beside what it means without. */
function piped(depth, next) {
  const { from, columns } = source(depth - 1, next, 'a')
  const test = predicate(columns, 1, next)
  const { list, outputs } = selected(columns, 1 + next(2), next)
  if (next(2) === 0) {
    const total = aggregate(columns, next)
    const by = key(of(columns, pick(['int', 'string', 'date'], next), next))
    const outs = [
      { name: 'k', type: 'string' },
      { name: 't', type: total.type },
    ]
    return {
      sql: `FROM ${from} |> WHERE ${test} |> AGGREGATE ${total.sql} AS t GROUP BY ${by} AS k`,
      plain: `SELECT ${by} AS k, ${total.sql} AS t FROM ${from} WHERE ${test} GROUP BY k`,
      columns: outs,
    }
  }
  const extra = expression('int', columns, 1, next)
  return {
    sql: `FROM ${from} |> EXTEND ${extra} AS x |> WHERE ${test} |> WHERE x IS NOT NULL |> SELECT ${list}, x`,
    plain: `SELECT ${list}, ${extra} AS x FROM ${from} WHERE ${test} AND (${extra}) IS NOT NULL`,
    columns: [...outputs, { name: 'x', type: 'int' }],
  }
}

function limited(depth, next) {
  const inner = query(depth - 1, next)
  const keys = inner.columns.map(
    (_, index) => `${index + 1}${pick(['', ' DESC', ' DESC NULLS FIRST', ' ASC NULLS LAST'], next)}`,
  )
  const offset = pick(['', ' OFFSET 1', ' OFFSET 2'], next)
  return {
    sql: `SELECT * FROM (${inner.plain ?? inner.sql}) ORDER BY ${keys.join(', ')} LIMIT ${1 + next(4)}${offset}`,
    columns: inner.columns,
  }
}

function selected(columns, count, next) {
  const outputs = Array.from({ length: count }, (_, index) => {
    const type = pick(['int', 'string', 'numeric', 'date', 'float', 'timestamp', 'bool'], next)
    return {
      name: `c${index}`,
      type,
      sql: next(2) === 0 ? of(columns, type, next) : expression(type, columns, 2, next),
    }
  })
  return {
    list: outputs.map(({ sql, name }) => `${sql} AS ${name}`).join(', '),
    outputs: outputs.map(({ name, type }) => ({ name, type })),
  }
}

function where(columns, next) {
  return next(2) === 0 ? '' : ` WHERE ${predicate(columns, 2, next)}`
}

function predicate(columns, depth, next) {
  if (depth > 1 && next(2) === 0)
    return `(${predicate(columns, depth - 1, next)} ${pick(['AND', 'OR'], next)} ${predicate(columns, depth - 1, next)})`
  const type = pick(['int', 'string', 'date', 'numeric', 'float'], next)
  const value = of(columns, type, next)
  const other = expression(type, columns, 1, next)
  return pick(
    [
      `${value} ${pick(['=', '<>', '<', '>=', 'IS DISTINCT FROM'], next)} ${other}`,
      `${value} IS ${pick(['', 'NOT '], next)}NULL`,
      `${value} ${pick(['', 'NOT '], next)}IN (${literal(type, next)}, ${literal(type, next)})`,
      `${value} BETWEEN ${literal(type, next)} AND ${other}`,
      `NOT (${value} = ${literal(type, next)})`,
    ],
    next,
  )
}

function aggregate(columns, next, windowed = false) {
  const int = of(columns, 'int', next)
  const numeric = of(columns, 'numeric', next)
  const text = of(columns, 'string', next)
  const date = of(columns, 'date', next)
  const bool = of(columns, 'bool', next)
  const float = of(columns, 'float', next)
  const all = [
    ['int', 'COUNT(*)'],
    ['int', `COUNT(${text})`],
    ['int', `SUM(SAFE_CAST(${int} AS INT64))`],
    ['numeric', `SUM(${numeric})`],
    ['float', `AVG(${float})`],
    ['float', `SUM(${float})`],
    ['string', `MIN(${text})`],
    ['date', `MAX(${date})`],
    ['int', `COUNTIF(${bool})`],
    ['bool', `LOGICAL_AND(${bool})`],
    ['bool', `LOGICAL_OR(${bool})`],
    ['numeric', `AVG(${numeric})`],
    ['int', `MAX(IF(${bool}, ${int}, NULL))`],
  ]
  const plain = [
    ['int', `COUNT(DISTINCT ${int})`],
    ['string', `STRING_AGG(${text}, ',' ORDER BY ${key(text)})`],
    ['string', `STRING_AGG(DISTINCT ${key(text)}, ',' ORDER BY ${key(text)} DESC LIMIT 2)`],
    ['string', `TO_JSON_STRING(ARRAY_AGG(${int} IGNORE NULLS ORDER BY ${key(int)} DESC))`],
    ['string', `TO_JSON_STRING(ARRAY_AGG(${text} ORDER BY ${key(text)} LIMIT 3))`],
    ['int', `MIN(${int}) + COUNT(*)`],
    ['int', `BIT_XOR(${int})`],
  ]
  const [type, sql] = pick(windowed ? all : [...all, ...plain], next)
  return { type, sql }
}

/** No literal stands in an ORDER BY. */
function key(value) {
  return /^[\w.]*[a-z]\w*$/.test(value) ? value : `COALESCE(${value})`
}

function navigation(columns, next) {
  const type = pick(['int', 'string', 'date', 'numeric'], next)
  const value = of(columns, type, next)
  const ignore = pick(['', ' IGNORE NULLS'], next)
  const [made, sql] = pick(
    [
      ['int', 'ROW_NUMBER()'],
      ['int', 'RANK()'],
      ['int', 'DENSE_RANK()'],
      ['int', `NTILE(${1 + next(3)})`],
      ['float', 'CUME_DIST()'],
      ['float', 'PERCENT_RANK()'],
      [type, `LAG(${value}${pick(['', ', 2', `, 1, ${literal(type, next)}`], next)})`],
      [type, `LEAD(${value}${pick(['', ', 2'], next)})`],
      [type, `FIRST_VALUE(${value}${ignore})`],
      [type, `LAST_VALUE(${value}${ignore})`],
      [type, `NTH_VALUE(${value}, 2${ignore})`],
    ],
    next,
  )
  return { type: made, sql }
}

const makers = {
  int: (e, next) => [
    `${e('int')} ${pick(['+', '-'], next)} ${literal('int', next)}`,
    `MOD(${e('int')}, 3)`,
    `LENGTH(${e('string')})`,
    `EXTRACT(${pick(['DAY', 'MONTH', 'YEAR', 'DAYOFWEEK', 'ISOWEEK', 'WEEK', 'QUARTER', 'DAYOFYEAR'], next)} FROM ${e('date')})`,
    `DATE_DIFF(${e('date')}, ${e('date')}, ${pick(['DAY', 'MONTH', 'WEEK', 'ISOWEEK', 'YEAR', 'WEEK(MONDAY)'], next)})`,
    `IF(${e('bool')}, ${e('int')}, ${e('int')})`,
    `COALESCE(${e('int')}, ${e('int')})`,
    `CASE ${e('string')} WHEN 'open' THEN 1 WHEN 'paid' THEN 2 ELSE ${e('int')} END`,
    `CAST(${e('numeric')} AS INT64)`,
    `NULLIF(${e('int')}, 2)`,
    `GREATEST(${e('int')}, 1)`,
    `EXTRACT(HOUR FROM ${e('timestamp')} AT TIME ZONE 'America/New_York')`,
  ],
  numeric: (e, next) => [
    `${e('numeric')} ${pick(['+', '-', '*'], next)} ${literal('numeric', next)}`,
    `ROUND(${e('numeric')}, 1)`,
    `ABS(${e('numeric')})`,
    `IFNULL(${e('numeric')}, 0)`,
    `SAFE_DIVIDE(${e('numeric')}, ${e('numeric')})`,
    `CAST(${e('int')} AS NUMERIC)`,
  ],
  float: (e) => [
    `${e('float')} * 2`,
    `CAST(${e('int')} AS FLOAT64)`,
    `SAFE_DIVIDE(${e('int')}, 4)`,
    `ROUND(${e('float')})`,
    `IFNULL(${e('float')}, 0.5)`,
  ],
  string: (e, next) => [
    `UPPER(${e('string')})`,
    `CONCAT(${e('string')}, '-', ${e('string')})`,
    `SUBSTR(${e('string')}, 2)`,
    `CAST(${e(pick(['int', 'date', 'numeric', 'timestamp', 'bool', 'float'], next))} AS STRING)`,
    `IFNULL(${e('string')}, '?')`,
    `FORMAT_DATE('${pick(['%Y-%m', '%G-W%V', '%a %d %b', '%x'], next)}', ${e('date')})`,
    `REGEXP_EXTRACT(${e('string')}, r'[a-z]+')`,
    `FORMAT('%s/%d', ${e('string')}, ${e('int')})`,
    `IF(${e('bool')}, ${e('string')}, NULL)`,
    `REPLACE(${e('string')}, 'p', 'q')`,
  ],
  date: (e, next) => [
    `DATE_ADD(${e('date')}, INTERVAL ${1 + next(3)} ${pick(['DAY', 'MONTH', 'WEEK', 'YEAR'], next)})`,
    `DATE_TRUNC(${e('date')}, ${pick(['MONTH', 'WEEK', 'ISOWEEK', 'QUARTER', 'YEAR', 'WEEK(THURSDAY)', 'ISOYEAR'], next)})`,
    `LAST_DAY(${e('date')})`,
    `DATE(${e('timestamp')}, 'Asia/Tokyo')`,
    `COALESCE(${e('date')}, DATE '2024-01-01')`,
  ],
  timestamp: (e, next) => [
    `TIMESTAMP_ADD(${e('timestamp')}, INTERVAL ${1 + next(30)} ${pick(['MINUTE', 'HOUR', 'DAY'], next)})`,
    `TIMESTAMP_TRUNC(${e('timestamp')}, ${pick(['HOUR', 'DAY', 'MONTH', 'WEEK'], next)}${pick(['', ", 'America/New_York'"], next)})`,
    `TIMESTAMP(${e('date')})`,
  ],
  bool: (e, next) => [
    `${e('int')} > ${literal('int', next)}`,
    `NOT ${e('bool')}`,
    `${e('string')} LIKE '%a%'`,
    `${e('date')} IS NULL`,
    `STARTS_WITH(${e('string')}, 'p')`,
  ],
}

function expression(type, columns, depth, next) {
  if (depth <= 0) return of(columns, type, next)
  const sub = (kind) => (next(4) === 0 ? expression(kind, columns, depth - 1, next) : of(columns, kind, next))
  return pick(makers[type](sub, next), next)
}

/** A column of the type, or where there is none, a literal. */
function of(columns, type, next) {
  const fitting = columns.filter((column) => column.type === type)
  return fitting.length === 0 ? literal(type, next) : pick(fitting, next).name
}

const literals = {
  int: ['0', '1', '2', '5', '-3'],
  numeric: ["NUMERIC '1.5'", "NUMERIC '20'", "NUMERIC '-0.25'"],
  float: ['0.5', '1.25', '-2.5'],
  string: ["'open'", "'a'", "''", "'Ann'"],
  date: ["DATE '2024-02-29'", "DATE '2023-12-31'"],
  timestamp: ["TIMESTAMP '2024-03-10 07:30:00+00'", "TIMESTAMP '2023-12-31 23:59:59.5+00'"],
  bool: ['TRUE', 'FALSE'],
}

function literal(type, next) {
  return pick(literals[type], next)
}

function pick(list, next) {
  return list[next(list.length)]
}
