import { inParallel } from '../adapters/in-parallel.ts'
import { nameRelatively } from '../problems/name-relatively.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import type { IngestSummary, OnIngestEvent, TableLoad } from './ingest-event.ts'

export interface LoadJob {
  readonly table: string
  /** Rejects with a `ProblemError` for what a user can mend. */
  readonly run: (onRows: (rows: number) => void) => Promise<Done>
  /** What is known of the table even when it failed. */
  readonly failed: () => Partial<TableLoad>
}

export type Done = Pick<TableLoad, 'rows' | 'rejected' | 'message'> & {
  readonly status: 'loaded' | 'skipped'
  /** Warnings. */
  readonly problems?: readonly Problem[]
} & Partial<TableLoad>

interface Surroundings {
  readonly now: () => number
  readonly signal: AbortSignal | undefined
  readonly onEvent: OnIngestEvent | undefined
  /** Problems name files from here. */
  readonly projectDirectory?: string
  /** How many tables at once; default: one after the other. */
  readonly workers?: number
}

const PROGRESS_EVERY_MS = 200

/** Table after table, or several at once, telling what happens. After an interrupt the remaining tables are not begun. */
export async function runLoads(jobs: readonly LoadJob[], surroundings: Surroundings): Promise<IngestSummary> {
  const { now, signal, onEvent } = surroundings
  const startedAt = now()
  onEvent?.({ kind: 'run-started', at: startedAt, tables: jobs.length })
  const loads = await inParallel(jobs, surroundings.workers ?? 1, async (job, index) => {
    const at = now()
    if (!signal?.aborted) onEvent?.({ kind: 'started', at, table: job.table, index })
    const load = await runJob(job, at, surroundings)
    onEvent?.({ kind: 'finished', at: now(), index, load })
    return load
  })
  const interrupted = loads.some(({ status }) => status === 'interrupted')
  const summary = { startedAt, finishedAt: now(), interrupted, loads }
  onEvent?.({ kind: 'run-finished', at: summary.finishedAt, summary })
  return summary
}

async function runJob(job: LoadJob, startedAt: number, surroundings: Surroundings): Promise<TableLoad> {
  const { now, signal, projectDirectory } = surroundings
  const finish = (done: Omit<TableLoad, 'table' | 'milliseconds'>): TableLoad => {
    return { table: job.table, milliseconds: now() - startedAt, ...done }
  }
  const failed = { rows: 0, rejected: 0, ...job.failed() }
  try {
    signal?.throwIfAborted()
    return finish({ problems: [], ...(await job.run(progressOf(job, startedAt, surroundings))) })
  } catch (error) {
    if (signal?.aborted) {
      return finish({
        ...failed,
        status: 'interrupted',
        message: 'interrupted, nothing was changed',
        problems: [],
      })
    }
    if (!(error instanceof ProblemError)) throw error
    const problems = error.problems.map((problem) =>
      projectDirectory === undefined ? problem : nameRelatively(problem, projectDirectory),
    )
    const message = problems.map((problem) => problem.message).join('\n')
    return finish({ ...failed, status: 'error', message, problems })
  }
}

function progressOf(job: LoadJob, startedAt: number, { now, onEvent }: Surroundings): (rows: number) => void {
  let last = startedAt
  return (rows) => {
    const at = now()
    if (at - last < PROGRESS_EVERY_MS) return
    last = at
    const rowsPerSecond = Math.round((rows * 1000) / (at - startedAt))
    onEvent?.({ kind: 'progress', at, table: job.table, rows, rowsPerSecond })
  }
}
