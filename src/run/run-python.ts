import { join } from 'node:path'
import type { BuildNode } from '../manifest/node.ts'
import { pythonNotHere } from '../problems/catalogue/python.ts'
import { ProblemError } from '../problems/problem.ts'
import type { Step } from './step.ts'
import type { StepTools } from './step-tools.ts'

/** Runs a model's program and then what is done with its rows. */
export async function runPython(
  { code, into }: Extract<Step, { kind: 'python' }>,
  node: BuildNode,
  tools: StepTools,
  directory: string,
  inner: () => Promise<void>,
): Promise<void> {
  const { adapter, session, options } = tools
  const { python } = adapter
  if (python === undefined)
    throw new ProblemError(pythonNotHere({ model: node.name, engine: adapter.type, at: node.at }))
  const lines = 'source' in node ? node.source.split('\n').length : 0
  const job = { model: node.name, code, file: join(directory, node.file), name: node.at.file, lines, into }
  try {
    await python.run(job, session, options)
    await inner()
  } finally {
    tools.sent.splice(0, Number.POSITIVE_INFINITY, code)
    await python.release(into, session)
  }
}
