// Whether two targets hold the same: each model built or read on both, and compared row by row.

import type { Adapter } from '../adapters/adapter.ts'
import { inParallel } from '../adapters/in-parallel.ts'
import { compareRelations } from '../compare/compare-relations.ts'
import type { Comparison } from '../compare/comparison.ts'
import { sqlSide } from '../compare/sql-side.ts'
import type { Node, RelationNode } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import { relationKey } from '../manifest/relation.ts'
import { parityNeedsTwoTargets } from '../problems/catalogue/cost.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { keyOfNode } from './key-of-node.ts'
import { type KnownRelations, knownRelations } from './known-relations.ts'
import { type ReconcileRules, readReconcileRules } from './reconcile-rules.ts'
import { run } from './run.ts'
import { type SelectionOptions, selectNodes } from './select-nodes.ts'
import { type ProjectOptions, type Session, stopOnErrors, withSession } from './session.ts'

export interface ParityOfTargetsOptions extends ProjectOptions, SelectionOptions {
  /** `local,prod` */
  readonly targets: string
  /** Builds the selected nodes on both targets first; else what stands there is read. */
  readonly build?: boolean
  /** Differing rows to show for each model. */
  readonly examples?: number
}

export interface TargetParityRow {
  readonly node: Node
  /** `refused`: one of the targets does not have it, or could not build or read it. */
  readonly status: 'equal' | 'different' | 'refused'
  readonly comparison?: Comparison
  readonly problems: readonly Problem[]
}

export interface TargetParityOutcome {
  readonly targets: readonly [string, string]
  readonly rows: readonly TargetParityRow[]
  readonly problems: readonly Problem[]
}

export async function parityOfTargets(options: ParityOfTargetsOptions): Promise<TargetParityOutcome> {
  const [a, b, ...more] = options.targets.split(',').map((name) => name.trim())
  if (!a || !b || more.length > 0 || a === b) throw new ProblemError(parityNeedsTwoTargets(options.targets))
  const failed = new Map<NodeId, readonly Problem[]>()
  if (options.build === true) {
    for (const target of [a, b]) {
      const { summary } = await run('build', { ...options, target })
      for (const { id, status, problems } of summary.results)
        if (status === 'error' || status === 'skipped')
          failed.set(id, [...(failed.get(id) ?? []), ...problems])
    }
  }
  return withSession('parity', { ...options, target: a }, (sessionA) =>
    withSession('parity', { ...options, target: b }, async (sessionB) => {
      stopOnErrors([...sessionA.problems, ...sessionB.problems])
      const ids = await selectNodes(sessionA, options, ['model', 'seed', 'snapshot'])
      stopOnErrors(sessionA.problems)
      const nodes = ids.map((id) => sessionA.manifest.nodes.get(id) as RelationNode).filter(holdsRows)
      const rules = nodes.map((node) =>
        readReconcileRules(node, `${node.kind} "${node.name}"`, sessionA.report),
      )
      stopOnErrors(sessionA.problems)
      const adapters = [await sessionA.adapter(), await sessionB.adapter()] as const
      const others = nodes.map(({ id }) => sessionB.manifest.nodes.get(id) as RelationNode | undefined)
      const known = [
        await knownRelations(nodes, adapters[0], adapters[1], options.signal),
        await knownRelations(others, adapters[1], adapters[0], options.signal),
      ] as const
      const rows = await inParallel(nodes, sessionB.threads, (node, at) => {
        const pair = { node, other: others[at], rules: rules[at]!, failed: failed.get(node.id) }
        return rowOf(pair, [sessionA, sessionB], adapters, known, options)
      })
      return { targets: [a, b], rows, problems: [...sessionA.problems, ...sessionB.problems] }
    }),
  )
}

function holdsRows({ kind, config }: RelationNode): boolean {
  return kind !== 'model' || !['ephemeral', 'ml_model'].includes(config.materialized ?? 'view')
}

interface Pair {
  readonly node: RelationNode
  readonly other: RelationNode | undefined
  readonly rules: ReconcileRules
  /** Why it was not built. */
  readonly failed: readonly Problem[] | undefined
}

async function rowOf(
  { node, other, rules, failed }: Pair,
  [sessionA, sessionB]: readonly [Session, Session],
  [a, b]: readonly [Adapter, Adapter],
  [knownA, knownB]: readonly [KnownRelations, KnownRelations],
  { examples = 5, signal }: ParityOfTargetsOptions,
): Promise<TargetParityRow> {
  if (failed !== undefined || other === undefined) return { node, status: 'refused', problems: failed ?? [] }
  const side = (session: Session, adapter: Adapter, from: RelationNode, known: KnownRelations) =>
    sqlSide({
      label: `${session.loaded.target.name}: ${adapter.statements.quote(from.relation)}`,
      adapter,
      from: from.relation,
      where: rules.where,
      known: known.get(relationKey(from.relation)),
    })
  try {
    const comparison = await compareRelations(
      side(sessionA, a, node, knownA),
      side(sessionB, b, other, knownB),
      rules.key ?? keyOfNode(sessionA.manifest, node),
      { exclude: rules.exclude, tolerances: rules.tolerances, examples, signal },
    )
    return { node, status: comparison.equal ? 'equal' : 'different', comparison, problems: [] }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return { node, status: 'refused', problems: error.problems }
  }
}
