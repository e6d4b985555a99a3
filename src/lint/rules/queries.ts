// What a query says without need, or says and does not mean.

import { callName, type Expression, type Query, type SetOperation } from '../../sql/ast.ts'
import { walk } from '../../sql/walk.ts'
import { commonTableNames, nodesOf, outermost, queryOf, sourcesOf } from '../queries.ts'
import type { Finding, LintInput, LintRule } from '../rule.ts'

export const selectStar: LintRule = {
  code: 'select-star',
  summary: 'SELECT * straight from a table in a mart.',
  check: ({ node, statement }) => {
    const query = queryOf(statement)
    if (node.kind !== 'model' || node.layer !== 'mart' || query === undefined) return []
    const own = commonTableNames(statement)
    return outermost(query).flatMap(({ items, from }) => {
      const reads = sourcesOf(from).some(
        (source) => source.kind === 'table' && !own.has(source.name.at(-1)!.name.toLowerCase()),
      )
      const star = items.find(({ expression }) => expression.kind === 'star')
      if (!reads || star === undefined) return []
      return [
        {
          span: star,
          message: 'A mart gives whatever columns its input has.',
          hint: 'Name the columns: readers depend on them.',
        },
      ]
    })
  },
}

export const unusedCte: LintRule = {
  code: 'unused-cte',
  summary: 'A WITH table that nothing reads.',
  check: ({ statement }) => {
    const read = new Set(
      nodesOf(statement, 'table').flatMap(({ name }) =>
        name.length === 1 ? [name[0]!.name.toLowerCase()] : [],
      ),
    )
    return nodesOf(statement, 'common-table')
      .filter(({ name }) => !read.has(name.name.toLowerCase()))
      .map(({ name }) => ({
        span: name,
        message: `Nothing reads the WITH table "${name.name}".`,
        hint: 'Delete it.',
      }))
  },
}

export const distinctGroupBy: LintRule = {
  code: 'distinct-group-by',
  summary: 'DISTINCT over rows that GROUP BY has made distinct.',
  check: (input) =>
    nodesOf(input.statement, 'select').flatMap((select): Finding[] => {
      if (!select.distinct || select.distinctOn.length > 0 || select.groupBy === undefined) return []
      // Totals of ROLLUP and elements of UNNEST may be equal rows.
      if (select.groupBy.items.some(({ kind }) => kind === 'grouping-sets')) return []
      if (nodesOf(select, 'call').some((call) => callName(call) === 'UNNEST')) return []
      const grouped = new Set(
        select.groupBy.items.map((item) => input.rendered.slice(item.start, item.end).toLowerCase()),
      )
      const isWhole =
        select.groupBy.all ||
        [...grouped].every((text) =>
          select.items.some(
            (item, index) =>
              text === String(index + 1) ||
              input.rendered.slice(item.expression.start, item.expression.end).toLowerCase() === text ||
              (item.alias?.name.toLowerCase() === text && !namesColumn(item.expression, text)),
          ),
        )
      if (!isWhole) return []
      const word = /\bDISTINCT\s+/i.exec(input.rendered.slice(select.start, select.items[0]!.start))
      const start = select.start + (word?.index ?? 0)
      return [
        {
          span: { start, end: start + 'DISTINCT'.length },
          message: 'GROUP BY gives each group once already.',
          hint: 'Take DISTINCT away.',
          ...(word === null ? {} : { fix: { start, end: start + word[0].length, text: '' } }),
        },
      ]
    }),
}

/** `UPPER(x) AS x`: which of the two GROUP BY x means is not told here. */
function namesColumn(expression: Expression, name: string): boolean {
  return nodesOf(expression, 'column').some(({ parts }) => parts.at(-1)!.name.toLowerCase() === name)
}

export const uselessOrder: LintRule = {
  code: 'useless-order',
  summary: 'ORDER BY without LIMIT where the order is lost.',
  check: ({ statement, node, dialect }) => {
    // DuckDB keeps the order in which rows come, in tables and through queries.
    if (dialect === 'duckdb') return []
    const query = queryOf(statement)
    const within = nodesOf(statement, 'query').filter(
      (inner) => inner !== query && !isArrayQuery(statement, inner),
    )
    const outer =
      query !== undefined && node.kind === 'model' && node.config.materialized !== 'ephemeral' ? [query] : []
    return [...outer, ...within]
      .filter(
        ({ orderBy, limit, offset }) => orderBy.length > 0 && limit === undefined && offset === undefined,
      )
      .map(({ orderBy }) => ({
        span: { start: orderBy[0]!.start, end: orderBy.at(-1)!.end },
        message: 'The order is lost: a table, and a query that others read, has none.',
        hint: 'Take ORDER BY away, or add LIMIT.',
      }))
  },
}

function isArrayQuery(root: LintInput['statement'], inner: Query): boolean {
  return nodesOf(root, 'array-query').some(({ query }) => query === inner)
}

export const impliedDistinct: LintRule = {
  code: 'implied-distinct',
  summary: 'UNION without ALL or DISTINCT.',
  check: ({ statement, rendered }) =>
    nodesOf(statement, 'set-operation').flatMap((operation): Finding[] => {
      const word = unionWord(operation, rendered)
      if (word === undefined) return []
      return [
        {
          span: word,
          message: 'UNION drops equal rows.',
          hint: 'Say UNION ALL to keep them, UNION DISTINCT to drop them.',
          fix: {
            start: word.end,
            end: word.end,
            text: rendered.slice(word.start, word.end) === 'union' ? ' distinct' : ' DISTINCT',
          },
        },
      ]
    }),
}

function unionWord({ operator, all, left, right, byName }: SetOperation, rendered: string) {
  if (operator !== 'union' || all || byName) return undefined
  const between = rendered.slice(left.end, right.start)
  const found = /\bUNION\b(?!\s+DISTINCT)/i.exec(between)
  if (found === null) return undefined
  const start = left.end + found.index
  return { start, end: start + 'UNION'.length }
}

export const notInQuery: LintRule = {
  code: 'not-in-query',
  summary: 'NOT IN over a query that may give NULL.',
  check: ({ statement }) =>
    nodesOf(statement, 'in-query')
      .filter(({ negated, query }) => negated && !filtersNull(query))
      .map((node) => ({
        span: node,
        message: 'One NULL among the rows of the query, and NOT IN is never true.',
        hint: 'Write NOT EXISTS, or leave the NULLs out in the query.',
      })),
}

function filtersNull(query: Query): boolean {
  let found = false
  walk(query, (node) => {
    if (node.kind === 'is' && node.test === 'null' && node.negated) found = true
    return undefined
  })
  return found
}

export const nullComparison: LintRule = {
  code: 'null-comparison',
  summary: 'A comparison with NULL, which is never true.',
  check: ({ statement }) =>
    nodesOf(statement, 'binary')
      .filter(
        ({ operator, left, right }) =>
          /^(=|<>|<|>|<=|>=)$/.test(operator) && (left.kind === 'null' || right.kind === 'null'),
      )
      .map((node) => ({
        span: node,
        message: 'A comparison with NULL is never true.',
        hint: `Write ${node.operator === '<>' ? 'IS NOT NULL' : 'IS NULL'}.`,
      })),
}
