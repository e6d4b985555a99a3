import type { Manifest, NodeId, Problem, RunOptions, RunOutcome, Verb } from '../../index.ts'
import * as library from '../../index.ts'
import {
  flag,
  type Invocation,
  isTold,
  projectDirectory,
  projectOptions,
  selectionOptions,
  text,
} from '../invocation.ts'
import { printPlan } from '../print-plan.ts'
import { printWarnings } from '../print-problems.ts'
import { printSummary } from '../print-summary.ts'
import { openProgress } from '../progress.ts'
import { nodeLabel } from '../words.ts'

export const build = (invocation: Invocation) => runVerb(invocation, library.build, 'build')
export const run = (invocation: Invocation) => runVerb(invocation, library.run, 'run')
export const test = (invocation: Invocation) => runVerb(invocation, library.test, 'test')
export const seed = (invocation: Invocation) => runVerb(invocation, library.seed)
export const snapshot = (invocation: Invocation) => runVerb(invocation, library.snapshot)
export const retry = (invocation: Invocation) => runVerb(invocation, library.retry)
export const clone = (invocation: Invocation) => runVerb(invocation, library.clone)

/** Only what was given: what was not is settled by the verb, for `retry` by the run that it repeats. */
function given(invocation: Invocation): Partial<RunOptions> {
  const sample = text(invocation, 'sample')
  const eventTimeStart = text(invocation, 'eventTimeStart')
  const eventTimeEnd = text(invocation, 'eventTimeEnd')
  const maxBytes = text(invocation, 'maxBytes')
  return {
    ...(flag(invocation, 'empty') ? { empty: true } : {}),
    ...(flag(invocation, 'force') ? { force: true } : {}),
    ...(flag(invocation, 'reuse') ? { reuse: true } : {}),
    ...(flag(invocation, 'storeFailures') ? { storeFailures: true } : {}),
    ...(sample === undefined ? {} : { sample }),
    ...(eventTimeStart === undefined ? {} : { eventTimeStart }),
    ...(eventTimeEnd === undefined ? {} : { eventTimeEnd }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  }
}

/** Nothing where neither the word nor its negation was said. */
function switchOf(invocation: Invocation, name: 'failFast'): Partial<RunOptions> {
  return typeof invocation.options[name] === 'boolean' ? { [name]: flag(invocation, name) } : {}
}

async function runVerb(
  invocation: Invocation,
  verb: (options: RunOptions) => Promise<RunOutcome>,
  kind: Verb = 'build',
): Promise<number> {
  if (flag(invocation, 'dryRun')) return printPlan(invocation, kind)
  const { terminal } = invocation
  const format = text(invocation, 'logFormat') === 'json' ? 'json' : 'text'
  const json = text(invocation, 'output') === 'json'
  let nodes: Manifest['nodes'] = new Map()
  const told: Problem[] = []
  const progress = openProgress({
    terminal,
    format,
    quiet: flag(invocation, 'quiet'),
    label: (id: NodeId) => nodeLabel(nodes.get(id), id),
    isTest: (id: NodeId) => nodes.get(id)?.kind.endsWith('test') === true,
  })
  try {
    const { summary, manifest, problems } = await verb({
      ...projectOptions(invocation),
      ...selectionOptions(invocation),
      ...switchOf(invocation, 'failFast'),
      ...given(invocation),
      batchTests: invocation.options.batchTests !== false,
      onManifest: (manifest) => {
        nodes = manifest.nodes
      },
      onEvent: (event) => {
        // In the JSON log a warning is a line already; people read it after the run, with its place.
        if (event.kind === 'warning' && format === 'text') told.push(event.problem)
        progress.on(event)
      },
      onLog: (message, by) => {
        if (isTold(invocation, by)) progress.on({ kind: 'log', at: Date.now(), message })
      },
    })
    progress.stop()
    const directory = projectDirectory(invocation)
    printWarnings(invocation, [...problems, ...told], directory)
    if (json) terminal.out(`${JSON.stringify(summary, null, 2)}\n`)
    if (format === 'text') printSummary({ invocation, summary, manifest, directory, results: !json })
    const failed = summary.results.some(
      ({ status }) => status === 'error' || status === 'fail' || status === 'partial success',
    )
    return failed || library.hasErrors(problems) ? 1 : 0
  } finally {
    progress.stop()
  }
}
