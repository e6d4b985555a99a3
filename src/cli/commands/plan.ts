import * as library from '../../index.ts'
import {
  flag,
  type Invocation,
  projectDirectory,
  projectOptions,
  selectionOptions,
  text,
} from '../invocation.ts'
import { printWarnings } from '../print-problems.ts'
import { rowsAsTable } from '../print-rows.ts'
import { nodeLabel } from '../words.ts'

export async function plan(invocation: Invocation): Promise<number> {
  const outcome = await library.plan({
    ...projectOptions(invocation),
    ...selectionOptions(invocation),
    ...(flag(invocation, 'force') ? { force: true } : {}),
    ...(flag(invocation, 'reuse') ? { reuse: true } : {}),
  })
  printWarnings(invocation, outcome.problems, projectDirectory(invocation))
  const nodes = [...outcome.plan.nodes.values()].filter(
    (node) =>
      node.auditedBy === undefined &&
      (node.action !== 'reuse' || outcome.manifest.nodes.get(node.id)?.kind.endsWith('test') !== true),
  )
  const rows = nodes.map((node) => [
    node.action,
    nodeLabel(outcome.manifest.nodes.get(node.id), node.id),
    node.why.map((reason) => (reason.detail ? `${reason.kind} ${reason.detail}` : reason.kind)).join('; '),
    node.steps.length,
  ])
  const { terminal } = invocation
  if (text(invocation, 'output') === 'json')
    terminal.out(`${JSON.stringify([...outcome.plan.nodes.values()], null, 2)}\n`)
  else terminal.out(rowsAsTable({ columns: ['action', 'node', 'why', 'steps'], rows }, terminal.columns()))
  return 0
}
