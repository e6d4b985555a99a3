import { join } from 'node:path'
import { knownCompilation } from '../compile/known-compilation.ts'
import type { Compiled, Manifest } from '../manifest/manifest.ts'
import type { NodeKind } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { Problem } from '../problems/problem.ts'
import { askThrough } from './ask-through.ts'
import { bindingBeforeRun, bindsBeforeRun } from './bind-before-run.ts'
import { withDeferred } from './former-run.ts'
import { type SelectionOptions, selectNodes } from './select-nodes.ts'
import { type ProjectOptions, type Session, stopOnErrors, withSession } from './session.ts'
import { writeCompileResults, writeManifest } from './write-artifacts.ts'
import { writeSql } from './write-sql.ts'
import { WrittenArtifacts } from './written-artifacts.ts'

export interface CompileOptions extends ProjectOptions, SelectionOptions {
  /** Compile this text instead of nodes. */
  readonly inline?: string
}

export interface CompileOutcome {
  readonly manifest: Manifest
  readonly compiled: ReadonlyMap<NodeId, Compiled>
  readonly inline?: Compiled
  readonly problems: readonly Problem[]
  /** Where the SQL was written. */
  readonly directory: string
}

const compilable: readonly NodeKind[] = ['model', 'snapshot', 'test', 'analysis', 'function']

export async function compile(options: CompileOptions): Promise<CompileOutcome> {
  return withSession('compile', options, async (session) => {
    stopOnErrors(session.problems)
    const directory = join(session.targetDirectory, 'compiled', session.manifest.project.name)
    const shared = { manifest: session.manifest, problems: session.problems, directory }
    if (options.inline !== undefined) {
      const { compileInline } = await import('../compile/compile-nodes.ts')
      const inline = await compileInline(session.parsed, options.inline, {
        ask: askThrough(session, options.signal),
      })
      return { ...shared, compiled: new Map(), inline }
    }
    const ids = await selectNodes(session, options, [...compilable, 'seed'])
    const deferred = await withDeferred(session, options, ids)
    const { compiled, id, known } = await compileAgain(deferred, ids, options.signal)
    stopOnErrors(session.problems)
    const written = new WrittenArtifacts(session, id)
    if (!known || !written.hold()) {
      await writeManifest(session, compiled)
      const files = writeSql(
        session,
        'compiled',
        [...compiled].map(([id, { first }]) => [id, first.sql]),
      )
      written.note(files)
    }
    await writeCompileResults(session, ids, compiled)
    return { ...shared, compiled }
  })
}

interface Compilation {
  readonly compiled: ReadonlyMap<NodeId, Compiled>
  /** Undefined where it is not kept. */
  readonly id: string | undefined
  readonly known: boolean
}

/** Where nothing has changed, what the former call found holds, and SQL is not even read. */
async function compileAgain(
  session: Session,
  ids: readonly NodeId[],
  signal: AbortSignal | undefined,
): Promise<Compilation> {
  const { report, parsed } = session
  const way = { asking: true, bound: bindsBeforeRun(session) }
  const former = knownCompilation(parsed, ids, way, report)
  if (former !== undefined) return { ...former, known: true }
  const { compileNodes } = await import('../compile/compile-nodes.ts')
  const ask = askThrough(session, signal)
  let id: string | undefined
  const onKept = (kept: string) => {
    id = kept
  }
  const compiled = await bindingBeforeRun(session, (bind) =>
    compileNodes(parsed, ids, { report, ask, bind, onKept }),
  )
  return { compiled, id, known: false }
}
