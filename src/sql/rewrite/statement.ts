import type {
  ColumnDefinition,
  CreateFunction,
  CreateTable,
  Expression,
  FromItem,
  Merge,
  MergeClause,
  Node,
  Statement,
  TypeName,
  Update,
} from '../ast.ts'
import { cast, logical } from '../ast-builders.ts'
import { parseType } from '../type-text.ts'
import type { SqlType } from '../types.ts'
import { duckdbTypeName } from '../values/type-name.ts'
import { mapChildren } from '../walk.ts'
import type { Rewriting } from './context.ts'
import { note, refuse } from './context.ts'
import { filledTypes, insertedRows, keptValue } from './kept-value.ts'
import { insertWithArrays, mergeInsertWithArrays, rowInsert } from './left-out-arrays.ts'
import { oneSourceRow } from './one-source-row.ts'
import { nameOutputs } from './query.ts'
import { stored } from './stored.ts'

export function rewriteStatement(node: Statement, to: Rewriting): Statement {
  switch (node.kind) {
    case 'query':
      return stored(nameOutputs(to.query(node), to), node, to, to.kept)
    case 'create-table':
      return createTable(node, to)
    case 'create-view':
      return {
        ...node,
        materialized: false,
        options: [],
        query: stored(nameOutputs(to.query(node.query), to), node.query, to),
      }
    case 'create-function':
      return createFunction(node, to)
    case 'insert':
      return insertWithArrays(node, node.query && insertedRows(node, node.query, to), to)
    case 'update':
      return update(node, to)
    case 'delete':
      return { ...node, where: node.where && to.expression(node.where) }
    case 'merge':
      return merge(node, to)
    case 'drop':
    case 'truncate':
      return node
    case 'other-statement':
      note(
        to,
        { start: node.start, end: node.keywordEnd },
        `${node.keyword} cannot run on DuckDB.`,
        scriptHints[node.keyword] ?? (node.scripting ? scriptHint : undefined),
      )
      return node
  }
}

const scriptHint = 'Scripts run on BigQuery only: put the query alone into the model.'
const scriptHints: Readonly<Record<string, string>> = {
  DECLARE: 'Write the value where it is used, as {{ var("name") }} or as a WITH of one row.',
  SET: 'Write the value where it is used, as {{ var("name") }} or as a WITH of one row.',
  IF: 'Decide in the template, {% if ... %}, or in the query, CASE or WHERE.',
  LOOP: 'Write a recursive WITH, or a loop of the template.',
  WHILE: 'Write a recursive WITH, or a loop of the template.',
  FOR: 'Write a loop of the template, or join the rows that it would go through.',
  BEGIN: 'A model is built in one transaction anyway: put the query alone into it.',
  EXECUTE: 'Put the text of the query together in the template.',
}

/** Partitions, clusters and options say how BigQuery stores a table, not what is in it. */
function createTable(node: CreateTable, to: Rewriting): CreateTable {
  return {
    ...node,
    partitionBy: [],
    clusterBy: [],
    options: [],
    columns: node.columns.map((each) => columnDefinition(each, to)),
    query: node.query && stored(nameOutputs(to.query(node.query), to), node.query, to, 'table'),
  }
}

function columnDefinition(node: ColumnDefinition, to: Rewriting): ColumnDefinition {
  const type = node.type && columnType(node.type, to)
  return { ...node, type, options: [], defaultValue: node.defaultValue && to.expression(node.defaultValue) }
}

function columnType(node: TypeName, to: Rewriting): TypeName {
  const name = duckdbTypeName(writtenType(node), node)
  return name ?? refuse(to, node, `The type ${node.name} is not there in DuckDB.`)
}

/** A type as written in a definition. */
function writtenType(node: TypeName): SqlType {
  if (node.name === 'ARRAY' && node.elements[0] !== undefined) {
    return { kind: 'array', element: writtenType(node.elements[0]) }
  }
  if (node.name === 'STRUCT') {
    return {
      kind: 'struct',
      fields: node.fields.map((field) =>
        field.name === undefined
          ? { type: writtenType(field.type) }
          : { name: field.name.name, type: writtenType(field.type) },
      ),
    }
  }
  const sizes = node.parameters.flatMap((each) => (each.kind === 'number' ? [each.text] : []))
  const numeric = /^(BIG)?(NUMERIC|DECIMAL)$/.test(node.name) && sizes.length > 0
  return parseType(numeric ? `${node.name}(${sizes.join(',')})` : node.name, 'bigquery')
}

