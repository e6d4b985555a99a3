// Materialisations written as macros: which one a model has, and running it.

import type { Ask } from '../../manifest/lookup.ts'
import type { Dialect } from '../../manifest/manifest.ts'
import type { Hook, Model, Node } from '../../manifest/node.ts'
import { callMacroAsync } from '../../template/render.ts'
import { Dict, NO_KWARGS, type Value } from '../../template/values/value.ts'
import { toValue } from '../context/plain-values.ts'
import { NodeScope } from '../context/scope.ts'
import { BUILTIN, type MacroEntry, type MacroTable } from '../macros/macro-table.ts'
import { type CompileContext, CompilePhase, type WarehouseQuestion } from './compile-phase.ts'
import { nodeDict } from './graph-value.ts'
import { authorsError, templateNode } from './render-node.ts'

/** Those that we do ourselves, and of them those that dbt has one of the engine's own for: a `default` one loses against it. */
const ours: ReadonlySet<string> = new Set(['view', 'table', 'incremental', 'ephemeral', 'materialized_view'])
const ofEngine: Readonly<Record<Dialect, ReadonlySet<string>>> = {
  duckdb: new Set(['table', 'incremental']),
  bigquery: new Set(['view', 'table', 'incremental']),
}
const strategies = new Set([
  ...['append', 'delete+insert', 'merge', 'default', 'microbatch', 'insert_overwrite'],
])

/** The macro that builds this model; undefined where we do it ourselves. */
export function materializationMacro(
  macros: MacroTable,
  root: string,
  dialect: Dialect,
  node: Node,
): MacroEntry | undefined {
  if (node.kind !== 'model') return undefined
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
  return name === 'incremental' ? byStrategy(macros, root, node) : undefined
}

/** `incremental_strategy` may name a macro of the project: `get_incremental_<name>_sql`. */
function byStrategy(macros: MacroTable, root: string, node: Model): MacroEntry | undefined {
  const strategy = node.config.incremental_strategy
  if (strategy === undefined || strategy === null || strategies.has(strategy)) return undefined
  const written = `get_incremental_${strategy.replaceAll('+', '_')}_sql`
  const found = macros.inPackage(node.package, written) ?? macros.inPackage(root, written)
  return found === undefined
    ? undefined
    : macros.inPackage(BUILTIN, 'materialization_incremental_by_macro_default')
}

export interface Materialization {
  /** The model's query, in the project's language. */
  readonly sql: string
  readonly incremental: boolean
}

/** Runs the macro; what it sends to the warehouse goes through `ask`. Throws ProblemError. */
export async function runMaterialization(
  context: CompileContext,
  node: Model,
  entry: MacroEntry,
  { sql, incremental }: Materialization,
  ask: Ask,
): Promise<void> {
  const { project } = context
  const shown = { ...nodeDict(node), compiled: true, compiled_code: sql, compiled_sql: sql }
  const names = () =>
    new Map<string, Value>([
      ['sql', sql],
      ['compiled_code', sql],
      ['compiled_sql', sql],
      ['pre_hooks', hooksValue(node.preHooks)],
      ['post_hooks', hooksValue(node.postHooks)],
    ])
  const target = () => {
    const phase = new CompilePhase(context, node, incremental)
    const scope = new NodeScope(project, { ...templateNode(node), model: () => shown }, phase, names())
    return { macro: scope.macro(entry), kwargs: NO_KWARGS }
  }
  try {
    await callMacroAsync(target, { at: node.at, onUndefined: 'strict' }, (question) =>
      ask((question as WarehouseQuestion).lookup),
    )
  } catch (error) {
    throw authorsError(error, node)
  }
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
