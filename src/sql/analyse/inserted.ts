// What INSERT, MERGE and UPDATE put into the columns of a table.

import { columnSetTwice, insertColumnCount, insertColumnType } from '../../problems/catalogue/sql.ts'
import { unknownColumn } from '../../problems/catalogue/sql-names.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Assignment, ColumnReference, Expression, Identifier, Span } from '../ast.ts'
import { comparable, isNumberLiteral } from '../coerce.ts'
import { printType } from '../type-text.ts'
import type { SqlType } from '../types.ts'
import { UNKNOWN } from '../types.ts'
import type { Value, Variable } from './scope.ts'
import type { Work } from './work.ts'
import { mayHint, report } from './work.ts'

interface Into {
  readonly name: string
  readonly type: SqlType
}

interface Given {
  readonly type: SqlType
  readonly lineage: Value['lineage']
  readonly expression?: Expression
}

/** The columns that are filled, in order; undefined where the table's are not known. */
export function insertedColumns(
  names: readonly Identifier[],
  into: Variable,
  work: Work,
): readonly Into[] | undefined {
  const { columns, open } = into.output
  tellNamedTwice(names, work)
  if (open !== undefined)
    return names.length === 0 ? undefined : names.map(({ name }) => ({ name, type: UNKNOWN }))
  if (names.length === 0) return columns
  const byName = new Map(columns.map((column) => [column.name.toLowerCase(), column]))
  return names.map((name): Into => {
    const found = byName.get(name.name.toLowerCase())
    if (found !== undefined) return found
    const known = columns.map((column) => column.name)
    const near = mayHint(work) ? didYouMean(name.name, known) : undefined
    report(work, name, unknownColumn({ name: name.name, table: into.name, near, known }))
    return { name: name.name, type: UNKNOWN }
  })
}

export function tellInserted(
  at: Span,
  columns: readonly Into[] | undefined,
  given: readonly Given[],
  work: Work,
): void {
  if (columns === undefined) return
  if (given.length !== columns.length) {
    report(work, at, insertColumnCount({ given: given.length, columns: columns.length }))
    return
  }
  columns.forEach((column, i) => {
    tellUnlike(given[i]!.expression ?? at, column, given[i]!, work)
  })
}

export function tellAssigned(each: Assignment, column: Value, value: Value, work: Work): void {
  const { target } = each
  const name = target.kind === 'column' ? target.parts[target.parts.length - 1]!.name : 'This field'
  tellUnlike(each.value, { name, type: column.type }, { ...value, expression: each.value }, work)
}

const numbers: ReadonlySet<string> = new Set(['int64', 'numeric', 'bignumeric', 'float64'])

/** What a column of numbers does not take unless it is converted; a number that is written out, INT64 alone does not. */
const narrowed: Readonly<Record<string, readonly string[]>> = {
  int64: ['numeric', 'bignumeric', 'float64'],
  numeric: ['bignumeric', 'float64'],
  bignumeric: ['float64'],
}

const times: ReadonlySet<string> = new Set(['date', 'datetime', 'timestamp'])

/** BigQuery converts nothing that it would not compare; a constant takes the column's type as far as it can be read so. */
function tellUnlike(at: Span, column: Into, given: Given, work: Work): void {
  if (work.dialect !== 'bigquery') return
  const { expression, type } = given
  const whole = expression !== undefined && expression.kind !== 'number'
  const narrower = narrowed[column.type.kind]?.includes(type.kind) === true
  const loses = narrower && (column.type.kind === 'int64' || (whole && !isNumberLiteral(expression)))
  if (!loses && comparable({ type: column.type }, { type, expression })) return
  // A date becomes a moment where one is stored.
  if (times.has(column.type.kind) && times.has(type.kind)) return
  const constant = expression === undefined && given.lineage.how === 'constant' && type.kind === 'string'
  if (constant && !numbers.has(column.type.kind)) return
  const text = (each: SqlType) => printType(each, 'bigquery') ?? each.kind.toUpperCase()
  report(work, at, insertColumnType({ name: column.name, type: text(column.type), given: text(type) }))
}

export function tellSetTwice(targets: readonly ColumnReference[], work: Work): void {
  // A field of a struct may be set beside another.
  tellNamedTwice(
    targets.flatMap(({ parts }) => (parts.length <= 1 ? [parts[0]!] : [])),
    work,
  )
}

function tellNamedTwice(names: readonly Identifier[], work: Work): void {
  const seen = new Set<string>()
  for (const name of names) {
    const key = name.name.toLowerCase()
    if (seen.has(key)) report(work, name, columnSetTwice({ name: name.name }))
    seen.add(key)
  }
}
