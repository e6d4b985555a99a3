// What may be put into an array or a struct in BigQuery.

import { elementType, nestedArray, structFieldCount } from '../../problems/catalogue/sql-rules.ts'
import type { ArrayLiteral, Expression, Span, StructLiteral } from '../ast.ts'
import { alike, supertype } from '../coerce.ts'
import { isDecimalLiteral } from '../functions/signature.ts'
import { printType } from '../type-text.ts'
import type { SqlType } from '../types.ts'
import type { Value } from './scope.ts'
import type { TypedValue } from './value.ts'
import type { Work } from './work.ts'
import { report } from './work.ts'

/** Arrays hold no arrays. */
export function tellNested(at: Span, construct: string, element: SqlType, work: Work): void {
  if (work.dialect !== 'bigquery' || element.kind !== 'array') return
  report(work, at, nestedArray({ construct, type: printType(element, 'bigquery') ?? 'ARRAY' }))
}

export function tellElements(
  node: ArrayLiteral,
  type: SqlType,
  elements: readonly TypedValue[],
  work: Work,
): void {
  if (work.dialect !== 'bigquery' || type.kind !== 'array') return
  tellNested(node, '[...]', type.element, work)
  if (node.type === undefined) return
  for (const each of elements) tellForeign(each.expression, 'The array', type.element, each.type, work)
}

/** STRUCT<a INT64>(...). */
export function tellFields(
  node: StructLiteral,
  written: SqlType | undefined,
  values: readonly Value[],
  work: Work,
): void {
  if (work.dialect !== 'bigquery' || written?.kind !== 'struct') return
  const { fields } = written
  if (fields.length !== values.length) {
    report(work, node, structFieldCount({ fields: fields.length, given: values.length }))
    return
  }
  values.forEach(({ type }, i) => {
    const name = fields[i]!.name
    const what = name === undefined ? `Field ${i + 1}` : `The field "${name}"`
    tellForeign(node.fields[i]!.value, what, fields[i]!.type, type, work)
  })
}

/** What does not become of the declared type by itself; literals and what is made of parts are left alone. */
function tellForeign(node: Expression, construct: string, wanted: SqlType, given: SqlType, work: Work): void {
  if (node.kind === 'parameter' || node.kind === 'array' || alike(wanted, given)) return
  if (given.kind === 'unknown' || given.kind === 'null' || wanted.kind === 'unknown') return
  const both = supertype([{ type: wanted }, { type: given, expression: node }], 'bigquery')
  const becomes = both?.kind === wanted.kind || both?.kind === 'unknown' || isTime(wanted, given)
  // A literal with a fraction becomes a NUMERIC.
  if (becomes || (/numeric$/.test(wanted.kind) && isDecimalLiteral(node))) return
  const text = (type: SqlType): string => printType(type, 'bigquery') ?? type.kind.toUpperCase()
  report(work, node, elementType({ construct, type: text(wanted), given: text(given) }))
}

function isTime(wanted: SqlType, given: SqlType): boolean {
  const times = ['date', 'datetime']
  return times.indexOf(given.kind) >= 0 && times.indexOf(given.kind) < times.indexOf(wanted.kind)
}
