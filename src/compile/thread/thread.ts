// The other side of `RenderingThread`: renders without a pause, waiting for each answer where it stands.

import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { revived as revivedNumbers } from '../../manifest/exact-scalar.ts'
import type { LookupAnswer } from '../../manifest/lookup.ts'
import { packRendering } from '../../template/packed-rendering.ts'
import type { Answer } from '../../template/render.ts'
import type { Question } from '../../template/values/value.ts'
import type { CompileContext, WarehouseQuestion } from '../compile/compile-phase.ts'
import type { Job, JobResult, Outcome, SentAnswer } from '../compile/elsewhere.ts'
import { additionsAsJson, setAdditions } from '../compile/graph-additions.ts'
import { buildAnswered } from '../compile/materialization-macro.ts'
import { NodeTemplates } from '../compile/node-template.ts'
import { renderAnswered } from '../compile/render-node.ts'
import { loadMacros } from '../parse/load-macros.ts'
import { NodeIndex } from '../parse/node-index.ts'
import { templateProject } from '../template-project.ts'
import type { Given, ThreadMessage, ThreadQuestion } from './messages.ts'
import { failure, revived, unwrap } from './outcome.ts'

const { loaded, manifest, invocation, environment, signal, answers } = revivedNumbers(workerData as Given)
const say = (message: ThreadMessage): void => parentPort!.postMessage(message)

const onLog = (text: string, by: 'log' | 'print'): void => say({ kind: 'log', text, by })
const macros = loadMacros(loaded, () => {})
const shared: CompileContext = {
  project: templateProject(loaded, macros, { ...invocation, onLog }, environment),
  manifest,
  index: new NodeIndex(manifest.nodes.values(), loaded),
  toEngine: (sql) => wait<string>({ kind: 'to-engine', sql }),
  report: (problem) => say({ kind: 'report', problem }),
}
const templates = new NodeTemplates(loaded, { macros, manifest })

/** One for a millisecond. */
const MOST_TRIES = 10_000

parentPort!.on('message', (job: Job) => {
  say({ kind: 'done', outcome: outcomeOf(job) })
})

function outcomeOf(job: Job): Outcome<JobResult> {
  try {
    return { value: run(job) }
  } catch (error) {
    return failure(error)
  }
}

function run(job: Job): JobResult {
  const known = { answers: job.answers.map(answerOf), answer }
  const context = { ...shared, inputs: job.inputs, selected: job.selected }
  setAdditions(manifest, job.additions)
  if (job.kind === 'build') {
    const table = buildAnswered(context, job.node, macros.get(job.macro)!, job.given, known)
    return { rendering: undefined, inlined: [], table, additions: additionsAsJson(manifest) }
  }
  const { node, incremental, names, batch } = job
  const { rendered, inlined } = renderAnswered(
    { ...context, batch },
    templates.of(node),
    { node, incremental, names },
    known,
  )
  return {
    rendering: packRendering(rendered),
    inlined: [...inlined],
    table: undefined,
    additions: additionsAsJson(manifest),
  }
}

function answer(question: Question): LookupAnswer {
  return wait<LookupAnswer>({ kind: 'lookup', lookup: (question as WarehouseQuestion).lookup })
}

function wait<T>(message: ThreadQuestion): T {
  Atomics.store(signal, 0, 0)
  say(message)
  Atomics.wait(signal, 0, 0)
  return unwrap(received<T>())
}

/** Should the word that an answer is there come before the answer, it is waited for. */
function received<T>(): Outcome<T> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const told = receiveMessageOnPort(answers) as { readonly message: Outcome<T> } | undefined
    if (told !== undefined) return told.message
    Atomics.wait(signal, 0, 1, 1)
  }
  throw new Error('The answer to a question of a template did not arrive.')
}

function answerOf({ key, outcome }: SentAnswer): Answer {
  return 'value' in outcome ? { key, value: outcome.value } : { key, error: revived(outcome) }
}
