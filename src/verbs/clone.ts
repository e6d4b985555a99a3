import { randomBytes } from 'node:crypto'
import type { NodeId } from '../manifest/node-id.ts'
import type { Relation } from '../manifest/relation.ts'
import type { RunSummary } from '../manifest/results.ts'
import { execute } from '../run/execute.ts'
import { planClone } from '../run/plan-clone.ts'
import { formerRelation } from '../state/defer.ts'
import { requireFormerState } from './former-run.ts'
import { type RunOptions, type RunOutcome, writeOutcome } from './run.ts'
import { runIsOver } from './run-records.ts'
import { selectNodes } from './select-nodes.ts'
import { stopOnErrors, withSession } from './session.ts'

/** Puts what a former run built into this target, without building it again. */
export async function clone(options: RunOptions): Promise<RunOutcome> {
  return withSession('clone', options, async (session) => {
    stopOnErrors(session.problems)
    const former = requireFormerState(session, options, 'clone')
    const chosen = options.only ?? (await selectNodes(session, options, ['model', 'seed', 'snapshot']))
    stopOnErrors(session.problems)
    const from = new Map<NodeId, Relation>()
    for (const id of chosen) {
      const relation = formerRelation(former, id)
      if (relation !== undefined) from.set(id, relation)
    }
    const { manifest, invocationId, threads } = session
    const adapter = await session.adapter()
    const plan = await planClone({
      ...{ manifest, from, adapter, runId: randomBytes(4).toString('hex') },
      isOver: runIsOver(session.targetDirectory),
      ...{ fullRefresh: options.fullRefresh ?? false, signal: options.signal },
    })
    options.onManifest?.(manifest)
    const summary = await execute(plan, {
      ...{ manifest, adapter, threads, invocationId, compiled: new Map() },
      ...{ failFast: options.failFast ?? false, signal: options.signal },
      onEvent: options.onEvent ?? (() => {}),
      ...(options.clock === undefined ? {} : { clock: options.clock }),
    })
    await writeOutcome('clone', session, options, asSuccess(summary), {
      ...{ compiled: new Map(), wrong: new Map(), id: undefined, known: false },
    })
    return { summary, manifest, problems: session.problems }
  })
}

/** What stood in its place already went well too, in dbt's words. */
function asSuccess(summary: RunSummary): RunSummary {
  const results = summary.results.map((result) =>
    result.status === 'reused' ? { ...result, status: 'success' as const } : result,
  )
  return { ...summary, results }
}
