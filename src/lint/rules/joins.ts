// Joins that give more rows than meant, or fewer.

import {
  type CommonTable,
  callName,
  type Expression,
  type FromItem,
  type Join,
  type Query,
  type Select,
  type Statement,
} from '../../sql/ast.ts'
import { walk } from '../../sql/walk.ts'
import { aliasOf, nodesOf, ownNodes, sourcesOf } from '../queries.ts'
import type { Finding, LintRule } from '../rule.ts'

/** `a, t.items` and `a, UNNEST(...)` pair rows with their own elements. */
function isElements(item: FromItem, left: FromItem): boolean {
  if (item.kind === 'unnest') return true
  if (item.kind !== 'table' || item.name.length < 2) return item.kind === 'table-function'
  const first = item.name[0]!.name.toLowerCase()
  return sourcesOf(left).some((source) => aliasOf(source) === first)
}

/** Names both sides in one condition of WHERE, as queries did before JOIN. */
function isConditioned({ left, right }: Join, where: Expression | undefined): boolean {
  const alias = aliasOf(right)
  const lefts = new Set(sourcesOf(left).map(aliasOf))
  const conditions = where?.kind === 'logical' && where.operator === 'and' ? where.operands : [where]
  return conditions.some((condition) => {
    if (condition === undefined) return false
    const names = mentioned(condition)
    return alias !== undefined && names.has(alias) && [...names].some((name) => lefts.has(name))
  })
}

/** A query that gives one row: totals, or no table at all. */
function isOneRow(item: FromItem, statement: Statement): boolean {
  const name = item.kind === 'table' && item.name.length === 1 ? item.name[0]!.name.toLowerCase() : undefined
  const common = nodesOf(statement, 'common-table').find((each) => each.name.name.toLowerCase() === name)
  const query =
    item.kind === 'derived-table' ? item.query : name === undefined ? undefined : commonQuery(common)
  if (query === undefined || query.body.kind !== 'select') return false
  const { from, groupBy, items } = query.body
  if (from === undefined) return true
  const isLimited = query.limit?.kind === 'number' && query.limit.text === '1'
  const isTotal =
    groupBy === undefined &&
    items.some(({ expression }) =>
      ownNodes(expression, 'call').some((call) => aggregates.has(callName(call))),
    )
  return isLimited || isTotal
}

function commonQuery(common: CommonTable | undefined): Query | undefined {
  return common?.query.kind === 'query' ? common.query : undefined
}

const aggregates: ReadonlySet<string> = new Set([
  ...['COUNT', 'SUM', 'MIN', 'MAX', 'AVG', 'COUNTIF', 'ANY_VALUE', 'ARRAY_AGG', 'STRING_AGG'],
  ...['LOGICAL_AND', 'LOGICAL_OR', 'APPROX_COUNT_DISTINCT', 'APPROX_QUANTILES', 'STDDEV', 'MEDIAN'],
])

export const implicitCrossJoin: LintRule = {
  code: 'implicit-cross-join',
  summary: 'A comma in FROM pairs every row with every row.',
  check: ({ statement }) =>
    nodesOf(statement, 'select')
      .flatMap(({ from, where }) =>
        joinsOf(from).filter(
          (join) =>
            join.type === 'comma' &&
            !isElements(join.right, join.left) &&
            !isConditioned(join, where) &&
            !isOneRow(join.right, statement) &&
            !sourcesOf(join.left).every((item) => isOneRow(item, statement)),
        ),
      )
      .map(({ right }) => ({
        span: right,
        message: 'The comma joins every row with every row of this table.',
        hint: 'Write JOIN ... ON, or CROSS JOIN where that is meant.',
      })),
}

/** Aliases that an expression names. */
function mentioned(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>()
  walk(expression, (node) => {
    if (node.kind === 'column' && node.parts.length > 1) names.add(node.parts[0]!.name.toLowerCase())
    return undefined
  })
  return names
}

