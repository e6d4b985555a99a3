import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NodeId } from '../manifest/node-id.ts'
import { relationKey } from '../manifest/relation.ts'
import type { CatalogTable } from '../manifest/results.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { isDbtProject } from '../project/is-dbt-project.ts'
import { buildSite } from '../site/build-site.ts'
import type { SiteAssets } from '../site/site-input.ts'
import { functionRows } from '../sql/function-table.ts'
import { askThrough } from './ask-through.ts'
import { compileAgain } from './compile-again.ts'
import { readReconciliations } from './kept-reconciliations.ts'
import { readResults } from './last-results.ts'
import { type SelectionOptions, selectNodes } from './select-nodes.ts'
import { serveFolder } from './serve-folder.ts'
import { type ProjectOptions, type Session, stopOnErrors, withSession } from './session.ts'
import { strataVersion } from './strata-version.ts'
import { visibleReconciliations } from './visible-reconciliations.ts'
import { writeCatalog, writeCompileResults, writeFileAtomically, writeManifest } from './write-artifacts.ts'

export interface DocsOptions extends ProjectOptions, SelectionOptions {
  /** False: the warehouse is not asked for columns and row counts; `empty`: nor is it, and catalog.json is written with nothing. */
  readonly catalog?: boolean | 'empty'
  /** False: no query is compiled. */
  readonly compile?: boolean
  /** In dbt projects `run_results.json` tells of what was compiled, as dbt's does. */
  readonly results?: boolean
  /** The page also as static_index.html. */
  readonly staticPage?: boolean
}

export interface DocsOutcome {
  /** Absolute path of the page. */
  readonly file: string
  readonly bytes: number
  readonly problems: readonly Problem[]
}

export interface ServeOptions extends DocsOptions {
  /** 0: any free one. */
  readonly port: number
  /** After every writing of the site; problems of the project, errors included. */
  readonly onWritten?: (problems: readonly Problem[]) => void
  /** The site could not be written anew; the former one is served on. */
  readonly onFailed?: (error: unknown) => void
}

export interface DocsServer {
  readonly url: string
  close(): Promise<void>
}

/** Writes `index.html` with everything that is known, even where some models have problems. */
export async function generateDocs(options: DocsOptions): Promise<DocsOutcome> {
  return withSession('docs', options, async (session) => {
    stopOnErrors(session.problems)
    const ids = await selectNodes(session, options, [
      'model',
      'seed',
      'snapshot',
      'source',
      'test',
      'unit_test',
      'analysis',
      'exposure',
    ])
    const catalog = await catalogFor(session, options)
    const ask =
      catalog === undefined || options.catalog === 'empty' ? undefined : askThrough(session, options.signal)
    const { compiled } = await compileAgain(session, options.compile === false ? [] : ids, { ask })
    const page = buildSite(
      {
        manifest: session.manifest,
        compiled,
        results: readResults(session.targetDirectory),
        reconciliations: visibleReconciliations(readReconciliations(session.targetDirectory)),
        generatedAt: session.startedAt,
        strataVersion: strataVersion(),
        ...(session.manifest.project.dialect === 'bigquery' ? { functions: functionRows() } : {}),
        ...(catalog === undefined || options.catalog === 'empty' ? {} : { catalog }),
      },
      readAssets(),
    )
    const file = join(session.targetDirectory, 'index.html')
    await writeFileAtomically(file, page)
    if (options.staticPage === true)
      await writeFileAtomically(join(session.targetDirectory, 'static_index.html'), page)
    await writeManifest(session, compiled)
    if (catalog !== undefined) await writeCatalog(session, catalog, compiled)
    // Of what did not compile nothing is told.
    const isTold = (id: NodeId) => compiled.has(id) || session.manifest.nodes.get(id)?.kind === 'seed'
    if (options.results === true && options.compile !== false && isDbtProject(session.loaded.settings))
      await writeCompileResults(session, ids.filter(isTold), compiled, 'generate')
    return { file, bytes: Buffer.byteLength(page), problems: session.problems }
  })
}

async function catalogFor(
  session: Session,
  options: DocsOptions,
): Promise<ReadonlyMap<NodeId, CatalogTable> | undefined> {
  if (options.catalog === 'empty') return new Map()
  return options.catalog === false ? undefined : readCatalog(session, options.signal)
}

/** What the warehouse holds of the manifest's relations; a warehouse that cannot be opened is a warning here. */
async function readCatalog(
  session: Session,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<NodeId, CatalogTable> | undefined> {
  // A source may be what a seed or a model makes.
  const ids = new Map<string, NodeId[]>()
  const schemas = new Map<string, { database: string | undefined; schema: string }>()
  for (const node of session.manifest.nodes.values()) {
    if (!('relation' in node) || node.kind === 'test') continue
    const { database, schema } = node.relation
    const key = relationKey(node.relation)
    ids.set(key, [...(ids.get(key) ?? []), node.id])
    schemas.set(`${database}\0${schema}`, { database, schema })
  }
  try {
    const adapter = await session.adapter()
    const tables = await adapter.catalog.describe([...schemas.values()], { signal })
    return new Map(
      tables.flatMap((table) => {
        const found = ids.get(relationKey(table.relation)) ?? []
        return found.map((id): [NodeId, CatalogTable] => [id, { ...table, id }])
      }),
    )
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    for (const problem of error.problems) session.report({ ...problem, severity: 'warning' })
    return undefined
  }
}

/** Built into `dist/site/`; this file runs from `dist/chunks/` or, from source, from `src/verbs/`. */
function readAssets(): SiteAssets {
  const places = ['../site/', './site/', '../../dist/site/'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  )
  const folder = places.find((place) => existsSync(join(place, 'app.js')))
  if (folder === undefined) throw new Error('dist/site/app.js is missing; run npm run build')
  return {
    script: readFileSync(join(folder, 'app.js'), 'utf8'),
    style: readFileSync(join(folder, 'app.css'), 'utf8'),
  }
}

export async function serveDocs(options: ServeOptions): Promise<DocsServer> {
  const first = await generateDocs(options)
  options.onWritten?.(first.problems)
  const again = async (): Promise<void> => {
    try {
      options.onWritten?.((await generateDocs(options)).problems)
    } catch (error) {
      // Pressing Ctrl-C while the site is written anew ends both.
      if (options.signal?.aborted) return
      options.onFailed?.(error)
    }
  }
  return serveFolder({
    page: first.file,
    port: options.port,
    watch: projectFolderOf(first.file),
    onChange: again,
  })
}

function projectFolderOf(page: string): string {
  return join(page, '../..')
}
