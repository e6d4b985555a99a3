import type { Session } from '../adapters/adapter.ts'
import { statementOf } from '../adapters/embed.ts'
import type { JsonObject } from '../manifest/json.ts'
import type { Operation } from '../manifest/node.ts'
import { nothingCompiled } from '../problems/catalogue/run.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { askWarehouse } from './ask.ts'
import type { NodeOutcome, RunContext } from './run-context.ts'
import { StepTools } from './step-tools.ts'

/** An on-run-start or on-run-end statement; `names` are what its template sees of the run. */
export async function runOperation(
  node: Operation,
  session: Session,
  context: RunContext,
  names: JsonObject,
): Promise<NodeOutcome & { readonly rendered: boolean }> {
  const tools = new StepTools(context.adapter, session, node, context.signal)
  let rendered = false
  const end = (ending: NodeOutcome['ending'], problems: readonly Problem[], message: string) => ({
    ending,
    rendered,
    problems,
    message,
    rows: tools.rows,
    tests: [],
    sql: tools.sent.join(';\n'),
  })
  try {
    // Rendered when its turn comes: what it does may hang on the warehouse, or on how the run went.
    const ask = askWarehouse(context.adapter, context.signal, session)
    const compiled = (await context.renderLate?.(node.id, ask, names)) ?? context.compiled.get(node.id)
    if (compiled === undefined) throw new ProblemError(nothingCompiled({ node: node.name, at: node.at }))
    rendered = true
    if (compiled.first.sql.trim() !== '')
      await tools.run(statementOf(compiled.first, `run "${node.name}"`, context.adapter.dialect))
    return end('success', [], 'done')
  } catch (error) {
    if (context.signal?.aborted === true) return end('interrupted', [], 'interrupted')
    if (!(error instanceof ProblemError)) throw error
    return end('error', error.problems, error.problems[0]?.message ?? 'failed')
  }
}
