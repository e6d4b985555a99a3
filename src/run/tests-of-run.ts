import { retarget } from '../adapters/retarget.ts'
import type { TestOutcome } from '../checks/run-tests.ts'
import type { CompiledTest } from '../checks/test-query.ts'
import type { Ask } from '../manifest/lookup.ts'
import type { Query } from '../manifest/manifest.ts'
import type { DataTest, NodeId } from '../manifest/node.ts'
import { nothingCompiled } from '../problems/catalogue/run.ts'
import { ProblemError } from '../problems/problem.ts'
import type { RunContext } from './run-context.ts'

/** The queries of tests; those that cannot be rendered have ended already. */
export async function compiledTests(
  ids: readonly NodeId[],
  context: RunContext,
  ask: Ask = context.ask,
  /** What is tested under another name, where anybody may read it as it is. */
  hidden?: NodeId,
): Promise<{ readonly tests: readonly CompiledTest[]; readonly broken: readonly TestOutcome[] }> {
  const tests: CompiledTest[] = []
  const broken: TestOutcome[] = []
  for (const id of ids) {
    const test = context.manifest.nodes.get(id) as DataTest
    const startedAt = context.clock()
    try {
      const known = test.late ? undefined : context.compiled.get(id)
      const compiled = known ?? (await context.renderLate?.(id, ask)) ?? context.compiled.get(id)
      if (compiled === undefined) throw new ProblemError(nothingCompiled({ node: test.name, at: test.at }))
      const { first } = compiled
      const { buildByMacro, plan } = context
      const byMacro = plan.nodes.get(id)?.byMacro === true && buildByMacro !== undefined
      const count = () => buildByMacro?.(id, { sql: first.rendered, incremental: false }, ask)
      tests.push({ test, query: readable(first, test, context, hidden), ...(byMacro ? { count } : {}) })
    } catch (error) {
      if (!(error instanceof ProblemError) || context.signal?.aborted === true) throw error
      broken.push({
        ...{ test, status: 'error', failures: undefined, sql: '', startedAt, finishedAt: context.clock() },
        ...{ message: error.message, problems: error.problems },
      })
    }
  }
  return { tests, broken }
}

/** Tables that want a filter of whoever reads them are read whole. */
function readable(query: Query, test: DataTest, context: RunContext, hidden: NodeId | undefined): Query {
  const { manifest, adapter } = context
  const { statements } = adapter
  const { wholeTable } = statements
  if (wholeTable === undefined) return query
  return test.dependsOn.reduce((read, id) => {
    const node = manifest.nodes.get(id)
    if (id === hidden || node === undefined || !('relation' in node)) return read
    const whole = wholeTable(node.relation, node.config)
    return whole === undefined ? read : retarget(read, node.relation, whole, statements)
  }, query)
}
