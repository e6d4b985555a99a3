// The elements of arrays as rows.

import { notArray } from '../../problems/catalogue/sql.ts'
import { duplicateAlias } from '../../problems/catalogue/sql-names.ts'
import type { Expression, FromItem, Unnest, WithOffset } from '../ast.ts'
import { printType } from '../type-text.ts'
import type { SqlType } from '../types.ts'
import { INT64, UNKNOWN } from '../types.ts'
import { CONSTANT, fieldLineage } from './lineage.ts'
import type { Column, Inputs, Output, Scope, Value } from './scope.ts'
import { inputsOf, Variable } from './scope.ts'
import type { Work } from './work.ts'
import { placeIn, report } from './work.ts'

export function unnest(item: Unnest, lateral: Scope, work: Work): Inputs {
  const inside = work.dialect === 'bigquery' ? { noAggregate: 'UNNEST', noWindow: 'UNNEST' } : {}
  const place = { ...placeIn(lateral), ...inside }
  const values = item.expressions.map((each) => work.expression(each, place))
  const [first] = values
  for (const [i, { type }] of values.entries()) tellNoArray(item.expressions[i]!, type, work)
  if (work.dialect === 'bigquery' && first !== undefined && values.length === 1) {
    return elements(item, item.alias?.name.name, first, item.withOffset, work)
  }
  const name = item.alias?.name.name
  const columns = values.map(
    (value, i): Column => ({
      name: item.alias?.columns[i]?.name ?? (values.length > 1 ? '' : 'unnest'),
      ...elementOf(value),
    }),
  )
  if (item.ordinality === true) {
    const ordinality = item.alias?.columns[values.length]?.name ?? 'ordinality'
    columns.push({ name: ordinality, type: INT64, nullable: false, lineage: CONSTANT })
  }
  const spread = values.some(({ type }) => type.kind !== 'array')
  const output: Output = { columns, open: spread ? () => undefined : undefined }
  return inputsOf(new Variable({ name: name ?? 'unnest', node: item, kind: 'array', output }))
}

function tellNoArray(at: Expression, type: SqlType, work: Work): void {
  const { kind } = type
  // DuckDB unnests structs too, and spreads lists that it makes of other things.
  if (work.dialect !== 'bigquery' || kind === 'array' || kind === 'unknown' || kind === 'null') return
  const given = printType(type, 'bigquery') ?? kind.toUpperCase()
  report(work, at, notArray({ construct: 'UNNEST', type: given }))
}

/** The elements of one array: the alias is the element; a struct's fields are columns. */
export function elements(
  node: FromItem,
  name: string | undefined,
  array: Value,
  offset: WithOffset | undefined,
  work: Work,
): Inputs {
  const element = elementOf(array)
  const { type } = element
  // What is not known may be a struct, and then its fields are the columns.
  const columns: Column[] =
    type.kind === 'unknown'
      ? []
      : type.kind === 'struct'
        ? type.fields.map((field) => ({
            name: field.name ?? '',
            type: field.type,
            nullable: undefined,
            lineage: fieldLineage(element.lineage, field.name ?? ''),
          }))
        : [{ name: name ?? '', ...element }]
  const output: Output = {
    columns,
    open: type.kind === 'unknown' ? (field) => fieldLineage(element.lineage, field) : undefined,
  }
  const variables = [new Variable({ name, node, kind: 'array', output, element })]
  if (offset?.alias !== undefined && offset.alias.name.toLowerCase() === name?.toLowerCase()) {
    report(work, offset.alias, duplicateAlias({ name: offset.alias.name }))
  }
  if (offset !== undefined) variables.push(offsetVariable(node, offset))
  return inputsOf(...variables)
}

function offsetVariable(node: FromItem, offset: WithOffset): Variable {
  const name = offset.alias?.name ?? 'offset'
  const value: Value = { type: INT64, nullable: false, lineage: CONSTANT }
  const output: Output = { columns: [{ name, ...value }], open: undefined }
  return new Variable({ name, node, kind: 'offset', output, element: value })
}

export function elementOf(array: Value): Value {
  const type: SqlType = array.type.kind === 'array' ? array.type.element : UNKNOWN
  return { type, nullable: undefined, lineage: array.lineage }
}
