// Calls of functions: aggregates, window functions and all others.

import {
  aggregateNotAllowed,
  insideAggregate,
  windowNotAllowed,
  wrongArgumentCount,
  wrongArgumentTypes,
} from '../../problems/catalogue/sql.ts'
import { unknownFunction, unknownWindow } from '../../problems/catalogue/sql-names.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Call, Expression, Identifier, OrderItem, Window } from '../ast.ts'
import { callName } from '../ast.ts'
import { findFunction, functionNames } from '../functions/catalogue.ts'
import { argumentText, arity, matchSignature, takenBy } from '../functions/signature.ts'
import type { FunctionSpec } from '../functions/spec.ts'
import { parseType } from '../type-text.ts'
import type { SqlType } from '../types.ts'
import { UNKNOWN } from '../types.ts'
import { lambdaValue } from './binding.ts'
import { type CallKind, callKind } from './call-kind.ts'
import { callNullable } from './call-nullable.ts'
import { tellCall } from './call-rules.ts'
import { condition } from './condition.ts'
import { tellAmount } from './constant.ts'
import { duckdbResult } from './duckdb-functions.ts'
import type { Lineage, Step } from './lineage.ts'
import { chosen, combine } from './lineage.ts'
import { literalType } from './literal-type.ts'
import { UNKNOWN_VALUE } from './names.ts'
import { tellIncomparable } from './operators.ts'
import type { Value } from './scope.ts'
import { tellUnreadableText } from './text-literal.ts'
import { tellUngroupable } from './ungroupable.ts'
import { commonType } from './value.ts'
import { tellFrame, tellUnordered, tellUnorderedWindow, tellUnpartitioned } from './window-rules.ts'
import type { Place, Work } from './work.ts'
import { mayHint, report, use } from './work.ts'

export function callValue(node: Call, place: Place, work: Work): Value {
  const name = callName(node)
  const own = node.name.length > 1 ? work.functions(node.name.map((part) => part.name)) : undefined
  const kind = own?.aggregate === true ? 'aggregate' : callKind(node, work.dialect)
  tellMisplaced(node, name, kind, place, work)
  if (kind === 'aggregate' && place.noAggregate === undefined) place.select.aggregates = true
  if (kind === 'window' && place.noWindow === undefined) place.select.windowed = true
  if (name === 'COLUMNS' && work.dialect === 'duckdb') {
    place.select.spreads = true
    return UNKNOWN_VALUE
  }
  // Within an aggregate a name is a column, never the alias of the aggregate itself.
  const inner = argumentPlace(kind, place, work)
  const args = argumentValues(node, inner, work)
  const modifiers = modifierLineage(node, inner, work)
  const parts = [...args.map((arg) => arg.lineage), ...modifiers]
  // Fields of a struct keep their own lineage, which the order of the rows is none of.
  if (kind === 'aggregate' && args[0]?.lineage.fields !== undefined) {
    for (const modifier of modifiers) use(work, modifier, 'order')
  }
  const spec = work.dialect === 'bigquery' ? knownFunction(node, name, work) : undefined
  if (spec !== undefined) {
    tellTypes(node, name, spec, args, work)
    tellCall(node, name, args, work)
  }
  if (node.over !== undefined) tellUnorderedWindow(node, place, work)
  const step: Step = kind === 'scalar' ? 'transform' : kind
  return {
    type: own === undefined ? resultType(node, name, args, spec, work) : parseType(own.returns, work.dialect),
    nullable: callNullable(name, node, args, place, work),
    lineage: callLineage(name, args, parts, step),
  }
}

/** What may stand within a call: an aggregate is of rows, an analytic function of what aggregates give. */
function argumentPlace(kind: CallKind, place: Place, work: Work): Place {
  // In DuckDB an alias comes first as the whole of an item only.
  const aliasFirst = place.aliasFirst && work.dialect === 'bigquery'
  switch (kind) {
    case 'scalar':
      return place
    case 'aggregate':
      return { ...place, noAggregate: insideAggregate, noWindow: 'an aggregate function', aliasFirst }
    case 'window':
      return { ...place, noAggregate: undefined, noWindow: 'another window function', aliasFirst }
  }
}