/** A SQL function becomes a macro whose parameters have the declared types. */
function createFunction(node: CreateFunction, to: Rewriting): CreateFunction {
  if (node.language !== undefined || node.expression === undefined) {
    return refuse(
      to,
      node,
      'Only SQL functions of one expression can run on DuckDB.',
      'Write it as a SQL expression or a macro.',
    )
  }
  const types = new Map(node.parameters.map((each) => [each.name.name.toLowerCase(), each.type]))
  const body = to.expression(node.expression)
  const typed = node.returns === undefined ? body : cast(node, body, columnType(node.returns, to))
  return {
    ...node,
    returns: undefined,
    options: [],
    parameters: node.parameters.map((each) => ({ ...each, type: undefined, anyType: undefined })),
    expression: withTypedParameters(typed, types, to),
  }
}

function withTypedParameters(
  body: Expression,
  types: ReadonlyMap<string, TypeName | undefined>,
  to: Rewriting,
): Expression {
  const visit = (node: Node): Node => {
    if (node.kind === 'column' && node.parts.length === 1) {
      const type = types.get(node.parts[0]?.name.toLowerCase() ?? '')
      return type === undefined ? node : cast(node, node, columnType(type, to))
    }
    return mapChildren(node, visit)
  }
  return visit(body) as Expression
}

/** DuckDB's SET takes the bare column. */
function assignment<T extends { target: Expression; value: Expression }>(node: T, to: Rewriting): T {
  const { target } = node
  const found = target.kind === 'column' ? to.analysis.resolve(target) : undefined
  const field = found?.kind === 'column' && target.kind === 'column' && found.used < target.parts.length
  if (target.kind !== 'column' || target.parts.length > 2 || field) {
    return refuse(to, target, 'Setting a field of a struct cannot run on DuckDB.', 'Set the whole column.')
  }
  const last = target.parts.slice(-1)
  return {
    ...node,
    target: { ...target, parts: last },
    value: keptValue(to.expression(node.value), to.typeOf(node.value), to.typeOf(target)),
  }
}

function update(node: Update, to: Rewriting): Update {
  const from = node.from && to.from(node.from)
  const where = node.where && to.expression(node.where)
  const assignments = node.assignments.map((each) => assignment(each, to))
  if (from === undefined || where === undefined) return { ...node, from, assignments, where }
  const { target, alias } = node
  const guard = oneSourceRow({ target, alias, source: from, on: undefined, where }, node)
  return { ...node, from, assignments, where: logical(node, 'and', [where, guard]) }
}

function merge(node: Merge, to: Rewriting): Merge {
  const source = to.from(node.source)
  const on = node.on && to.expression(node.on)
  const clauses = node.clauses.map((clause) => mergeClause(node, clause, to))
  return { ...node, source, on, clauses: guarded(node, source, on, clauses) }
}

/** The first clause that changes what is matched carries the check that it is matched once. */
function guarded(
  node: Merge,
  source: FromItem,
  on: Expression | undefined,
  clauses: readonly MergeClause[],
): readonly MergeClause[] {
  const changing = clauses.filter((clause) => clause.when === 'matched')
  const [first] = changing
  if (first === undefined || (on?.kind === 'boolean' && !on.value)) return clauses
  const conditions = changing.flatMap((clause) => clause.condition ?? [])
  const where = conditions.length < changing.length ? undefined : logical(node, 'or', conditions)
  const guard = oneSourceRow({ target: node.target, alias: node.alias, source, on, where }, first)
  return clauses.map((clause) => {
    if (clause !== first) return clause
    const both = clause.condition === undefined ? [guard] : [guard, clause.condition]
    return { ...clause, condition: logical(clause, 'and', both) }
  })
}

function mergeClause(merge: Merge, node: MergeClause, to: Rewriting): MergeClause {
  const condition = node.condition && to.expression(node.condition)
  const { action } = node
  switch (action.kind) {
    case 'merge-insert': {
      const wanted = filledTypes(merge, action.columns, to)
      const values = action.values.map((each, index) =>
        keptValue(to.expression(each), to.typeOf(each), wanted?.[index]),
      )
      const inserted = action.row ? rowInsert(merge, action, to) : { ...action, values }
      return { ...node, condition, action: mergeInsertWithArrays(merge, inserted, to) }
    }
    case 'merge-update':
      return {
        ...node,
        condition,
        action: { ...action, assignments: action.assignments.map((each) => assignment(each, to)) },
      }
    default:
      return { ...node, condition }
  }
}
