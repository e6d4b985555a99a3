// Values that must be known before the first row is read: LIMIT, the bounds of frames, numbers of aggregates.

import { wrongOperand } from '../../problems/catalogue/sql.ts'
import { notConstant, valueOutOfRange } from '../../problems/catalogue/sql-rules.ts'
import type { Problem } from '../../problems/problem.ts'
import type { Expression } from '../ast.ts'
import { printType } from '../type-text.ts'
import type { SqlType } from '../types.ts'
import { walk } from '../walk.ts'
import type { Work } from './work.ts'
import { report } from './work.ts'

export function isConstant(node: Expression): boolean {
  let constant = true
  walk(node, (each) => {
    if (each.kind === 'column' || each.kind === 'query' || each.kind === 'star') constant = false
    return constant
  })
  return constant
}

/** The number that is written, with its sign. */
export function writtenNumber(node: Expression): number | undefined {
  if (node.kind === 'number') return Number(node.text.replaceAll('_', ''))
  if (node.kind !== 'unary' || (node.operator !== '-' && node.operator !== '+')) return undefined
  const value = writtenNumber(node.operand)
  return value === undefined || node.operator === '+' ? value : -value
}

/** BigQuery: a number of rows, `LIMIT 10`. Numbers of another kind go where `fractions` do. */
export function tellAmount(
  node: Expression,
  type: SqlType,
  clause: string,
  work: Work,
  fractions = false,
): void {
  if (work.dialect !== 'bigquery') return
  const problem = wrongAmount(node, type, clause, fractions)
  if (problem !== undefined) report(work, node, problem)
}

function wrongAmount(
  node: Expression,
  type: SqlType,
  clause: string,
  fractions: boolean,
): Problem | undefined {
  const numbers = ['int64', 'unknown', ...(fractions ? ['float64', 'numeric', 'bignumeric'] : [])]
  const wanted = fractions ? 'a number' : 'INT64'
  if (node.kind === 'null') return valueOutOfRange({ clause, wanted: `${wanted}, not NULL` })
  if (!numbers.includes(type.kind)) {
    const given = printType(type, 'bigquery') ?? type.kind.toUpperCase()
    return wrongOperand({ operator: clause, type: given, wanted })
  }
  if (!isConstant(node)) return notConstant({ clause, wanted: 'a number' })
  return (writtenNumber(node) ?? 0) < 0
    ? valueOutOfRange({ clause, wanted: 'no negative number' })
    : undefined
}
