// Materialisations written as macros: which one a model has, and running it.

import { ExactScalar } from '../../manifest/exact-scalar.ts'
import type { JsonObject } from '../../manifest/json.ts'
import type { Ask, ResultTable } from '../../manifest/lookup.ts'
import type { Dialect } from '../../manifest/manifest.ts'
import type { BuildNode, DataTest, Hook, Node } from '../../manifest/node.ts'
import { usualConfig } from '../../manifest/usual-config.ts'
import type { LoadedProject } from '../../project/loaded-project.ts'
import { toValue } from '../../project/template-values.ts'
import { type CallOptions, callMacro, callMacroAsync } from '../../template/render.ts'
import { Dict, NO_KWARGS, type Value } from '../../template/values/value.ts'
import { loadedTable } from '../context/context-names.ts'
import { NodeScope } from '../context/scope.ts'
import { BUILTIN, type MacroEntry, type MacroTable } from '../macros/macro-table.ts'
import { STRATEGY_PARTS } from '../macros/models-by-parts.ts'
import { SNAPSHOT_PARTS } from '../macros/snapshots.ts'
import { asking } from './asking.ts'
import { batchValue } from './batch-value.ts'
import { type CompileContext, CompilePhase } from './compile-phase.ts'
import type { Materialization } from './elsewhere.ts'
import { keepAdditions } from './graph-additions.ts'
import { nodeDict } from './graph-value.ts'
import { authorsError, templateNode } from './render-node.ts'

/** Those that we do ourselves, and of them those that dbt has one of the engine's own for: a `default` one loses against it. */
const ours: ReadonlySet<string> = new Set([
  ...['view', 'table', 'incremental', 'ephemeral', 'materialized_view', 'seed', 'snapshot', 'test'],
])
const ofEngine: Readonly<Record<Dialect, ReadonlySet<string>>> = {
  duckdb: new Set(['table', 'incremental']),
  bigquery: new Set(['view', 'table', 'incremental']),
}
const strategies = new Set([
  ...['append', 'delete+insert', 'merge', 'default', 'microbatch', 'insert_overwrite'],
])
const snapshotStrategies = new Set(['timestamp', 'check'])

const withoutHooks: { readonly preHooks: readonly Hook[]; readonly postHooks: readonly Hook[] } = {
  preHooks: [],
  postHooks: [],
}

type Window = NonNullable<Materialization['window']>

/** Nodes that a materialisation makes something of. */
export type Materialised = BuildNode | DataTest

/** The macro that builds this node; undefined where we do it ourselves. */
export function materializationMacro(
  macros: MacroTable,
  root: string,
  dialect: Dialect,
  node: Node,
): MacroEntry | undefined {
  if (!isMaterialised(node)) return undefined
  const name = node.config.materialized ?? 'view'
  // Packages may add materialisations; replacing one of ours is the project's own decision.
  const packages = ours.has(name) ? [root] : [root, node.package, ...macros.packages()]
  for (const adapter of [dialect, 'default']) {
    if (adapter === 'default' && ofEngine[dialect].has(name)) continue
    for (const packageName of packages) {
      const found = macros.inPackage(packageName, `materialization_${name}_${adapter}`)
      if (found !== undefined) return found
    }
  }
  if (name === 'incremental')
    return byStrategy(macros, root, node) ?? incrementalByParts(macros, dialect, node)
  if (name === 'snapshot') return snapshotMacro(macros, root, node)
  return ours.has(name) ? byParts(macros, [], name, dialect) : undefined
}

/** As in dbt, whoever brings the whole strategy sees all of time at once, unless a flag says that he is ready for batches. */
export function isInBatches(macros: MacroTable, { name, settings }: LoadedProject, node: Node): boolean {
  if (node.kind !== 'model' || node.config.materialized !== 'incremental') return false
  if (node.config.incremental_strategy !== 'microbatch') return false
  const own = macros.inPackage(name, 'get_incremental_microbatch_sql')
  return own === undefined || settings.flags.require_batched_execution_for_custom_microbatch_strategy === true
}

export function isMaterialised(node: Node): node is Materialised {
  const { kind } = node
  return kind === 'model' || kind === 'seed' || kind === 'snapshot' || kind === 'test'
}

/** A strategy of the project's own, or another way of doing what all snapshots do. */
function snapshotMacro(macros: MacroTable, root: string, node: Node): MacroEntry | undefined {
  const { strategy } = node.config
  if (typeof strategy !== 'string' || snapshotStrategies.has(strategy))
    return byParts(macros, SNAPSHOT_PARTS, 'snapshot')
  const [packageName, name] = strategy.includes('.')
    ? [strategy.slice(0, strategy.indexOf('.')), strategy.slice(strategy.indexOf('.') + 1)]
    : [undefined, strategy]
  const written = `snapshot_${name}_strategy`
  const known =
    packageName === undefined
      ? (macros.inPackage(node.package, written) ?? macros.inPackage(root, written))
      : macros.inPackage(packageName, written)
  return known === undefined
    ? undefined
    : macros.inPackage(BUILTIN, 'materialization_snapshot_by_macro_default')
}

/**
 * Our own materialisation as a macro, where the project replaces one of the macros that it consists of: those that it calls,
 * and `parts`, which it reaches by other ways.
 */
function byParts(
  macros: MacroTable,
  parts: readonly string[],
  kind: string,
  dialect?: Dialect,
): MacroEntry | undefined {
  const named = (adapter: string) => macros.inPackage(BUILTIN, `materialization_${kind}_by_macro_${adapter}`)
  const entry = (dialect && named(dialect)) ?? named('default')
  if (entry === undefined || !macros.replacesAny()) return undefined
  if (parts.some((name) => macros.replaces(name))) return entry
  const reached = [entry, ...parts.flatMap((name) => macros.inPackage(BUILTIN, name) ?? [])]
  return reached.some((part) => macros.replacement(part) !== undefined) ? entry : undefined
}

