// Proves that the tables of the sources hold exactly what their sources hold.

import type { Adapter } from '../adapters/adapter.ts'
import { compareRelations } from '../compare/compare-relations.ts'
import { describeComparison } from '../compare/describe-comparison.ts'
import type { Source } from '../manifest/node.ts'
import type { Reconciliation } from '../manifest/reconciliation.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { ADDED_COLUMNS } from './added-columns.ts'
import { keepReconciliations, recordReconciliation } from './kept-reconciliations.ts'
import { type ReconcileRules, readReconcileRules } from './reconcile-rules.ts'
import { withSourceSides } from './reconcile-sides.ts'
import { type SelectionOptions, selectNodes } from './select-nodes.ts'
import { type ProjectOptions, type Session, stopOnErrors, withSession } from './session.ts'

export interface ReconcileOptions extends ProjectOptions, Pick<SelectionOptions, 'select' | 'exclude'> {
  readonly examples: number
  /** Compares with what a server holds now; otherwise rows that changed there since their load are left out. */
  readonly live?: boolean
  /** Told before and after each table. */
  readonly onTable?: (table: string, done: Reconciliation | undefined) => void
}

export interface ReconcileOutcome {
  readonly reconciliations: readonly Reconciliation[]
  readonly problems: readonly Problem[]
}

const LOADERS = ['generate', 'files', 'sqlserver']

export async function reconcile(options: ReconcileOptions): Promise<ReconcileOutcome> {
  return withSession('reconcile', options, async (session) => {
    stopOnErrors(session.problems)
    const ids = await selectNodes(session, options, ['source'])
    const sources = ids.flatMap((id): Source[] => {
      const node = session.manifest.nodes.get(id)
      return node?.kind === 'source' && LOADERS.includes(node.loader ?? '') ? [node] : []
    })
    const rules = new Map(
      sources.map((source) => [
        source.id,
        readReconcileRules(source, `source "${source.sourceName}.${source.name}"`, session.report),
      ]),
    )
    stopOnErrors(session.problems)
    const target = await session.adapter()
    const reconciliations: Reconciliation[] = []
    for (const source of sources) {
      options.signal?.throwIfAborted()
      const table = `${source.sourceName}.${source.name}`
      options.onTable?.(table, undefined)
      const done = await reconcileOne(session, target, source, rules.get(source.id)!, options)
      reconciliations.push(done)
      options.onTable?.(table, done)
    }
    await keepReconciliations(session.targetDirectory, reconciliations)
    return { reconciliations, problems: session.problems }
  })
}

async function reconcileOne(
  session: Session,
  target: Adapter,
  source: Source,
  rules: ReconcileRules,
  options: ReconcileOptions,
): Promise<Reconciliation> {
  const { examples, signal, clock = Date.now } = options
  const table = `${source.sourceName}.${source.name}`
  const at = clock()
  try {
    const found = await withSourceSides(session, target, source, rules, options, (sides) =>
      compareRelations(sides.source, sides.warehouse, sides.key, {
        exclude: [...ADDED_COLUMNS, ...sides.exclude, ...rules.exclude],
        ...(sides.columns === undefined ? {} : { columns: sides.columns }),
        ...{ tolerances: rules.tolerances, examples, signal, byColumn: true },
      }),
    )
    const done: Reconciliation = {
      id: source.id,
      table,
      at,
      status: found.equal ? 'equal' : 'different',
      message: describeComparison(found, 'the source', 'the warehouse'),
      rowsSource: found.rowsA,
      rowsTarget: found.rowsB,
      onlySource: found.onlyA,
      onlyTarget: found.onlyB,
      changed: found.changed,
      columns: found.columns.map(({ column, changed }) => ({ column, changed })),
      examples: found.examples,
      leftOut: found.leftOut,
      checksums: found.checksums.map(({ column, a, b }) => ({ column, source: a, target: b })),
      readAgain: found.readAgain,
      checksumSource: found.checksumA,
      checksumTarget: found.checksumB,
    }
    await recordReconciliation(target, source, done)
    return done
  } catch (error) {
    if (!(error instanceof ProblemError) || signal?.aborted) throw error
    for (const problem of error.problems) session.report({ ...problem, at: problem.at ?? source.at })
    const message = error.problems.map((problem) => problem.message).join(' ')
    return { ...nothing(source), table, at, status: 'error', message }
  }
}

function nothing(source: Source): Omit<Reconciliation, 'table' | 'at' | 'status' | 'message'> {
  const counts = { rowsSource: 0, rowsTarget: 0, onlySource: 0, onlyTarget: 0, changed: 0 }
  return { id: source.id, ...counts, columns: [], examples: [], checksumSource: '', checksumTarget: '' }
}
