import { plainNumbers } from '../../manifest/exact-scalar.ts'
import type { Json, JsonObject } from '../../manifest/json.ts'
import { configValueWrong, foreignStrategy, uniqueKeyMissing } from '../../problems/catalogue/compile.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import { type Location, ProblemError, type Report } from '../../problems/problem.ts'
import { isKnownConfigKey } from '../../project/config-keys.ts'
import { type MergedConfig, mergeConfig } from '../../project/config-tree.ts'
import { isJsonObject } from '../../project/json.ts'
import type { Scope } from '../../template/values/value.ts'
import { isRendered, renderText } from '../render-text.ts'

/** Rendered when they run, not when they are read. */
const LATE_KEYS = new Set(['pre-hook', 'post-hook', 'pre_hook', 'post_hook', 'sql_header', 'description'])

export interface SettledConfig {
  readonly values: JsonObject
  readonly places: Readonly<Record<string, Location>>
}

/** Layers of settings, outermost first, with the templates in their texts rendered. */
export function settleConfig(
  layers: readonly (MergedConfig | undefined)[],
  node: { readonly name: string; readonly at: Location },
  scope: () => Scope,
  report: Report,
): SettledConfig {
  let merged: SettledConfig = { values: {}, places: {} }
  for (const layer of layers) {
    if (layer === undefined) continue
    const values = renderSettings(layer, node.at, scope, report)
    merged = mergeConfig(merged, values === layer.values ? layer : { values, places: layer.places })
  }
  return { ...merged, values: withPlainSettings(merged.values) }
}

/** `1.0` is no `1` to templates, in what the project itself has to say; who reads a setting wants a number. */
function withPlainSettings(values: JsonObject): JsonObject {
  let changed: Record<string, Json> | undefined
  for (const [key, value] of Object.entries(values)) {
    if (key === 'meta' || !isKnownConfigKey(key)) continue
    const plain = plainNumbers(value) as Json
    if (plain === value) continue
    changed ??= { ...values }
    changed[key] = plain
  }
  return changed ?? values
}

/** The layer itself where rendering changes nothing in it. */
function renderSettings(layer: MergedConfig, at: Location, scope: () => Scope, report: Report): JsonObject {
  let changed: Record<string, Json> | undefined
  for (const [key, value] of Object.entries(layer.values)) {
    if (LATE_KEYS.has(key) || !isChanged(value)) continue
    changed ??= { ...layer.values }
    try {
      changed[key] = renderDeep(value, layer.places[key] ?? at, scope())
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      for (const problem of error.problems) report(problem)
    }
  }
  return changed ?? layer.values
}

function isChanged(value: Json): boolean {
  if (typeof value === 'string') return isRendered(value)
  if (!Array.isArray(value) && !isJsonObject(value)) return false
  return (Array.isArray(value) ? (value as readonly Json[]) : Object.values(value)).some(isChanged)
}

export function renderDeep(value: Json, at: Location, scope: Scope): Json {
  if (typeof value === 'string') return isRendered(value) ? renderText(value, at, scope) : value
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => renderDeep(item, at, scope))
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renderDeep(item, at, scope)]))
}

export const MATERIALISATIONS: ReadonlySet<string> = new Set([
  ...[
    'view',
    'table',
    'incremental',
    'ephemeral',
    'materialized_view',
    'ml_model',
    'seed',
    'snapshot',
    'test',
    'unit',
    'external',
  ],
])

const STRATEGIES: ReadonlySet<string> = new Set([
  ...['append', 'delete+insert', 'merge', 'insert_overwrite', 'microbatch', 'default'],
])

/**
 * Settings with one of a few values, told at once instead of when the statement is built. `lenient`: in a dbt project a
 * materialization may be another adapter's; it is the node's failure when its turn comes.
 */
export function checkConfig(
  node: { readonly name: string; readonly kind: string; readonly at: Location },
  config: SettledConfig,
  custom: (macro: string) => boolean,
  report: Report,
  lenient: boolean,
): void {
  const at = (key: string) => config.places[key] ?? node.at
  const { materialized, enabled, incremental_strategy: strategy, unique_key: key } = config.values
  if (materialized === 'incremental' && (strategy === 'merge' || strategy === 'delete+insert') && isNone(key))
    report(uniqueKeyMissing({ model: node.name, strategy, at: at('incremental_strategy') }))
  if (materialized === 'incremental' && typeof strategy === 'string' && !STRATEGIES.has(strategy)) {
    const macro = `get_incremental_${strategy.replaceAll('+', '_')}_sql`
    if (!custom(macro))
      report(foreignStrategy({ ...{ model: node.name, strategy, macro }, at: at('incremental_strategy') }))
  }
  if (materialized !== undefined && materialized !== null) {
    const name = typeof materialized === 'string' ? materialized : JSON.stringify(materialized)
    if (!MATERIALISATIONS.has(name) && !custom(`materialization_${name}_`)) {
      const expected = `one of ${[...MATERIALISATIONS].slice(0, 6).join(', ')}, or a materialization of the project's own`
      const problem = configValueWrong({
        ...{ node: node.name, setting: 'materialized', value: `"${name}"`, expected },
        ...{ at: at('materialized'), near: didYouMean(name, MATERIALISATIONS) },
      })
      report(lenient ? { ...problem, severity: 'warning' } : problem)
    }
  }
  if (enabled !== undefined && enabled !== null && typeof enabled !== 'boolean') {
    const value = JSON.stringify(enabled)
    report(
      configValueWrong({
        node: node.name,
        setting: 'enabled',
        value,
        expected: 'true or false',
        at: at('enabled'),
      }),
    )
  }
}

function isNone(key: Json | undefined): boolean {
  return key === undefined || key === null || key === '' || (Array.isArray(key) && key.length === 0)
}
