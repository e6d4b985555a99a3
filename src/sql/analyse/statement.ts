// Statements other than queries: what they read, and where it goes.

import { missingWhere } from '../../problems/catalogue/sql-rules.ts'
import type {
  Assignment,
  CreateFunction,
  Delete,
  FromItem,
  Identifier,
  Insert,
  Merge,
  MergeInsert,
  Statement,
  Update,
} from '../ast.ts'
import { binding } from './binding.ts'
import { condition } from './condition.ts'
import { fromItem, tableOutput } from './from.ts'
import { insertedColumns, tellAssigned, tellInserted, tellSetTwice } from './inserted.ts'
import { UNKNOWN_VALUE } from './names.ts'
import type { Output, Scope, Value } from './scope.ts'
import { baseScope, NO_INPUTS, NOTHING_KNOWN, Variable } from './scope.ts'
import { typeOfName } from './type-name.ts'
import { made } from './value.ts'
import type { Place, Work } from './work.ts'
import { placeIn, report, use } from './work.ts'

/** The output of a query, or of the query within CREATE ... AS; undefined for all other statements. */
export function statementOutput(statement: Statement, work: Work): Output | undefined {
  switch (statement.kind) {
    case 'query':
      return work.query(statement, undefined)
    case 'create-table':
    case 'create-view':
      return statement.query === undefined ? undefined : work.query(statement.query, undefined)
    case 'insert':
      insert(statement, work)
      return undefined
    case 'update':
      update(statement, work)
      return undefined
    case 'delete':
      remove(statement, work)
      return undefined
    case 'merge':
      merge(statement, work)
      return undefined
    case 'create-function':
      functionBody(statement, work)
      return undefined
    default:
      return undefined
  }
}

/** In the body the parameters are names of values. */
function functionBody(node: CreateFunction, work: Work): void {
  if (node.expression === undefined || work.dialect !== 'bigquery') return
  const bound = node.parameters.map((each): [string, Value] => [
    each.name.name,
    each.type === undefined ? UNKNOWN_VALUE : made(typeOfName(each.type, work.dialect), []),
  ])
  work.expression(node.expression, binding(placeIn(baseScope(undefined, undefined)), bound))
}

function target(name: readonly Identifier[], alias: Identifier | undefined, work: Work): Variable {
  const parts = name.map((part) => part.name)
  const table = work.tables(parts)
  const output = table === undefined ? NOTHING_KNOWN : tableOutput(table.id, table.columns, work)
  return new Variable({
    name: alias?.name ?? parts[parts.length - 1],
    node: undefined,
    kind: 'target',
    table: table?.id,
    output,
    qualifiers: alias === undefined ? parts : [],
  })
}

function scopeOf(variables: readonly Variable[], from: FromItem | undefined, work: Work): Scope {
  const base = baseScope(undefined, undefined)
  const inputs = from === undefined ? NO_INPUTS : fromItem(from, base, work)
  return {
    inputs: { ...inputs, variables: [...variables, ...inputs.variables] },
    parent: base,
    kind: 'select',
    commonTables: undefined,
    variables: undefined,
  }
}

function insert(node: Insert, work: Work): void {
  const output = node.query === undefined ? undefined : work.query(node.query, undefined)
  const into = target(node.target, node.alias?.name, work)
  work.variables.set(node, [into])
  const columns = insertedColumns(node.columns, into, work)
  if (output === undefined || output.open !== undefined || node.byName === true) return
  tellInserted(node.query!, columns, output.columns, work)
}

function update(node: Update, work: Work): void {
  const into = target(node.target, node.alias?.name, work)
  const place = placeIn(scopeOf([into], node.from, work))
  assign(node.assignments, placeIn(scopeOf([into], undefined, work)), place, work)
  tellWhere('UPDATE', node, work)
  filter(node.where, place, work)
}

function remove(node: Delete, work: Work): void {
  const place = placeIn(scopeOf([target(node.target, node.alias?.name, work)], node.using, work))
  tellWhere('DELETE', node, work)
  filter(node.where, place, work)
}

/** BigQuery changes all rows only where that is said. */
function tellWhere(statement: string, node: Update | Delete, work: Work): void {
  if (work.dialect === 'bigquery' && node.where === undefined) report(work, node, missingWhere({ statement }))
}

/** What is set is a column of the target, whatever else bears the name. */
function assign(assignments: readonly Assignment[], target: Place, place: Place, work: Work): void {
  for (const each of assignments) {
    const column = work.expression(each.target, target)
    tellAssigned(each, column, work.expression(each.value, place), work)
  }
  tellSetTwice(
    assignments.flatMap(({ target }) => (target.kind === 'column' ? [target] : [])),
    work,
  )
}

function filter(where: Update['where'], place: Place, work: Work): void {
  if (where === undefined) return
  const value = work.expression(where, { ...place, noAggregate: 'WHERE', noWindow: 'WHERE' })
  condition(where, value, 'WHERE', work)
  use(work, value.lineage, 'filter')
}

function merge(node: Merge, work: Work): void {
  const into = target(node.target, node.alias?.name, work)
  work.variables.set(node, [into])
  const both = scopeOf([into], node.source, work)
  const place = placeIn(both)
  if (node.on !== undefined) use(work, work.expression(node.on, place).lineage, 'join')
  const only = placeIn(scopeOf([into], undefined, work))
  const source = placeIn({ ...both, inputs: { ...both.inputs, variables: both.inputs.variables.slice(1) } })
  for (const { when, condition: test, action } of node.clauses) {
    const inner = { matched: place, 'not matched': source, 'not matched by source': only }[when]
    if (test !== undefined) work.expression(test, inner)
    if (action.kind === 'merge-update') assign(action.assignments, only, inner, work)
    if (action.kind === 'merge-insert') mergeInsert(action, into, inner, work)
  }
}

function mergeInsert(action: MergeInsert, into: Variable, place: Place, work: Work): void {
  const values = action.values.map((value) => ({ ...work.expression(value, place), expression: value }))
  const columns = insertedColumns(action.columns, into, work)
  if (!action.row && values.length > 0) tellInserted(action, columns, values, work)
}
