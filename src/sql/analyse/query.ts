// A query: WITH, the body, ORDER BY and LIMIT.

import { valuesOfDifferentLength } from '../../problems/catalogue/sql.ts'
import { duplicateCommonTable } from '../../problems/catalogue/sql-names.ts'
import { recursionShape } from '../../problems/catalogue/sql-rules.ts'
import type { CommonTable, Expression, OrderItem, Query, QueryBody, Span, Values, With } from '../ast.ts'
import { supertype } from '../coerce.ts'
import { UNKNOWN } from '../types.ts'
import { walk } from '../walk.ts'
import { tellAmount } from './constant.ts'
import { combine } from './lineage.ts'
import { tellRecursiveUse } from './recursive-rules.ts'
import type { Column, CommonTables, Output, Scope } from './scope.ts'
import { apart, baseScope, NOTHING_KNOWN, Variable } from './scope.ts'
import { selectResult } from './select.ts'
import { joinedOutput } from './set-operation.ts'
import type { Work } from './work.ts'
import { placeIn, report, use } from './work.ts'

export function queryOutput(query: Query, parent: Scope | undefined, work: Work): Output {
  const base = withTables(query.with, baseScope(parent, parent?.commonTables), work)
  const { output, order } = bodyResult(query.body, base, work)
  for (const item of query.orderBy) order(item)
  amount(query.limit, 'LIMIT', base, work)
  amount(query.offset, 'OFFSET', base, work)
  work.outputs.set(query, output)
  return output
}

/** LIMIT and OFFSET. */
function amount(node: Expression | undefined, clause: string, base: Scope, work: Work): void {
  if (node === undefined) return
  const before = work.problems.length
  const { type } = work.expression(node, { ...placeIn(base), noAggregate: 'LIMIT', noWindow: 'LIMIT' })
  if (work.problems.length === before) tellAmount(node, type, clause, work)
}

interface BodyResult {
  readonly output: Output
  readonly order: (item: OrderItem) => void
}

function bodyResult(body: QueryBody, base: Scope, work: Work): BodyResult {
  if (body.kind === 'select') {
    const result = selectResult(body, base, work)
    work.outputs.set(body, result.output)
    return result
  }
  const output = bodyOutput(body, base, work)
  work.outputs.set(body, output)
  return { output, order: (item) => orderOutput(item, output, base, work) }
}

function bodyOutput(body: QueryBody, base: Scope, work: Work): Output {
  switch (body.kind) {
    case 'select':
      return bodyResult(body, base, work).output
    case 'query':
      return queryOutput(body, base, work)
    case 'values':
      return valuesOutput(body, base, work)
    case 'set-operation': {
      const left = bodyResult(body.left, base, work).output
      return joinedOutput(body, left, bodyResult(body.right, base, work).output, work)
    }
  }
}

/** Behind a set operation only its columns have names. */
function orderOutput(item: OrderItem, output: Output, base: Scope, work: Work): void {
  if (item.expression.kind === 'star' || item.expression.kind === 'number') return
  const result = new Variable({ name: undefined, node: undefined, kind: 'derived', output })
  const scope: Scope = {
    inputs: { variables: [result], merged: undefined, star: () => [] },
    parent: base,
    kind: 'select',
    commonTables: base.commonTables,
    variables: undefined,
  }
  const value = work.expression(item.expression, placeIn(scope))
  if (item.expression.kind === 'column') work.resolutions.delete(item.expression)
  use(work, value.lineage, 'order')
}

function valuesOutput(node: Values, base: Scope, work: Work): Output {
  const place = placeIn(base)
  const rows = node.rows.map((row) =>
    row.values.map((expression) => ({ value: work.expression(expression, place), expression })),
  )
  for (const row of node.rows) {
    const first = rows[0]!.length
    if (row.values.length === first) continue
    report(work, row, valuesOfDifferentLength({ first, given: row.values.length }))
    break
  }
  const columns = (rows[0] ?? []).map((_, i): Column => {
    const cells = rows.flatMap((row) => row[i] ?? [])
    const type = supertype(
      cells.map(({ value, expression }) => ({ type: value.type, expression })),
      work.dialect,
    )
    const nullable = cells.every(({ value }) => value.nullable === false) ? false : undefined
    const lineage = combine(
      cells.map(({ value }) => value.lineage),
      'transform',
    )
    return { name: `col${i}`, type: type ?? UNKNOWN, nullable, lineage }
  })
  return { columns, open: undefined }
}

