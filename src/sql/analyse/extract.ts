import { wrongOperand } from '../../problems/catalogue/sql.ts'
import { extractFrom } from '../../problems/catalogue/sql-rules.ts'
import type { ExtractPart } from '../ast.ts'
import { printType } from '../type-text.ts'
import type { SqlType, TypeKind } from '../types.ts'
import type { Work } from './work.ts'
import { report } from './work.ts'

const clock = ['MICROSECOND', 'MILLISECOND', 'SECOND', 'MINUTE', 'HOUR']
const calendar = ['DAYOFWEEK', 'DAY', 'DAYOFYEAR', 'WEEK', 'ISOWEEK', 'MONTH', 'QUARTER', 'YEAR', 'ISOYEAR']
const interval = [...clock, 'DAY', 'MONTH', 'YEAR']

/** The parts that each type has; other parts are refused by name. */
const parts: Partial<Record<TypeKind, readonly string[]>> = {
  date: calendar,
  time: clock,
  datetime: [...clock, ...calendar, 'DATE', 'TIME'],
  timestamp: [...clock, ...calendar, 'DATE', 'TIME', 'DATETIME'],
  interval,
}
const known = new Set([...clock, ...calendar, 'DATE', 'TIME', 'DATETIME'])
const noTime: ReadonlySet<TypeKind> = new Set<TypeKind>([
  ...(['string', 'bytes', 'bool', 'int64', 'float64', 'numeric', 'bignumeric', 'array', 'json'] as const),
])

/** BigQuery: EXTRACT(HOUR FROM a date), or of what is no time at all. */
export function tellExtract(node: ExtractPart, type: SqlType, work: Work): void {
  const part = node.part.name
  if (work.dialect !== 'bigquery' || !known.has(part)) return
  const has = parts[type.kind]
  if (node.timeZone !== undefined && (type.kind === 'date' || type.kind === 'datetime')) {
    const wanted = 'a TIMESTAMP'
    report(
      work,
      node.timeZone,
      wrongOperand({ operator: 'AT TIME ZONE', type: type.kind.toUpperCase(), wanted }),
    )
  }
  if (has === undefined ? !noTime.has(type.kind) : has.includes(part)) return
  report(work, node, extractFrom({ part, type: printType(type, 'bigquery') ?? type.kind.toUpperCase() }))
}
