import type { Tolerance } from '../compare/tolerance.ts'
import { plainNumbers } from '../manifest/exact-scalar.ts'
import type { Json, JsonObject } from '../manifest/json.ts'
import type { NodeBase } from '../manifest/node.ts'
import { reconcileRuleInvalid } from '../problems/catalogue/compare.ts'
import type { Report } from '../problems/problem.ts'

/** What the YAML of a source's table, or of a model that two targets are compared by, says under `meta.reconcile`. */
export interface ReconcileRules {
  readonly key?: readonly string[]
  readonly exclude: readonly string[]
  /** A condition that both sides' engines read: only these rows take part. */
  readonly where?: string
  /** By column, in lower case. */
  readonly tolerances: ReadonlyMap<string, Tolerance>
}

/** By the name in YAML: what it becomes, and what it must be. */
const RULES: { readonly [name: string]: readonly [keyof Tolerance, 'boolean' | 'number'] } = {
  digits: ['digits', 'number'],
  within: ['within', 'number'],
  trim: ['trim', 'boolean'],
  normalize: ['normalize', 'boolean'],
  empty_is_null: ['emptyIsNull', 'boolean'],
  ignore_case: ['ignoreCase', 'boolean'],
}
const SETTINGS = ['key', 'exclude', 'where', 'tolerance']

/** Everything wrong is reported at the node; `what` names it, e.g. `source "stripe.charges"`. */
export function readReconcileRules(
  node: Pick<NodeBase, 'config' | 'meta' | 'at'>,
  what: string,
  report: Report,
): ReconcileRules {
  const complain = (rule: string, expected: string): void =>
    report(reconcileRuleInvalid({ what, rule, expected, at: node.at }))
  const written = { ...object(node.config.meta?.reconcile), ...object(node.meta.reconcile) }
  const raw = object(plainNumbers(written) as JsonObject)
  for (const name of Object.keys(raw)) {
    if (!SETTINGS.includes(name)) complain(name, `one of ${SETTINGS.join(', ')}`)
  }
  if (raw.tolerance !== undefined && !isObject(raw.tolerance)) complain('tolerance', 'rules by column')
  const tolerances = new Map<string, Tolerance>()
  for (const [column, rules] of Object.entries(object(raw.tolerance))) {
    if (!isObject(rules))
      complain(
        `tolerance.${column}`,
        `rules such as {within: 0.01}; there are ${Object.keys(RULES).join(', ')}`,
      )
    const settled: { [rule: string]: Json } = {}
    for (const [name, value] of Object.entries(object(rules))) {
      const [rule, type] = RULES[name] ?? []
      if (rule === undefined)
        complain(`tolerance.${column}.${name}`, `one of ${Object.keys(RULES).join(', ')}`)
      else if (
        typeof value !== type ||
        (typeof value === 'number' && value < 0) ||
        (name === 'digits' && !Number.isInteger(value))
      )
        complain(`tolerance.${column}.${name}`, type === 'number' ? 'a number, 0 or more' : 'true or false')
      else settled[rule] = value
    }
    tolerances.set(column.toLowerCase(), settled as Tolerance)
  }
  const { key, where } = raw
  if (where !== undefined && typeof where !== 'string') complain('where', 'a condition in SQL')
  return {
    exclude: names(raw.exclude),
    tolerances,
    ...(names(key).length > 0 ? { key: names(key) } : {}),
    ...(typeof where === 'string' ? { where } : {}),
  }
}

function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {}
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function names(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.map(String) : []
}
