// What GoogleSQL asks of some calls beyond the types of their arguments.

import { wrongOperand } from '../../problems/catalogue/sql.ts'
import {
  nestedArray,
  notConstant,
  positionalAfterNamed,
  starNotAllowed,
  valueOutOfRange,
} from '../../problems/catalogue/sql-rules.ts'
import type { Call, Expression } from '../ast.ts'
import { printType } from '../type-text.ts'
import { isConstant, writtenNumber } from './constant.ts'
import type { Value } from './scope.ts'
import { tellLiteralKey, tellUnordered } from './window-rules.ts'
import type { Work } from './work.ts'
import { report } from './work.ts'

/** Arguments that must be written out: their place, and the least and the most of them. */
const writtenArguments: Readonly<
  Record<string, readonly [place: number, wanted: string, least?: number, most?: number]>
> = {
  STRING_AGG: [1, 'a separator'],
  APPROX_QUANTILES: [1, 'a number'],
  APPROX_TOP_COUNT: [1, 'a number', 1],
  APPROX_TOP_SUM: [2, 'a number', 1],
  PERCENTILE_CONT: [1, 'a number from 0 to 1', 0, 1],
  PERCENTILE_DISC: [1, 'a number from 0 to 1', 0, 1],
  'HLL_COUNT.INIT': [1, 'a number from 10 to 24', 10, 24],
  NTILE: [0, 'a number', 1],
  NTH_VALUE: [1, 'a number', 1],
  LAG: [1, 'a number', 0],
  LEAD: [1, 'a number', 0],
}

export function tellCall(node: Call, name: string, args: readonly Value[], work: Work): void {
  if (work.dialect !== 'bigquery') return
  tellWritten(node, name, work)
  const named = node.args.findIndex(({ kind }) => kind === 'named-argument')
  const behind = node.args.find(({ kind }, index) => named >= 0 && index > named && kind !== 'named-argument')
  if (behind !== undefined) report(work, behind, positionalAfterNamed({ name }))
  if (node.name.length > 1) return
  tellStar(node, name, work)
  for (const { expression } of node.orderBy)
    tellLiteralKey(expression, `ORDER BY within ${name}`, work, false)
  tellTypeless(node, name, work)
  const otherwise = name === 'LAG' || name === 'LEAD' ? node.args[2] : undefined
  if (otherwise !== undefined && !isConstant(otherwise)) {
    report(work, otherwise, notConstant({ clause: `The default of ${name}`, wanted: 'a value' }))
  }
  const [first] = args
  if (name === 'APPROX_QUANTILES' && node.args[0] !== undefined) tellUnordered(node.args[0], name, work)
  if (name.startsWith('RANGE_') && first?.type.kind === 'json') {
    report(work, node.args[0]!, wrongOperand({ operator: name, type: 'JSON', wanted: 'a RANGE' }))
  }
  if ((name === 'ARRAY_AGG' || name === 'ARRAY') && first?.type.kind === 'array') {
    const type = printType(first.type, 'bigquery') ?? 'ARRAY'
    report(work, node, nestedArray({ construct: name, type }))
  }
}

/** Arguments that are to be arrays, and of which NULL and [] do not tell what of. */
const arrays: Readonly<Record<string, (index: number) => boolean>> = {
  ARRAY_CONCAT: () => true,
  ARRAY_FILTER: (index) => index === 0,
  ARRAY_TRANSFORM: (index) => index === 0,
  RANGE_BUCKET: (index) => index === 1,
}

function tellTypeless(node: Call, name: string, work: Work): void {
  for (const [index, arg] of node.args.entries()) {
    if (arrays[name]?.(index) !== true) continue
    const empty = /^ARRAY_[FT]/.test(name) && arg.kind === 'array' && arg.elements.length === 0
    if (arg.kind !== 'null' && !(empty && arg.type === undefined)) continue
    const type = arg.kind === 'null' ? 'NULL' : '[]'
    report(work, arg, wrongOperand({ operator: name, type, wanted: 'an array whose type is known' }))
  }
}

function tellStar(node: Call, name: string, work: Work): void {
  const star = node.args.find((each) => each.kind === 'star')
  if (star === undefined) return
  if (name !== 'COUNT') report(work, star, starNotAllowed({ name, why: 'function' }))
  else if (star.qualifier !== undefined) report(work, star, starNotAllowed({ name, why: 'qualified' }))
  else if (node.distinct) report(work, node, starNotAllowed({ name, why: 'distinct' }))
}

function tellWritten(node: Call, name: string, work: Work): void {
  const rule = writtenArguments[name]
  const argument: Expression | undefined = rule && node.args[rule[0]]
  if (rule === undefined || argument === undefined) return
  const [, wanted, least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY] = rule
  if (!isConstant(argument)) {
    report(work, argument, notConstant({ clause: name, wanted }))
    return
  }
  const value = writtenNumber(argument)
  if (value === undefined || (value >= least && value <= most)) return
  const range =
    most === Number.POSITIVE_INFINITY ? `a number from ${least} on` : `a number from ${least} to ${most}`
  report(work, argument, valueOutOfRange({ clause: name, wanted: range }))
}