/** Functions that hand on what some of their arguments are: which these are, all others only decide. */
const handing: ReadonlyMap<string, (index: number) => boolean> = new Map([
  ...each(['COALESCE', 'IFNULL', 'GREATEST', 'LEAST', 'ARRAY_CONCAT', 'LIST_CONCAT'], () => true),
  ...each(['IF'], (index) => index > 0),
  ...each(
    [
      'ARRAY_AGG',
      'ANY_VALUE',
      'LIST',
      'FIRST',
      'LAST',
      'ARBITRARY',
      'FIRST_VALUE',
      'LAST_VALUE',
      'NTH_VALUE',
    ],
    (index) => index === 0,
  ),
  ...each(
    ['LAG', 'LEAD', 'MAX_BY', 'MIN_BY', 'ARG_MAX', 'ARG_MIN', 'ARRAY_CONCAT_AGG', 'NULLIF'],
    (index) => index === 0,
  ),
  ...each(
    [
      'ARRAY_REVERSE',
      'ARRAY_SLICE',
      'ARRAY_FIRST',
      'ARRAY_LAST',
      'LIST_REVERSE',
      'LIST_SLICE',
      'LIST_FILTER',
      'UNNEST',
    ],
    (index) => index === 0,
  ),
])

function each(
  names: readonly string[],
  which: (index: number) => boolean,
): readonly (readonly [string, (index: number) => boolean])[] {
  return names.map((name) => [name, which] as const)
}

function callLineage(name: string, args: readonly Value[], parts: readonly Lineage[], step: Step): Lineage {
  // Which columns a row is grouped by is nothing of their values.
  if (name === 'GROUPING') return { origins: [], how: step }
  const which = handing.get(name)
  if (which === undefined) return combine(parts, step)
  const lineages = args.map(({ lineage }) => lineage)
  const others = [...lineages.filter((_, i) => !which(i)), ...parts.slice(args.length)]
  return chosen(
    lineages.filter((_, i) => which(i)),
    others,
    step,
  )
}

function tellMisplaced(node: Call, name: string, kind: CallKind, place: Place, work: Work): void {
  if (kind === 'aggregate' && place.noAggregate !== undefined) {
    report(work, node, aggregateNotAllowed({ name, clause: place.noAggregate }))
  }
  if (kind === 'window' && place.noWindow !== undefined) {
    report(work, node, windowNotAllowed({ name, clause: place.noWindow }))
  }
}

function argumentValues(node: Call, place: Place, work: Work): Value[] {
  const values: Value[] = []
  for (const arg of node.args) {
    if (arg.kind === 'lambda') {
      const element = values[0]?.type
      const bound: Value | undefined =
        element?.kind === 'array'
          ? { type: element.element, nullable: undefined, lineage: values[0]!.lineage }
          : undefined
      const value = lambdaValue(arg, bound === undefined ? [] : [bound], place, work)
      if (value.type.kind !== 'unknown') work.types.set(arg, value.type)
      values.push(value)
    } else if (arg.kind === 'star' && arg.qualifier === undefined) values.push(UNKNOWN_VALUE)
    else values.push(work.expression(arg, place))
  }
  return values
}

function modifierLineage(node: Call, place: Place, work: Work): Lineage[] {
  const parts: Lineage[] = []
  const add = (expression: Expression | undefined) => {
    if (expression !== undefined) parts.push(work.expression(expression, place).lineage)
  }
  add(node.having?.expression)
  if (node.distinct && work.dialect === 'bigquery')
    for (const arg of node.args)
      tellUngroupable(arg, work.types.get(arg), `${callName(node)}(DISTINCT ...)`, work)
  if (node.having !== undefined) tellUnordered(node.having.expression, 'HAVING MAX or MIN', work)
  for (const item of node.orderBy) {
    add(item.expression)
    tellUnordered(item.expression, 'ORDER BY', work)
  }
  add(node.limit)
  if (node.limit !== undefined) {
    const type = literalType(node.limit, work.dialect) ?? work.types.get(node.limit) ?? UNKNOWN
    tellAmount(node.limit, type, 'LIMIT', work)
  }
  add(node.filter)
  if (node.over !== undefined) parts.push(...windowLineage(node.over, place, work))
  return parts
}

