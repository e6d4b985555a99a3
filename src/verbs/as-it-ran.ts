import type { Compiled } from '../manifest/manifest.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { Plan, Step } from '../run/step.ts'

/** What was compiled, with the query that a run took of models that add to their table: artifacts show what ran. */
export function asItRan(
  compiled: ReadonlyMap<NodeId, Compiled>,
  plan: Plan,
): { readonly compiled: ReadonlyMap<NodeId, Compiled>; readonly changed: boolean } {
  const shown = new Map(compiled)
  let changed = false
  for (const [id, { steps }] of plan.nodes) {
    const known = compiled.get(id)
    if (known?.later === undefined || known.later.sql === known.first.sql || !addsToTable(steps)) continue
    shown.set(id, { ...known, first: known.later })
    changed = true
  }
  return { compiled: shown, changed }
}

function addsToTable(steps: readonly Step[]): boolean {
  return steps.some((step) => {
    if ('steps' in step) return addsToTable(step.steps)
    return step.kind === 'incremental' || (step.kind === 'macro' && step.incremental)
  })
}
