// UNION, INTERSECT and EXCEPT: columns go together by position, or by name.

import {
  columnCountMismatch,
  columnOnOneSide,
  columnTypeMismatch,
  wrongOperand,
} from '../../problems/catalogue/sql.ts'
import { unknownColumn } from '../../problems/catalogue/sql-names.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Expression, QueryBody, SetOperation } from '../ast.ts'
import { isNumberLiteral, supertype } from '../coerce.ts'
import { printType } from '../type-text.ts'
import type { SqlType } from '../types.ts'
import { rowOf, UNKNOWN } from '../types.ts'
import { tellImpossibleCast } from './impossible-cast.ts'
import { chosen, combine } from './lineage.ts'
import type { Column, Open, Output } from './scope.ts'
import { tellUnreadableText } from './text-literal.ts'
import type { Work } from './work.ts'
import { report, use } from './work.ts'

export function joinedOutput(node: SetOperation, left: Output, right: Output, work: Work): Output {
  tellNotComparable(node, left, work)
  if (node.operator !== 'union') for (const column of right.columns) use(work, column.lineage, 'filter')
  if (node.byName) return byName(node, left, right, work)
  if (left.open !== undefined || right.open !== undefined) return openJoin(left, right)
  const { length } = left.columns
  if (length !== right.columns.length) {
    const operator = node.operator.toUpperCase()
    report(work, node.right, columnCountMismatch({ operator, left: length, right: right.columns.length }))
    return left
  }
  const columns = left.columns.map((column, i) => joined(node, column, right.columns[i]!, i, work))
  const row = left.row?.type.kind === 'struct' && right.row?.type.kind === 'struct' ? left.row : undefined
  return row === undefined
    ? { columns, open: undefined }
    : { columns, open: undefined, row: { ...row, type: rowOf(columns) } }
}

/** BigQuery: rows are compared unless ALL are kept, and JSON cannot be. */
function tellNotComparable(node: SetOperation, { columns }: Output, work: Work): void {
  if (work.dialect !== 'bigquery' || (node.operator === 'union' && node.all)) return
  const found = columns.find(({ type }) => type.kind === 'json')
  if (found === undefined) return
  const operator = `${node.operator.toUpperCase()} DISTINCT`
  report(work, node.left, wrongOperand({ operator, type: 'JSON', wanted: 'values that can be compared' }))
}

function joined(node: SetOperation, left: Column, right: Column, index: number, work: Work): Column {
  const lineage = node.operator === 'union' ? chosen([left.lineage, right.lineage], [], 'copy') : left.lineage
  return {
    name: left.name,
    type: joinedType(node, left, right, index, work),
    nullable: nullable(node, left, right),
    lineage,
  }
}

function nullable(node: SetOperation, left: Column, right: Column): boolean | undefined {
  if (node.operator === 'except') return left.nullable
  if (left.nullable === false && right.nullable === false) return false
  return left.nullable === true || right.nullable === true ? true : undefined
}

function joinedType(node: SetOperation, left: Column, right: Column, index: number, work: Work): SqlType {
  if (work.dialect === 'duckdb' && node.operator !== 'union') return left.type
  tellMixedColumn(node, left.type, right.type, work)
  const sides = [
    { type: left.type, expression: literalAt(node.left, index) },
    { type: right.type, expression: literalAt(node.right, index) },
  ]
  const type = supertype(work.dialect === 'bigquery' ? sides : [left, right], work.dialect)
  if (type !== undefined) {
    for (const { expression } of sides) tellUnreadableText(expression, type, work)
    return type
  }
  if (work.dialect === 'bigquery') {
    const args = {
      operator: node.operator.toUpperCase(),
      position: index + 1,
      name: left.name,
      left: printType(left.type, 'bigquery') ?? left.type.kind,
      right: printType(right.type, 'bigquery') ?? right.type.kind,
    }
    report(work, node.right, columnTypeMismatch(args))
  }
  return UNKNOWN
}

/** DuckDB makes a list of what stands beside a list, and has no such cast. */
function tellMixedColumn({ right: at }: SetOperation, left: SqlType, right: SqlType, work: Work): void {
  if (left.kind === 'array') tellImpossibleCast(at, right, left, work)
  else tellImpossibleCast(at, left, right, work)
}

