// What a verb would do: a line for each node, and where the warehouse can tell, what it would read and cost.

import type { NodePlan, PlanOutcome, Verb } from '../index.ts'
import * as library from '../index.ts'
import {
  flag,
  type Invocation,
  projectDirectory,
  projectOptions,
  selectionOptions,
  text,
} from './invocation.ts'
import { printWarnings } from './print-problems.ts'
import { rowsAsTable } from './print-rows.ts'
import { nodeLabel } from './words.ts'

export async function printPlan(invocation: Invocation, verb: Verb): Promise<number> {
  const maxBytes = text(invocation, 'maxBytes')
  const outcome = await library.plan(
    {
      ...projectOptions(invocation),
      ...selectionOptions(invocation),
      ...(flag(invocation, 'force') ? { force: true } : {}),
      ...(flag(invocation, 'reuse') ? { reuse: true } : {}),
      ...(flag(invocation, 'empty') ? { empty: true } : {}),
      ...(maxBytes === undefined ? {} : { maxBytes }),
    },
    verb,
  )
  printWarnings(invocation, outcome.problems, projectDirectory(invocation))
  const { terminal } = invocation
  if (text(invocation, 'output') === 'json')
    terminal.out(`${JSON.stringify([...outcome.plan.nodes.values()], null, 2)}\n`)
  else terminal.out(planText(outcome, terminal.columns()))
  return 0
}

function planText({ plan, price, manifest }: PlanOutcome, width: number): string {
  const nodes = [...plan.nodes.values()]
  const estimated = nodes.some(({ estimate }) => estimate !== undefined)
  // Without costs, a node's tests go without saying.
  const shown = nodes.filter(
    (node) =>
      estimated ||
      (node.auditedBy === undefined &&
        (node.action !== 'reuse' || manifest.nodes.get(node.id)?.kind.endsWith('test') !== true)),
  )
  const rows = shown.map((node) => [
    node.action,
    nodeLabel(manifest.nodes.get(node.id), node.id),
    node.why.map((reason) => (reason.detail ? `${reason.kind} ${reason.detail}` : reason.kind)).join('; '),
    ...(estimated ? estimateCells(node) : [node.steps.length]),
  ])
  const columns = [
    'action',
    'node',
    'why',
    ...(estimated ? ['reads', `cost in ${price.currency}`] : ['steps']),
  ]
  const table = rowsAsTable({ columns, rows }, width)
  if (!estimated) return table
  const { bytes, cost, guessed } = library.costOf(plan)
  const note = guessed === 0 ? '' : `; ~ marks ${guessed} guessed, because inputs are not there yet`
  return `${table}\n${library.byteText(bytes)} to read, about ${cost.toFixed(2)} ${price.currency} at ${price.perTib} for a TiB${note}\n`
}

function estimateCells({ estimate }: NodePlan): readonly string[] {
  if (estimate === undefined) return ['', '']
  const about = estimate.guessed === true ? '~' : ''
  return [`${about}${library.byteText(estimate.bytes)}`, `${about}${(estimate.cost ?? 0).toFixed(4)}`]
}
