import { join } from 'node:path'
import { ingest as ingestSources } from '../ingest/ingest.ts'
import type { IngestSummary, OnIngestEvent } from '../ingest/ingest-event.ts'
import type { NodeResult } from '../manifest/results.ts'
import type { Problem } from '../problems/problem.ts'
import { mergeResults } from './last-results.ts'
import { openConnection, sessionsOf } from './open-connection.ts'
import { type SelectionOptions, selectNodes } from './select-nodes.ts'
import { type ProjectOptions, stopOnErrors, withSession } from './session.ts'
import { writeFileAtomically } from './write-artifacts.ts'

export interface IngestOptions extends ProjectOptions, Pick<SelectionOptions, 'select' | 'exclude'> {
  readonly onEvent?: OnIngestEvent
  /** Watermark columns are read from this value on. */
  readonly since?: string
  /** Says what would be read, and changes nothing. */
  readonly dryRun?: boolean
}

export interface IngestOutcome {
  readonly summary: IngestSummary
  readonly problems: readonly Problem[]
}

export async function ingest(options: IngestOptions): Promise<IngestOutcome> {
  return withSession('ingest', options, async (session) => {
    stopOnErrors(session.problems)
    const ids = await selectNodes(session, options, ['source'])
    stopOnErrors(session.problems)
    const sources = ids.flatMap((id) => {
      const node = session.manifest.nodes.get(id)
      return node?.kind === 'source' && node.loader !== undefined ? [node] : []
    })
    const summary = await ingestSources({
      sources,
      adapter: await session.adapter({ untouched: options.dryRun === true }),
      dialect: session.manifest.project.dialect,
      projectDirectory: session.loaded.directory,
      fullRefresh: options.fullRefresh ?? false,
      workDirectory: join(session.targetDirectory, '.strata'),
      openConnection: (ref, at) => openConnection(session.loaded, ref, options, at),
      parallel: (ref) => sessionsOf(session.loaded, ref, options),
      threads: session.threads,
      ...(options.since === undefined ? {} : { since: options.since }),
      ...(options.dryRun === undefined ? {} : { dryRun: options.dryRun }),
      ...(options.onEvent === undefined ? {} : { onEvent: options.onEvent }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(options.clock === undefined ? {} : { now: options.clock }),
    })
    await keepLoads(session.targetDirectory, summary)
    return { summary, problems: session.problems }
  })
}

/** So that the site can say when a source was last loaded, and how it fared. */
async function keepLoads(targetDirectory: string, { finishedAt, loads }: IngestSummary): Promise<void> {
  const results = loads.flatMap(({ id, status, message, milliseconds, rows, problems }): NodeResult[] => {
    if (id === undefined || (status !== 'loaded' && status !== 'error')) return []
    const times = { startedAt: finishedAt - milliseconds, finishedAt }
    const outcome = {
      status: status === 'loaded' ? ('success' as const) : ('error' as const),
      message,
      problems,
    }
    return [{ id, ...times, ...outcome, thread: 'ingest', rowsAffected: rows, adapterResponse: {} }]
  })
  if (results.length === 0) return
  const kept = mergeResults(targetDirectory, results)
  await writeFileAtomically(kept.file, kept.text)
}
