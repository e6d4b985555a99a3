import { noCommonType } from '../../problems/catalogue/sql.ts'
import { pivotValueNameless, pivotValueType } from '../../problems/catalogue/sql-rules.ts'
import type { Expression, Pivot, PivotColumn, SelectItem, Unpivot } from '../ast.ts'
import { supertype } from '../coerce.ts'
import { printType } from '../type-text.ts'
import type { SqlType } from '../types.ts'
import { STRING, UNKNOWN } from '../types.ts'
import type { Lineage } from './lineage.ts'
import { combine } from './lineage.ts'
import type { Column, Output, Scope, StarEntry, Value } from './scope.ts'
import { typed } from './value.ts'
import type { Place, Work } from './work.ts'
import { placeIn, report, use } from './work.ts'

const mostPivotColumns = 10_000

/** The columns that are neither aggregated nor turned, then one for each value and aggregate. */
export function pivotOutput(item: Pivot, scope: Scope, work: Work): Output {
  const place = placeIn(scope)
  const spent = new Set<string>()
  const aggregates = item.aggregates.map((each) => work.expression(each.expression, place))
  const turned = item.columns.map((each) => work.expression(each.column, place))
  for (const each of item.aggregates) gatherColumns(each.expression, spent)
  for (const each of item.columns) gatherColumns(each.column, spent)
  item.columns.forEach((each, i) => {
    tellPivotValues(each, turned[i]!, place, work)
    if (each.query !== undefined) work.query(each.query, scope)
  })
  for (const value of turned) use(work, value.lineage, 'group')
  const groups = item.groupBy.map((each) => work.expression(each, place))
  const kept = item.groupBy.length > 0 ? groupColumns(item.groupBy, groups) : keptColumns(scope, spent, work)
  const names = pivotNames(item, work)
  const open =
    scope.inputs.variables.some((each) => each.output.open !== undefined) && item.groupBy.length === 0
  if (names === undefined || open) return { columns: kept, open: () => undefined }
  const values = item.aggregates.length === 0 ? [] : aggregates
  const columns = names.map((name, i): Column => {
    const value: Value | undefined = values[i % Math.max(values.length, 1)]
    const lineage = combine(
      [value?.lineage, ...turned.map((each) => each.lineage)].flatMap((l) => l ?? []),
      'aggregate',
    )
    return { name, type: value?.type ?? UNKNOWN, nullable: undefined, lineage }
  })
  return { columns: [...kept, ...columns], open: undefined }
}

/** BigQuery: the values of IN are literals of the column's own type. */
function tellPivotValues(column: PivotColumn, turned: Value, place: Place, work: Work): void {
  if (work.dialect !== 'bigquery') return
  for (const { expression, alias } of column.values ?? []) {
    const given = typed(expression, place, work)
    if (turned.type.kind === 'float64' && alias === undefined) report(work, expression, pivotValueNameless())
    const kinds = [turned.type.kind, given.type.kind]
    if (kinds[0] === kinds[1] || kinds.includes('unknown') || kinds.includes('null')) continue
    if (supertype([turned, given], 'bigquery')?.kind === turned.type.kind) continue
    const text = (type: SqlType): string => printType(type, 'bigquery') ?? type.kind.toUpperCase()
    report(work, expression, pivotValueType({ type: text(turned.type), given: text(given.type) }))
  }
}

function groupColumns(expressions: readonly Expression[], values: readonly Value[]): Column[] {
  return expressions.map((each, i) => ({
    name: each.kind === 'column' ? each.parts[each.parts.length - 1]!.name : '',
    ...values[i]!,
  }))
}

function keptColumns(scope: Scope, spent: ReadonlySet<string>, work: Work): Column[] {
  const kept = scope.inputs.star().filter((entry) => !spent.has(entry.column.name.toLowerCase()))
  for (const { column } of kept) use(work, column.lineage, 'group')
  return kept.map(({ column }) => column)
}

/** Names of columns in the expression, the last part of each path counts. */
function gatherColumns(node: Expression, into: Set<string>): void {
  switch (node.kind) {
    case 'column':
      for (const part of node.parts) into.add(part.name.toLowerCase())
      return
    case 'call':
      for (const arg of node.args) gatherColumns(arg, into)
      if (node.filter !== undefined) gatherColumns(node.filter, into)
      for (const item of node.orderBy) gatherColumns(item.expression, into)
      return
    case 'binary':
      gatherColumns(node.left, into)
      gatherColumns(node.right, into)
      return
    case 'logical':
      for (const each of node.operands) gatherColumns(each, into)
      return
    case 'struct':
      for (const field of node.fields) gatherColumns(field.value, into)
      return
    case 'case':
      for (const branch of node.branches) {
        gatherColumns(branch.condition, into)
        gatherColumns(branch.result, into)
      }
      if (node.operand !== undefined) gatherColumns(node.operand, into)
      if (node.otherwise !== undefined) gatherColumns(node.otherwise, into)
      return
    case 'unary':
    case 'cast':
    case 'is':
    case 'between':
    case 'in-list':
      gatherColumns(node.operand, into)
      return
    case 'extract':
      gatherColumns(node.from, into)
      return
    default:
      return
  }
}