function incrementalByParts(macros: MacroTable, dialect: Dialect, node: Node): MacroEntry | undefined {
  const { incremental_strategy: written } = node.config
  const usual = dialect === 'bigquery' ? 'merge' : 'delete+insert'
  const strategy = written === undefined || written === null || written === 'default' ? 'default' : written
  const parts = [
    ...(STRATEGY_PARTS[strategy] ?? []),
    ...(strategy === 'default' ? STRATEGY_PARTS[usual]! : []),
  ]
  return byParts(macros, parts, 'incremental')
}

/** `incremental_strategy` may name a macro of the project: `get_incremental_<name>_sql`. */
function byStrategy(macros: MacroTable, root: string, node: Node): MacroEntry | undefined {
  const strategy = node.config.incremental_strategy
  if (strategy === undefined || strategy === null || strategies.has(strategy)) return undefined
  const written = `get_incremental_${strategy.replaceAll('+', '_')}_sql`
  const found = macros.inPackage(node.package, written) ?? macros.inPackage(root, written)
  return found === undefined
    ? undefined
    : macros.inPackage(BUILTIN, 'materialization_incremental_by_macro_default')
}

/** Runs the macro; what it sends to the warehouse goes through `ask`. Gives the rows of its statement `main`. Throws ProblemError. */
export async function runMaterialization(
  context: CompileContext,
  node: Materialised,
  entry: MacroEntry,
  given: Materialization,
  ask: Ask,
): Promise<ResultTable | undefined> {
  let putBack = (): void => {}
  let last: NodeScope | undefined
  const target = () => {
    putBack = keepAdditions(context.manifest)
    const { scope, macro } = materialization(context, node, entry, given)
    last = scope
    return { macro, kwargs: NO_KWARGS }
  }
  const options = { at: node.at, onUndefined: 'strict', suspended: () => putBack() } as const
  try {
    return await asking(
      context,
      ask,
      async (answering) => {
        await callMacroAsync(target, options, answering)
        return last === undefined ? undefined : loadedTable(last, 'main')
      },
      { kind: 'build', node, macro: entry.id, given },
      ({ table }) => table,
    )
  } catch (error) {
    throw authorsError(error, node)
  }
}

/** As `runMaterialization`, where answers come at once. */
export function buildAnswered(
  context: CompileContext,
  node: Materialised,
  entry: MacroEntry,
  given: Materialization,
  known: Pick<CallOptions, 'answers' | 'answer'>,
): ResultTable | undefined {
  const { scope, macro } = materialization(context, node, entry, given)
  callMacro(macro, [], NO_KWARGS, { at: node.at, onUndefined: 'strict', ...known })
  return loadedTable(scope, 'main')
}

function materialization(
  context: CompileContext,
  written: Materialised,
  entry: MacroEntry,
  { sql, incremental, window }: Materialization,
) {
  const { project } = context
  const node = window === undefined ? withUsualConfig(written) : withBatchConfig(written, window)
  const shown = {
    ...{ ...nodeDict(node, context.manifest), compiled: true, compiled_code: sql, compiled_sql: sql },
    ...(window === undefined ? {} : { batch: batchValue(window, node) }),
  }
  // The hooks of a microbatch model run around all of its batches.
  const { preHooks, postHooks } = 'preHooks' in node && window === undefined ? node : withoutHooks
  const names = new Map<string, Value>([
    ['sql', sql],
    ['compiled_code', sql],
    ['compiled_sql', sql],
    ['pre_hooks', hooksValue(preHooks)],
    ['post_hooks', hooksValue(postHooks)],
  ])
  const phase = new CompilePhase(context, node, incremental)
  const scope = new NodeScope(
    project,
    { ...templateNode(node, context.manifest), model: () => shown },
    phase,
    names,
  )
  return { scope, macro: scope.macro(entry) }
}

/** With the settings that dbt has where nobody made any, which macros look for by name. */
function withUsualConfig<Kind extends Materialised>(node: Kind): Kind {
  if (node.kind === 'model') return node
  const more: JsonObject =
    node.kind === 'snapshot'
      ? {
          snapshot_table_column_names: {
            ...{ dbt_valid_from: 'dbt_valid_from', dbt_valid_to: 'dbt_valid_to', dbt_scd_id: 'dbt_scd_id' },
            ...{ dbt_updated_at: 'dbt_updated_at', dbt_is_deleted: 'dbt_is_deleted' },
            ...((node.config.snapshot_meta_column_names ?? {}) as JsonObject),
          },
        }
      : {}
  return { ...node, config: { ...usualConfig(node), ...more } }
}

/** Macros of some engines find a batch's window among the settings. */
function withBatchConfig<Kind extends Materialised>(node: Kind, { start, end }: Window): Kind {
  const moment = (at: number) =>
    new ExactScalar(`${new Date(at).toISOString().slice(0, 19)}+00:00`.replace('T', ' '))
  const more = {
    __dbt_internal_microbatch_event_time_start: moment(start),
    __dbt_internal_microbatch_event_time_end: moment(end),
  }
  const usual = withUsualConfig(node)
  return { ...usual, config: { ...usual.config, ...more } }
}

function hooksValue(hooks: readonly Hook[]): Value {
  return hooks.map(({ sql, transaction }, index) =>
    Dict.of([
      ['sql', sql],
      ['transaction', transaction],
      ['index', toValue(index)],
    ]),
  )
}
