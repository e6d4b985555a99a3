import { unreadableText } from '../../problems/catalogue/sql-rules.ts'
import type { Expression } from '../ast.ts'
import type { Typed } from '../coerce.ts'
import type { SqlType } from '../types.ts'
import { readers } from '../values/literal.ts'
import type { Work } from './work.ts'
import { report } from './work.ts'

/** BigQuery: a text literal is read as the date or time beside it; what is none is an error before anything runs. */
export function tellUnreadableText(node: Expression | undefined, type: SqlType, work: Work): void {
  if (work.dialect !== 'bigquery' || node === undefined) return
  if (node.kind === 'array' && type.kind === 'array') {
    for (const element of node.elements) tellUnreadableText(element, type.element, work)
  } else if (node.kind === 'struct' && type.kind === 'struct') {
    node.fields.forEach(({ value }, index) => {
      tellUnreadableText(value, type.fields[index]!.type, work)
    })
  } else if (node.kind === 'string' && isTime(type.kind) && readers[type.kind](node.value) === undefined) {
    report(work, node, unreadableText({ text: node.value, type: type.kind }))
  }
}

/** Of values that are compared, or that one column holds. */
export function tellUnreadableTexts(values: readonly Typed[], work: Work): void {
  if (work.dialect !== 'bigquery') return
  const texts = values.filter(({ expression }) => holdsText(expression))
  if (texts.length === 0) return
  for (const { expression } of texts)
    for (const { type } of values) tellUnreadableText(expression, type, work)
}

function holdsText(node: Expression | undefined): boolean {
  return node?.kind === 'string' || node?.kind === 'array' || node?.kind === 'struct'
}

function isTime(kind: SqlType['kind']): kind is keyof typeof readers {
  return kind in readers
}
