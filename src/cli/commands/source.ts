import { resolve } from 'node:path'
import pc from 'picocolors'
import type { FreshnessOutcome } from '../../index.ts'
import * as library from '../../index.ts'
import {
  flag,
  type Invocation,
  projectDirectory,
  projectOptions,
  selectionOptions,
  text,
} from '../invocation.ts'
import { printEachProblem, printWarnings } from '../print-problems.ts'
import { refuseAction } from '../refuse-action.ts'

/** `strata source freshness`: exit code 1 where a source is older than its error limit. */
export async function source(invocation: Invocation): Promise<number> {
  const { terminal } = invocation
  const action = invocation.arguments[0] ?? 'freshness'
  if (action !== 'freshness' && action !== 'snapshot-freshness')
    return refuseAction(terminal, 'source', action, ['source freshness'])
  const output = text(invocation, 'output') ?? 'text'
  const out = text(invocation, 'out') ?? (['text', 'json'].includes(output) ? undefined : output)
  const outcome = await library.sourceFreshness({
    ...projectOptions(invocation),
    ...selectionOptions(invocation),
    ...(out === undefined ? {} : { out: resolve(invocation.directory, out) }),
  })
  const directory = projectDirectory(invocation)
  printWarnings(invocation, outcome.problems, directory)
  if (output === 'json') terminal.out(`${JSON.stringify(outcome.results, null, 2)}\n`)
  else printLines(invocation, outcome)
  for (const { problems } of outcome.results) printEachProblem(terminal, problems, directory)
  return outcome.results.some(({ status }) => status === 'error' || status === 'runtime error') ? 1 : 0
}

const paints = { pass: 'green', warn: 'yellow', error: 'red', 'runtime error': 'red' } as const

function printLines(invocation: Invocation, { results, manifest }: FreshnessOutcome): void {
  const { terminal } = invocation
  const colours = pc.createColors(terminal.colour.out)
  if (results.length === 0) {
    terminal.out('No selected source has a freshness limit and a field or query that tells its age.\n')
    return
  }
  for (const { id, status, maxLoadedAt } of results) {
    if (flag(invocation, 'quiet') && status === 'pass') continue
    const node = manifest.nodes.get(id)
    const name = node?.kind === 'source' ? `${node.sourceName}.${node.name}` : id
    const loaded = maxLoadedAt === undefined ? '' : `  loaded ${new Date(maxLoadedAt).toISOString()}`
    terminal.out(`${colours[paints[status]](status.padEnd(6))}  source ${name}${colours.dim(loaded)}\n`)
  }
}
