import { join } from 'node:path'
import type { Compiled, Manifest } from '../manifest/manifest.ts'
import type { NodeKind } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { Problem } from '../problems/problem.ts'
import { askThrough } from './ask-through.ts'
import { compileAgain } from './compile-again.ts'
import { withDeferred } from './former-run.ts'
import { type SelectionOptions, selectNodes } from './select-nodes.ts'
import { type ProjectOptions, stopOnErrors, withSession } from './session.ts'
import { withoutBlank } from './without-blank.ts'
import { writeCompileResults } from './write-artifacts.ts'
import { writeCompiled } from './write-compiled.ts'

export interface CompileOptions extends ProjectOptions, SelectionOptions {
  /** Compile this text instead of nodes. */
  readonly inline?: string
  /** Inputs are read without rows. */
  readonly empty?: boolean
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
    const ids = withoutBlank(session, await selectNodes(session, options, [...compilable, 'seed']))
    const deferred = await withDeferred(session, options, ids)
    const compilation = await compileAgain(deferred, ids, {
      ...(options.empty === true ? { parsed: { ...deferred.parsed, inputs: { kind: 'empty' } } } : {}),
      ask: askThrough(session, options.signal),
      binds: true,
    })
    const { compiled } = compilation
    // What a wrong query became is read where it was written, and one wrong node keeps nobody from the others.
    await writeCompiled(session, compilation)
    stopOnErrors(session.problems)
    await writeCompileResults(session, ids, compiled)
    return { ...shared, compiled }
  })
}