function withTables(clause: With | undefined, base: Scope, work: Work): Scope {
  if (clause === undefined) return base
  let scope = base
  if (clause.recursive) {
    // Tables may name later ones, of which nothing is known yet.
    for (const table of clause.tables) scope = adding(scope, table, NOTHING_KNOWN, true)
  }
  const seen = new Set<string>()
  for (const table of clause.tables) {
    const key = table.name.name.toLowerCase()
    if (seen.has(key)) report(work, table.name, duplicateCommonTable({ name: table.name.name }))
    seen.add(key)
    const output = clause.recursive
      ? recursiveOutput(table, scope, work)
      : queryOutput(table.query, scope, work)
    scope = adding(scope, table, named(table, output, work), false)
  }
  return scope
}

function adding(scope: Scope, node: CommonTable, output: Output, recursive: boolean): Scope {
  const name = node.name.name.toLowerCase()
  const outer: CommonTables | undefined = scope.commonTables
  return { ...scope, commonTables: { name, node, output, recursive, outer } }
}

/** `name (a, b) AS ...`. */
function named(table: CommonTable, output: Output, work: Work): Output {
  if (table.columns.length === 0) return work.dialect === 'duckdb' ? apart(output) : output
  if (output.open !== undefined) {
    return { ...NOTHING_KNOWN, columns: table.columns.map((each) => ({ name: each.name, ...nothing })) }
  }
  const columns = output.columns.map((column, i) => {
    const name = table.columns[i]?.name
    return name === undefined ? column : { ...column, name }
  })
  return { ...output, columns }
}

const nothing = { type: UNKNOWN, nullable: undefined, lineage: combine([], 'transform') }

/** The second part of a recursive table sees the columns of the first. */
function recursiveOutput(table: CommonTable, scope: Scope, work: Work): Output {
  const { body } = table.query
  tellRecursion(table, work)
  if (body.kind !== 'set-operation' || table.query.with !== undefined) {
    return queryOutput(table.query, scope, work)
  }
  const first = bodyResult(body.left, baseScope(scope, scope.commonTables), work).output
  const inner = adding(scope, table, named(table, anyNullable(first), work), true)
  const second = bodyResult(body.right, baseScope(inner, inner.commonTables), work).output
  const output = joinedOutput(body, first, second, work)
  const typed = work.dialect === 'duckdb' ? withTypes(output, first) : output
  work.outputs.set(body, typed)
  work.outputs.set(table.query, typed)
  return typed
}

/** What the second part reads are its own rows too, of which nothing is known yet. */
function anyNullable(output: Output): Output {
  return { ...output, columns: output.columns.map((column) => ({ ...column, nullable: undefined })) }
}

/** BigQuery: a table names itself in the last part of one UNION, and nowhere else. */
function tellRecursion(table: CommonTable, work: Work): void {
  if (work.dialect !== 'bigquery') return
  const { body } = table.query
  const name = table.name.name
  const isUnion = body.kind === 'set-operation' && body.operator === 'union'
  const at = namesItself(isUnion ? body.left : body, name.toLowerCase())
  if (at !== undefined) report(work, at, recursionShape({ name }))
  else if (isUnion) tellRecursiveUse(name, body.right, work)
}

/** Where the query reads the table; not found where a WITH inside may hide it. */
function namesItself(body: QueryBody, name: string): Span | undefined {
  let at: Span | undefined
  walk(body, (node) => {
    if (node.kind === 'query' && node.with !== undefined) return false
    if (node.kind === 'table' && node.name.length === 1 && node.name[0]!.name.toLowerCase() === name)
      at ??= node
    return at === undefined
  })
  return at
}

/** DuckDB keeps the types of the first part. */
function withTypes(output: Output, first: Output): Output {
  if (output.open !== undefined || first.open !== undefined) return output
  const columns = output.columns.map((column, i) => ({
    ...column,
    type: first.columns[i]?.type ?? column.type,
  }))
  return { ...output, columns }
}
