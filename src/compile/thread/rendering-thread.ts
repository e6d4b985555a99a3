import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type { Ask, LookupAnswer } from '../../manifest/lookup.ts'
import type { CompileContext } from '../compile/compile-phase.ts'
import type { Elsewhere, Job, JobResult, Outcome } from '../compile/elsewhere.ts'
import type { Given, ThreadMessage, ThreadQuestion } from './messages.ts'
import { failure, unwrap } from './outcome.ts'

/**
 * A second thread that renders what asks the warehouse very often. There a template stops at a question until the answer is
 * there, where in the main thread it would be rendered again with each answer, which costs the square of their number.
 * It is started at the first job, and does one job at a time.
 */
export class RenderingThread implements Elsewhere {
  readonly #context: CompileContext
  #thread: Started | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(context: CompileContext) {
    this.#context = context
  }

  run(job: Job, ask: Ask): Promise<JobResult> {
    const result = this.#last.then(() => {
      this.#thread ??= start(this.#context)
      return work(this.#thread, job, ask, this.#context)
    })
    this.#last = result.catch(() => {})
    return result
  }
}

interface Started {
  readonly worker: Worker
  readonly answers: MessagePort
  readonly signal: Int32Array
}

function start({ project, manifest }: CompileContext): Started {
  const { port1, port2 } = new MessageChannel()
  const signal = new Int32Array(new SharedArrayBuffer(4))
  const { onLog: _, ...invocation } = project.invocation
  const { loaded, environment } = project
  const workerData: Given = {
    ...{ loaded, manifest, invocation, signal },
    environment: { ...environment },
    answers: port2,
  }
  const worker = new Worker(entry(), { workerData, transferList: [port2] })
  worker.unref()
  port1.unref()
  return { worker, answers: port1, signal }
}

/** Built into `dist/`; this file runs from `dist/chunks/` or, from source, from its own folder. */
function entry(): URL {
  const places = ['../rendering-thread.js', './rendering-thread.js', './thread.ts']
  const found = places
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(fileURLToPath(url)))
  if (found === undefined) throw new Error('dist/rendering-thread.js is missing; run npm run build')
  return found
}

async function work(thread: Started, job: Job, ask: Ask, context: CompileContext): Promise<JobResult> {
  const { worker } = thread
  const { promise, settle } = settled<Outcome<JobResult>>()
  const hear = (message: ThreadMessage): void => {
    if (message.kind === 'done') settle(message.outcome)
    else if (message.kind === 'log') context.project.invocation.onLog?.(message.text, message.by)
    else if (message.kind === 'report') context.report(message.problem)
    else void answerTo(message, ask, context).then((outcome) => reply(thread, outcome))
  }
  const failed = (error: unknown): void => settle(failure(error))
  const ended = (): void => failed(new Error('The rendering thread has ended.'))
  worker.on('message', hear).on('error', failed).on('exit', ended).ref()
  try {
    worker.postMessage(job)
    return unwrap(await promise)
  } finally {
    worker.off('message', hear).off('error', failed).off('exit', ended).unref()
  }
}

function settled<T>(): { readonly promise: Promise<T>; readonly settle: (value: T) => void } {
  let settle: (value: T) => void = () => {}
  const promise = new Promise<T>((resolve) => {
    settle = resolve
  })
  return { promise, settle }
}

async function answerTo(
  message: ThreadQuestion,
  ask: Ask,
  { toEngine }: CompileContext,
): Promise<Outcome<LookupAnswer | string>> {
  try {
    return { value: message.kind === 'lookup' ? await ask(message.lookup) : toEngine(message.sql) }
  } catch (error) {
    return failure(error)
  }
}

function reply({ answers, signal }: Started, outcome: Outcome<LookupAnswer | string>): void {
  answers.postMessage(outcome)
  Atomics.store(signal, 0, 1)
  Atomics.notify(signal, 0)
}
