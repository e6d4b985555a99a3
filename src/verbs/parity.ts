import { type JudgedNode, judgeNodes } from '../compile/compile-nodes.ts'
import { localSubject } from '../compile/local-subject.ts'
import { type LocalChoice, localChoice } from '../manifest/local-choice.ts'
import type { Node } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import { localWays } from '../problems/catalogue/local.ts'
import type { Location, Problem } from '../problems/problem.ts'
import { functionLimits } from '../sql/function-limits.ts'
import { type SelectionOptions, selectNodes } from './select-nodes.ts'
import { type ProjectOptions, stopOnErrors, withSession } from './session.ts'

export interface ParityOptions extends ProjectOptions, SelectionOptions {}

/**
 * `equal`: runs with the same result; `limited`: the same within the stated limits; `refused`: not locally;
 * `substituted`: its stand-in runs; `skipped`: `local: skip`; `wrong`: a mistake anywhere; `unknown`: its text depends
 * on answers of the warehouse.
 */
export type ParityStatus = 'equal' | 'limited' | 'refused' | 'substituted' | 'skipped' | 'wrong' | 'unknown'

export interface ParityRow {
  readonly node: Node
  readonly status: ParityStatus
  /** Refused constructs, or mistakes, at the author's place. */
  readonly problems: readonly Problem[]
  /** What can be done other than to rewrite; the end of each hint of `cannot-run-locally`. */
  readonly ways: string
  readonly limits: readonly { readonly name: string; readonly note: string; readonly at?: Location }[]
  /** Nodes upstream without which it has no input locally. */
  readonly blockedBy: readonly NodeId[]
}

export interface ParityOutcome {
  /** False: the project's language is the embedded engine's own, everything runs as written. */
  readonly rewritten: boolean
  readonly rows: readonly ParityRow[]
  readonly problems: readonly Problem[]
}

/** What of a project in BigQuery's language runs on DuckDB, and how nearly. Nothing runs. */
export async function parity(options: ParityOptions): Promise<ParityOutcome> {
  return withSession('parity', options, async (session) => {
    stopOnErrors(session.problems)
    const ids = await selectNodes(session, options, ['model', 'snapshot'])
    stopOnErrors(session.problems)
    const judged = judgeNodes(session.parsed, 'duckdb')
    const rewritten = session.manifest.project.dialect !== 'duckdb'
    const blocks = blockedNodes(judged)
    const rows = ids.flatMap((id): ParityRow[] => {
      const found = judged.get(id)
      return found === undefined ? [] : [rowOf(found, rewritten, blocks.get(id) ?? [])]
    })
    return { rewritten, rows, problems: session.problems }
  })
}

function rowOf(judged: JudgedNode, rewritten: boolean, blockedBy: readonly NodeId[]): ParityRow {
  const { node, problems } = judged
  const errors = problems.filter(({ severity }) => severity === 'error')
  const status = statusOf(judged, errors, rewritten)
  const first = judged.compiled?.first
  const limits =
    first === undefined || !rewritten || status !== 'equal'
      ? []
      : functionLimits(first.rendered).map(({ name, note, start }) => {
          const at = first.locateRendered?.(start)
          return { name, note, ...(at === undefined ? {} : { at }) }
        })
  const ways = localWays(localSubject(node))
  return { node, status: limits.length > 0 ? 'limited' : status, problems: errors, ways, limits, blockedBy }
}

function statusOf(
  { node, late }: JudgedNode,
  errors: readonly Problem[],
  rewritten: boolean,
): Exclude<ParityStatus, 'limited'> {
  const choice: LocalChoice | undefined = rewritten ? localChoice(node.config) : undefined
  if (choice?.kind === 'skip') return 'skipped'
  if (errors.length > 0) {
    const refused = errors.every(({ code }) => code === 'cannot-run-locally')
    const replaced = choice?.kind === 'stand-in' && !(node.kind === 'model' && node.standIn === true)
    return refused ? (replaced ? 'substituted' : 'refused') : 'wrong'
  }
  if (choice?.kind === 'stand-in') return 'substituted'
  return late ? 'unknown' : 'equal'
}

/** For each node, those upstream that do not run locally. */
function blockedNodes(judged: ReadonlyMap<NodeId, JudgedNode>): ReadonlyMap<NodeId, readonly NodeId[]> {
  const blocks = new Map<NodeId, readonly NodeId[]>()
  for (const [id, { node }] of judged) {
    const found = new Set<NodeId>()
    for (const upstream of node.dependsOn) {
      const other = judged.get(upstream)
      if (other !== undefined && isStopped(other)) found.add(upstream)
      for (const further of blocks.get(upstream) ?? []) found.add(further)
    }
    // A stand-in that was not taken, because the target is BigQuery, would cut the way up.
    blocks.set(id, [...found])
  }
  return blocks
}

function isStopped(judged: JudgedNode): boolean {
  const errors = judged.problems.filter(({ severity }) => severity === 'error')
  const status = statusOf(judged, errors, true)
  return status === 'refused' || status === 'skipped' || status === 'wrong'
}