/** A literal in the select list, which takes the type of the other side; of a chain, where all of them are literals. */
function literalAt(body: QueryBody, index: number): Expression | undefined {
  if (body.kind === 'set-operation') {
    const left = literalAt(body.left, index)
    return left === undefined ? undefined : literalAt(body.right, index) && left
  }
  if (body.kind !== 'select' || body.items.some(({ expression }) => expression.kind === 'star'))
    return undefined
  const expression = body.items[index]?.expression
  const isLiteral =
    expression !== undefined && (literalKinds.has(expression.kind) || isNumberLiteral(expression))
  return isLiteral ? expression : undefined
}

const literalKinds: ReadonlySet<Expression['kind']> = new Set([
  'number',
  'string',
  'parameter',
  'struct',
  'array',
])

/** Names come from the left; what stands at which place cannot be told. */
function openJoin(left: Output, right: Output): Output {
  const open: Open = (name) => {
    const found = [left, right].flatMap((side) => lineageIn(side, name) ?? [])
    return found.length === 0 ? undefined : combine(found, 'copy')
  }
  const columns = left.open === undefined ? left.columns.map((column) => ({ ...column, type: UNKNOWN })) : []
  if (left.open !== undefined) return { columns, open }
  return {
    columns: columns.map((column) => {
      const other = lineageIn(right, column.name)
      return other === undefined ? column : { ...column, lineage: combine([column.lineage, other], 'copy') }
    }),
    open: undefined,
  }
}

function lineageIn(output: Output, name: string) {
  const key = name.toLowerCase()
  return output.columns.find((column) => column.name.toLowerCase() === key)?.lineage ?? output.open?.(name)
}

function byName(node: SetOperation, left: Output, right: Output, work: Work): Output {
  if (left.open !== undefined || right.open !== undefined) {
    return { columns: [], open: openJoin(left, right).open ?? (() => undefined) }
  }
  const how = node.columns ?? (work.dialect === 'bigquery' ? 'strict' : 'full')
  const listed = listedColumns(node, left, right, work)
  const others = new Map(columnsBy(right, listed).map((column) => [column.name.toLowerCase(), column]))
  const columns: Column[] = []
  const alone: string[] = []
  columnsBy(left, listed).forEach((column, i) => {
    const key = column.name.toLowerCase()
    const other = others.get(key)
    others.delete(key)
    if (other !== undefined) columns.push(joined(node, column, other, i, work))
    else if (how !== 'inner') columns.push({ ...column, nullable: true })
    if (other === undefined) alone.push(column.name)
  })
  if (how === 'full') for (const column of others.values()) columns.push({ ...column, nullable: true })
  tellAlone(
    node,
    how,
    alone,
    [...others.values()].map(({ name }) => name),
    work,
  )
  return { columns, open: undefined }
}

/** Those of ON (...), in lower case; each must be on a side. */
function listedColumns(node: SetOperation, left: Output, right: Output, work: Work): Set<string> | undefined {
  if (node.on.length === 0) return undefined
  const known = [...new Set([...left.columns, ...right.columns].map(({ name }) => name))]
  for (const name of node.on) {
    if (known.some((each) => each.toLowerCase() === name.name.toLowerCase())) continue
    const near = didYouMean(name.name, known)
    report(work, name, unknownColumn({ name: name.name, table: undefined, near, known }))
  }
  return new Set(node.on.map(({ name }) => name.toLowerCase()))
}

/** In the order of ON (...), where there is one. */
function columnsBy(output: Output, listed: ReadonlySet<string> | undefined): readonly Column[] {
  if (listed === undefined) return output.columns
  return [...listed].flatMap((key) => output.columns.find(({ name }) => name.toLowerCase() === key) ?? [])
}

/** BigQuery asks for the same names on both sides, or a word that says what becomes of the others. */
function tellAlone(
  node: SetOperation,
  how: NonNullable<SetOperation['columns']>,
  left: readonly string[],
  right: readonly string[],
  work: Work,
): void {
  if (how !== 'strict' || left.length + right.length === 0) return
  const [name] = left.length > 0 ? left : right
  const side = left.length > 0 ? 'right' : 'left'
  report(work, node.right, columnOnOneSide({ operator: node.operator.toUpperCase(), name: name!, side }))
}