export function windowLineage(window: Window, place: Place, work: Work): Lineage[] {
  const inner = { ...place, noWindow: 'a window specification' }
  const value = (expression: Expression) => work.expression(expression, inner).lineage
  const order = (item: OrderItem) => (item.expression.kind === 'star' ? [] : [value(item.expression)])
  const parts = [...window.partitionBy.map(value), ...window.orderBy.flatMap(order)]
  if (window.base !== undefined) parts.push(...namedWindow(window.base, place, work))
  for (const bound of [window.frame?.from, window.frame?.to]) {
    if (bound?.offset !== undefined) value(bound.offset)
  }
  for (const each of window.partitionBy) tellUnpartitioned(each, work)
  for (const each of window.orderBy) tellUnordered(each.expression, 'ORDER BY', work)
  tellFrame(window, place, work)
  return parts
}

function namedWindow(base: Identifier, place: Place, work: Work): readonly Lineage[] {
  const found = place.select.windows.get(base.name.toLowerCase())
  if (found !== undefined) return found.lineage
  const known = [...place.select.windows.keys()]
  report(work, base, unknownWindow({ name: base.name, near: didYouMean(base.name, known), known }))
  return []
}

/** Functions of a schema are the user's own; any other that BigQuery does not have is an error. */
function knownFunction(node: Call, name: string, work: Work): FunctionSpec | undefined {
  const spec = findFunction(name)
  if (spec === undefined) {
    if (node.name.length > 1) return undefined
    const near = mayHint(work) ? didYouMean(name, functionNames()) : undefined
    if (near !== undefined) report(work, nameSpan(node), unknownFunction({ name, near }))
    return undefined
  }
  if (spec.status === 'refused' || spec.signatures.length === 0) return spec
  const { min, max } = arity(spec.signatures)
  if (node.args.length < min || node.args.length > max) {
    const args = { name, given: node.args.length, min, max, signatures: spec.texts.map(takenBy) }
    report(work, node, wrongArgumentCount(args))
  }
  return spec
}

/** Types that are not known are taken for the right ones. */
function tellTypes(node: Call, name: string, spec: FunctionSpec, args: readonly Value[], work: Work): void {
  const { signatures } = spec
  if (spec.status === 'refused' || signatures.length === 0) return
  if (sameTyped[name] !== undefined) {
    if (name === 'IF' && args[0] !== undefined) condition(node.args[0]!, args[0], 'IF', work)
    return
  }
  const { min, max } = arity(signatures)
  if (args.length < min || args.length > max) return
  const types = args.map(({ type }) => type)
  const match = matchSignature(signatures, types, node.args)
  if (match !== undefined) {
    const sides = node.args.map((expression, i) => ({ type: types[i]!, expression }))
    if (name === 'NULLIF') tellIncomparable(node, name, sides[0]!, sides[1]!, work)
    match.targets.forEach((target, i) => {
      if (target !== undefined) tellUnreadableText(node.args[i], target, work)
    })
    return
  }
  const given = node.args.map((arg, i) => argumentText(arg, types[i]!))
  report(work, node, wrongArgumentTypes({ name, given, signatures: spec.texts.map(takenBy) }))
}

function nameSpan(node: Call): { start: number; end: number } {
  return { start: node.start, end: node.name[node.name.length - 1]?.end ?? node.end }
}

/** Functions whose arguments share one type, from the given argument on. */
const sameTyped: Readonly<Record<string, number>> = { COALESCE: 0, IFNULL: 0, GREATEST: 0, LEAST: 0, IF: 1 }

function resultType(
  node: Call,
  name: string,
  args: readonly Value[],
  spec: FunctionSpec | undefined,
  work: Work,
): SqlType {
  const from = sameTyped[name]
  if (from !== undefined) {
    const typed = args.slice(from).map((arg, i) => ({ type: arg.type, expression: node.args[i + from] }))
    if (name === 'GREATEST' || name === 'LEAST') tellUnordered(node.args[0]!, name, work)
    return commonType(node, name, typed, work)
  }
  if (work.dialect === 'duckdb') return duckdbResult(name, args, node)
  return (
    spec?.result(
      args.map((arg) => arg.type),
      node,
    ) ?? UNKNOWN
  )
}
