// What GoogleSQL asks of a window: an order where the function needs one, a frame that makes sense.

import {
  frameNotAllowed,
  literalKey,
  notOrdered,
  notPartitioned,
  windowNeedsOrder,
} from '../../problems/catalogue/sql-rules.ts'
import type { Call, Expression, Frame, FrameBound, OrderItem, Window } from '../ast.ts'
import { callName } from '../ast.ts'
import { printType } from '../type-text.ts'
import type { TypeKind } from '../types.ts'
import { tellAmount } from './constant.ts'
import { literalType } from './literal-type.ts'
import type { Place, Work } from './work.ts'
import { report } from './work.ts'

const orderedFunctions: ReadonlySet<string> = new Set([
  'RANK',
  'DENSE_RANK',
  'PERCENT_RANK',
  'CUME_DIST',
  'NTILE',
  'LAG',
  'LEAD',
])

/** They see the whole partition. */
const frameless: ReadonlySet<string> = new Set([
  ...orderedFunctions,
  'ROW_NUMBER',
  'PERCENTILE_CONT',
  'PERCENTILE_DISC',
])

function tellFrameless(name: string, window: Window, place: Place, work: Work): void {
  const frame = frameOf(window, place)
  if (frame === undefined || !frameless.has(name)) return
  const rule = `does not go with ${name}, which sees the whole partition`
  report(work, window.frame ?? window, frameNotAllowed({ rule, hint: 'Leave the frame out.' }))
}

function frameOf(window: Window, place: Place): Frame | undefined {
  if (window.frame !== undefined || window.base === undefined) return window.frame
  const base = place.select.windows.get(window.base.name.toLowerCase())
  return base === undefined ? undefined : frameOf(base.window, place)
}

export function tellUnorderedWindow(node: Call, place: Place, work: Work): void {
  if (work.dialect !== 'bigquery' || node.over === undefined) return
  const name = callName(node)
  tellFrameless(name, node.over, place, work)
  const orderBy = orderOf(node.over, place)
  if (orderedFunctions.has(name) && orderBy?.length === 0) report(work, node, windowNeedsOrder({ name }))
}

/** The order of the window or of the one that it is made of; undefined where that one is not known. */
function orderOf(window: Window, place: Place): readonly OrderItem[] | undefined {
  if (window.orderBy.length > 0 || window.base === undefined) return window.orderBy
  const base = place.select.windows.get(window.base.name.toLowerCase())
  return base === undefined ? undefined : orderOf(base.window, place)
}

const places: readonly FrameBound['bound'][] = [
  'unbounded preceding',
  'preceding',
  'current row',
  'following',
  'unbounded following',
]

export function tellFrame(window: Window, place: Place, work: Work): void {
  const { frame } = window
  if (frame === undefined || work.dialect !== 'bigquery') return
  if (frame.unit === 'groups') {
    const hint = 'Number the groups with DENSE_RANK(), and give RANGE that number.'
    report(work, frame, frameNotAllowed({ rule: 'counts GROUPS, and BigQuery knows ROWS and RANGE', hint }))
  }
  const to = frame.to?.bound ?? 'current row'
  const backwards =
    places.indexOf(frame.from.bound) > places.indexOf(to) ||
    frame.from.bound === 'unbounded following' ||
    to === 'unbounded preceding'
  if (backwards) {
    const hint = 'Write the earlier end first: BETWEEN 6 PRECEDING AND CURRENT ROW.'
    report(work, frame, frameNotAllowed({ rule: 'begins behind its end', hint }))
  }
  const bounds = [frame.from, frame.to].flatMap((bound) => bound?.offset ?? [])
  for (const offset of bounds) {
    const type = literalType(offset, 'bigquery') ?? work.types.get(offset) ?? { kind: 'unknown' }
    tellAmount(offset, type, frame.unit.toUpperCase(), work, frame.unit === 'range')
  }
  if (frame.unit === 'range' && bounds.length > 0) tellRangeOrder(frame, orderOf(window, place), work)
}

const notNumbers: ReadonlySet<TypeKind> = new Set<TypeKind>([
  ...(['string', 'bytes', 'bool', 'date', 'datetime', 'time', 'timestamp', 'interval'] as const),
])

/** RANGE with a distance is of one number. */
function tellRangeOrder(frame: Frame, orderBy: readonly OrderItem[] | undefined, work: Work): void {
  if (orderBy === undefined) return
  const [first] = orderBy
  if (first === undefined || orderBy.length > 1) {
    const hint = 'Order by one number, such as UNIX_DATE(day), or count rows: ROWS BETWEEN ...'
    report(
      work,
      frame,
      frameNotAllowed({ rule: 'measures a distance, which needs ORDER BY of one number', hint }),
    )
    return
  }
  const type = work.types.get(first.expression)
  if (type === undefined || !notNumbers.has(type.kind)) return
  const hint = 'Order by a number: UNIX_DATE(day), UNIX_SECONDS(moment).'
  const given = printType(type, 'bigquery') ?? type.kind.toUpperCase()
  const rule = `measures a distance, which needs ORDER BY of a number, and this is ${given}`
  report(work, first.expression, frameNotAllowed({ rule, hint }))
}

const unordered: ReadonlySet<TypeKind> = new Set<TypeKind>(['array', 'struct', 'json', 'geography'])

/** BigQuery: arrays, structs and JSON cannot be put in an order. */
const literals: ReadonlySet<string> = new Set(['string', 'bytes', 'boolean', 'null'])

/** BigQuery: rows are grouped and ordered by no plain literal; `places` of the select list are numbers. */
export function tellLiteralKey(node: Expression, clause: string, work: Work, places = true): void {
  if (work.dialect !== 'bigquery') return
  const number = node.kind === 'number' && !(places && node.integer)
  if (number || literals.has(node.kind)) report(work, node, literalKey({ clause }))
}

export function tellUnordered(node: Expression, what: string, work: Work): void {
  const type = work.types.get(node)
  if (work.dialect !== 'bigquery' || type === undefined || !unordered.has(type.kind)) return
  report(work, node, notOrdered({ what, type: printType(type, 'bigquery') ?? type.kind.toUpperCase() }))
}

const unpartitioned: ReadonlySet<TypeKind> = new Set<TypeKind>(['float64', 'json', 'geography'])

/** BigQuery: rows are not parted by floats, nor by what cannot be compared. */
export function tellUnpartitioned(node: Expression, work: Work): void {
  const type = literalType(node, 'bigquery') ?? work.types.get(node)
  if (work.dialect !== 'bigquery' || type === undefined || !unpartitioned.has(type.kind)) return
  report(work, node, notPartitioned({ type: printType(type, 'bigquery') ?? type.kind.toUpperCase() }))
}
