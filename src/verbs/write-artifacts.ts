import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { catalogJson } from '../artifacts/catalog-json.ts'
import { graphSummary } from '../artifacts/graph-summary.ts'
import { manifestJson } from '../artifacts/manifest-json.ts'
import { runResultsJson, type UnbuiltResult } from '../artifacts/run-results-json.ts'
import { exactJson } from '../manifest/exact-scalar.ts'
import type { JsonObject } from '../manifest/json.ts'
import type { Compiled } from '../manifest/manifest.ts'
import type { Node } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { CatalogTable, RunSummary } from '../manifest/results.ts'
import { cannotWrite } from '../problems/catalogue/verbs.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { mergeResults } from './last-results.ts'
import type { Session } from './session.ts'

/** Beside, then renamed, so that a reader never sees half a file. */
export async function writeFileAtomically(file: string, text: string): Promise<void> {
  const beside = `${file}.${randomBytes(4).toString('hex')}.tmp`
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(beside, text)
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {})
    throw new ProblemError(cannotWrite(file, error instanceof Error ? error.message : String(error)))
  }
}

/** Results as they are, unless the session is told to write none. */
export async function writeArtifact(
  { targetDirectory, writesArtifacts }: Pick<Session, 'targetDirectory' | 'writesArtifacts'>,
  name: string,
  json: JsonObject,
): Promise<void> {
  if (writesArtifacts) await writeFileAtomically(join(targetDirectory, name), JSON.stringify(json))
}

/** `manifest.json`; left as it is when nothing changed since the parse that wrote it and no SQL is to be added. */
export async function writeManifest(
  session: Session,
  compiled: ReadonlyMap<NodeId, Compiled> | undefined,
): Promise<void> {
  if (!session.writesArtifacts) return
  const file = join(session.targetDirectory, 'manifest.json')
  if (compiled === undefined && session.parsed.unchanged && existsSync(file)) return
  const { manifest, invocationId, startedAt } = session
  await writeFileAtomically(
    file,
    exactJson(
      JSON.stringify(manifestJson({ manifest, compiled, invocationId, startedAt, generatedAt: startedAt })),
    ),
  )
  await writeFileAtomically(
    join(session.targetDirectory, 'graph_summary.json'),
    JSON.stringify(graphSummary(manifest, invocationId)),
  )
}

/** `run_results.json` of a compilation: every node that it looked at, but for what only stands in others. */
export async function writeCompileResults(
  session: Session,
  ids: readonly NodeId[],
  compiled: ReadonlyMap<NodeId, Compiled>,
  which: 'compile' | 'generate' = 'compile',
): Promise<void> {
  const { manifest, startedAt, invocationId } = session
  const moment = { startedAt, finishedAt: startedAt, thread: 'Thread-1' }
  const told = ids.filter((id) => isTold(manifest.nodes.get(id)))
  const results = told.map((id) => ({
    ...{ id, status: 'success' as const, message: '', problems: [], adapterResponse: {} },
    ...moment,
  }))
  const summary = { invocationId, startedAt, finishedAt: startedAt, interrupted: false, results }
  const json = runResultsJson({ summary, manifest, compiled, arguments: { which } })
  await writeArtifact(session, 'run_results.json', json)
}

const toldKinds: ReadonlySet<string | undefined> = new Set(['model', 'seed', 'snapshot', 'test', 'analysis'])

const isTold = (node: Node | undefined): boolean =>
  toldKinds.has(node?.kind) && !(node?.kind === 'model' && node.config.materialized === 'ephemeral')

/** `run_results.json` of a macro that was called by its name. */
export async function writeOperationResult(
  session: Session,
  id: NodeId,
  problems: readonly Problem[],
  words: JsonObject,
  clock: () => number = Date.now,
): Promise<void> {
  const { manifest, startedAt, invocationId } = session
  const finishedAt = clock()
  const status = problems.length > 0 ? ('error' as const) : ('success' as const)
  const result = {
    ...{ id, status, message: '', problems, adapterResponse: {} },
    startedAt,
    finishedAt,
    thread: 'MainThread',
  }
  const summary = { invocationId, startedAt, finishedAt, interrupted: false, results: [result] }
  const json = runResultsJson({ summary, manifest, compiled: new Map(), arguments: words })
  await writeArtifact(session, 'run_results.json', json)
}

/** `run_results.json`, and the latest result of every node for the site. */
export async function writeRunResults(
  session: Session,
  summary: RunSummary,
  compiled: ReadonlyMap<NodeId, Compiled>,
  words: JsonObject,
  unbuilt: readonly UnbuiltResult[] = [],
): Promise<void> {
  const { manifest } = session
  const results = runResultsJson({ summary, unbuilt, manifest, compiled, arguments: words })
  await writeArtifact(session, 'run_results.json', results)
  const kept = mergeResults(session.targetDirectory, summary.results)
  await writeFileAtomically(kept.file, kept.text)
}

export async function writeCatalog(
  session: Session,
  catalog: ReadonlyMap<NodeId, CatalogTable>,
  compiled: ReadonlyMap<NodeId, Compiled>,
): Promise<void> {
  const { manifest, invocationId, startedAt } = session
  const json = catalogJson({ manifest, catalog, compiled, invocationId, startedAt, generatedAt: startedAt })
  await writeFileAtomically(join(session.targetDirectory, 'catalog.json'), JSON.stringify(json))
}
