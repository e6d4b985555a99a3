import type { Places } from '../compile/cache/kept-node.ts'
import { knownCompilation } from '../compile/known-compilation.ts'
import type { ParsedProject } from '../compile/parse-project.ts'
import type { Ask } from '../manifest/lookup.ts'
import type { Compiled } from '../manifest/manifest.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { Report } from '../problems/problem.ts'
import { softened } from '../project/is-dbt-project.ts'
import { bindingBeforeRun, bindsBeforeRun } from './bind-before-run.ts'
import type { Session } from './session.ts'

export interface Compilation {
  readonly compiled: ReadonlyMap<NodeId, Compiled>
  /** What was rendered and cannot run, only to be looked at. */
  readonly wrong: ReadonlyMap<NodeId, Compiled>
  /** Undefined where it is not kept. */
  readonly id: string | undefined
  /** It is a former call's: nothing has changed since. */
  readonly known: boolean
}

export interface CompileAgainOptions {
  readonly ask?: Ask | undefined
  /** Lets the engine bind each query, where it can. */
  readonly binds?: boolean
  /** Other than the session's. */
  readonly parsed?: ParsedProject
  /** Without it: the session's, which in a dbt project takes a model without SQL as dbt does, until it is to run. */
  readonly report?: Report
  /** For queries that will run: asked where something in one of them goes wrong. Without it each points to its node. */
  readonly places?: Places
}

/**
 * Where nothing has changed, what the former call of the verb found holds and no SQL is even read: the code for that is
 * loaded only where it is needed.
 */
export async function compileAgain(
  session: Session,
  ids: readonly NodeId[],
  options: CompileAgainOptions,
): Promise<Compilation> {
  const { ask, binds = false, parsed = session.parsed, report = lenient(session), places } = options
  const way = { asking: ask !== undefined, bound: binds && bindsBeforeRun(session) }
  const former = knownCompilation(parsed, ids, way, report, places)
  if (former !== undefined) return { ...former, wrong: new Map(), known: true }
  const { compileNodes } = await import('../compile/compile-nodes.ts')
  let id: string | undefined
  const onKept = (kept: string) => {
    id = kept
  }
  const wrong = new Map<NodeId, Compiled>()
  const onWrong = (each: Compiled) => void wrong.set(each.id, each)
  const made = { report, ask, onWrong, onKept }
  const compiled = way.bound
    ? await bindingBeforeRun(session, (bind) => compileNodes(parsed, ids, { ...made, bind }))
    : await compileNodes(parsed, ids, made)
  return { compiled, wrong, id, known: false }
}

function lenient({ loaded, report }: Session): Report {
  return (problem) => report(problem.code === 'sql-empty' ? softened(problem, loaded.settings) : problem)
}