function hasBareColumn(expression: Expression): boolean {
  let found = false
  walk(expression, (node) => {
    if (node.kind === 'column' && node.parts.length === 1) found = true
    return undefined
  })
  return found
}

export const ambiguousJoin: LintRule = {
  code: 'ambiguous-join',
  summary: 'A join condition that does not name both sides.',
  check: ({ statement }) =>
    nodesOf(statement, 'join').flatMap((join): Finding[] => {
      const { on } = join
      const right = aliasOf(join.right)
      if (on === undefined || right === undefined || join.right.kind === 'unnest' || hasBareColumn(on))
        return []
      const names = mentioned(on)
      // ON TRUE says that every pair is meant.
      if (names.size === 0) return []
      const lefts = sourcesOf(join.left).map(aliasOf)
      if (names.has(right) && lefts.some((left) => left !== undefined && names.has(left))) return []
      return [
        {
          span: on,
          message: `This condition does not compare "${right}" with what it is joined to.`,
          hint: 'Name a column of each side, or write CROSS JOIN.',
        },
      ]
    }),
}

export const unqualifiedColumn: LintRule = {
  code: 'unqualified-column',
  // Never wrong today: a name that two tables have is an error of its own.
  optional: true,
  summary: 'A column without its table in a query over several tables.',
  check: ({ statement }) => nodesOf(statement, 'select').flatMap(unqualifiedOf),
}

function unqualifiedOf(select: Select): Finding[] {
  const sources = sourcesOf(select.from)
  const tables = sources.filter(({ kind }) => kind === 'table' || kind === 'derived-table')
  if (tables.length < 2 || sources.length > tables.length) return []
  const shared = new Set(
    joinsOf(select.from).flatMap(({ using = [] }) => using.map(({ name }) => name.toLowerCase())),
  )
  const aliases = new Set(select.items.map(({ alias }) => alias?.name.toLowerCase()))
  const names = new Set(sources.map(aliasOf))
  const first = ownNodes(select, 'column').find(({ parts }) => {
    const name = parts[0]!.name.toLowerCase()
    return parts.length === 1 && !shared.has(name) && !aliases.has(name) && !names.has(name)
  })
  if (first === undefined) return []
  return [
    {
      span: first,
      message: `"${first.parts[0]!.name}" does not say which of the ${tables.length} tables it is of.`,
      hint: 'Put the alias before it: a column added to another table later would make the query fail.',
    },
  ]
}

function joinsOf(from: FromItem | undefined): Join[] {
  return from?.kind === 'join' ? [...joinsOf(from.left), ...joinsOf(from.right), from] : []
}

export const undoneLeftJoin: LintRule = {
  code: 'undone-left-join',
  summary: 'A condition in WHERE that drops the rows which a LEFT JOIN kept.',
  check: ({ statement }) => nodesOf(statement, 'select').flatMap(undoneOf),
}

function undoneOf(select: Select): Finding[] {
  const optional = new Set(
    joinsOf(select.from)
      .filter(({ type }) => type === 'left')
      .map(({ right }) => aliasOf(right)),
  )
  if (optional.size === 0 || select.where === undefined) return []
  const conditions =
    select.where.kind === 'logical' && select.where.operator === 'and'
      ? select.where.operands
      : [select.where]
  return conditions.flatMap((condition) => {
    const operands =
      condition.kind === 'binary' && /^(=|<|>|<=|>=)$/.test(condition.operator)
        ? [condition.left, condition.right]
        : condition.kind === 'in-list' || condition.kind === 'between' || condition.kind === 'like'
          ? [condition.operand]
          : []
    const column = operands.find(
      (operand) =>
        operand.kind === 'column' &&
        operand.parts.length > 1 &&
        optional.has(operand.parts[0]!.name.toLowerCase()),
    )
    if (column?.kind !== 'column') return []
    const alias = column.parts[0]!.name
    return [
      {
        span: condition,
        message: `This drops the rows for which "${alias}" has no match, so the LEFT JOIN is an inner one.`,
        hint: 'Move the condition into ON, or write JOIN.',
      },
    ]
  })
}