/** Undefined where the data decides on the columns. */
function pivotNames(item: Pivot, work: Work): string[] | undefined {
  let names: string[] = ['']
  for (const column of item.columns) {
    const values = valueNames(column, work)
    if (values === undefined || names.length * values.length > mostPivotColumns) return undefined
    names = names.flatMap((name) => values.map((value) => (name === '' ? value : `${name}_${value}`)))
  }
  const aggregates = item.aggregates
  if (work.dialect === 'bigquery') {
    return names.flatMap((name) =>
      aggregates.map((each) => (each.alias === undefined ? name : `${each.alias.name}_${name}`)),
    )
  }
  const [only] = aggregates
  if (aggregates.length === 1 && only?.alias === undefined) return names
  if (aggregates.some((each) => each.alias === undefined)) return undefined
  return names.flatMap((name) => aggregates.map((each) => `${name}_${each.alias?.name}`))
}

function valueNames(column: PivotColumn, work: Work): string[] | undefined {
  const names = column.values?.map((value) => valueName(value, work))
  return names?.every((name) => name !== undefined) ? names : undefined
}

function valueName({ alias, expression }: SelectItem, work: Work): string | undefined {
  if (alias !== undefined) return alias.name
  switch (expression.kind) {
    case 'string':
      return expression.value
    case 'number':
      if (!expression.integer) return undefined
      return work.dialect === 'bigquery' ? `_${expression.text}` : expression.text
    case 'boolean':
      return String(expression.value)
    case 'column':
      // DuckDB reads a bare word in IN as its text.
      return work.dialect === 'duckdb' ? expression.parts[0]?.name : undefined
    default:
      return undefined
  }
}

/** The columns that are left, then in BigQuery value and name, in DuckDB name and value. */
export function unpivotOutput(item: Unpivot, scope: Scope, work: Work): Output {
  const place = placeIn(scope)
  const spent = new Set<string>()
  const perValue: Value[][] = item.values.map(() => [])
  let enumerable = true
  for (const { columns } of item.columns) {
    columns.forEach((column, i) => {
      if (column.kind !== 'column') enumerable = false
      else perValue[i]?.push(work.expression(column, place))
      gatherColumns(column, spent)
    })
  }
  const open = scope.inputs.variables.some((each) => each.output.open !== undefined)
  const kept = scope.inputs
    .star()
    .filter((entry: StarEntry) => !spent.has(entry.column.name.toLowerCase()))
    .map(({ column }) => column)
  const values = item.values.map((name, i): Column => {
    const list = perValue[i] ?? []
    const lineage: Lineage = combine(
      list.map((each) => each.lineage),
      'transform',
    )
    const type = enumerable ? unpivotedType(item, list, work) : UNKNOWN
    return { name: name.name, type, nullable: item.includeNulls ? undefined : false, lineage }
  })
  const labelled = item.columns.some(({ label }) => label !== undefined && label.kind !== 'string')
  const name: Column = {
    name: item.name.name,
    type: labelled && work.dialect === 'bigquery' ? UNKNOWN : STRING,
    nullable: false,
    lineage: { origins: [], how: 'constant' },
  }
  const turned = work.dialect === 'bigquery' ? [...values, name] : [name, ...values]
  if (!enumerable) return { columns: [], open: () => undefined }
  return { columns: [...kept, ...turned], open: open ? firstOpen(scope) : undefined }
}

function unpivotedType(item: Unpivot, values: readonly Value[], work: Work): SqlType {
  const type = supertype(values, work.dialect)
  const kinds = new Set(
    values.flatMap(({ type }) => (type.kind === 'unknown' || type.kind === 'null' ? [] : type.kind)),
  )
  if (work.dialect === 'bigquery' && kinds.size > 1) {
    const types = new Set(values.map(({ type }) => printType(type, 'bigquery') ?? type.kind.toUpperCase()))
    report(work, item.columns[0] ?? item, noCommonType({ construct: 'UNPIVOT', types: [...types] }))
  }
  return type ?? UNKNOWN
}

function firstOpen(scope: Scope) {
  return (
    scope.inputs.variables.find((each) => each.output.open !== undefined)?.output.open ?? (() => undefined)
  )
}
