// One Python of the user's that runs models, and the lines that go to and fro.

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { pythonMissing, pythonWithoutDuckdb } from '../../../problems/catalogue/python.ts'
import { ProblemError } from '../../../problems/problem.ts'
import type { FoundPython } from './find-python.ts'

export interface Frame {
  readonly file: string
  readonly line: number
  readonly name: string
  readonly text: string
}

export type PythonAnswer =
  | { readonly kind: 'need'; readonly relation: readonly [database: string, schema: string, name: string] }
  | { readonly kind: 'done' }
  | {
      readonly kind: 'failed'
      readonly said: string
      readonly frames: readonly Frame[]
      readonly place: { readonly line: number; readonly column: number } | null
      readonly missing: string | null
    }
  /** The process is no more. */
  | { readonly kind: 'ended'; readonly how: string; readonly lines: readonly string[] }

type Heard =
  | PythonAnswer
  | { readonly kind: 'log'; readonly text: string }
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'unfit'; readonly said: string }

const LAST_LINES = 20

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly directory: string
  readonly onLog: (text: string) => void
}

export class PythonProcess {
  readonly #child: ChildProcess
  readonly #heard: Heard[] = []
  readonly #lines: string[] = []
  readonly #onLog: (text: string) => void
  #waiting: ((heard: Heard) => void) | undefined
  #ended = false

  private constructor(child: ChildProcess, onLog: (text: string) => void) {
    this.#child = child
    this.#onLog = onLog
    createInterface({ input: child.stdout! }).on('line', (line) => this.#hear(JSON.parse(line) as Heard))
    // What is written there is no print() of a model's, but a library's own or the end of the process.
    createInterface({ input: child.stderr! }).on('line', (line) => this.#note(line))
    child.stdin!.on('error', () => {})
    child.on('error', (error) => this.#end(error.message))
    child.on('close', (code, signal) => this.#end(signal === null ? `exit code ${code}` : `signal ${signal}`))
  }

  /** Throws ProblemError where there is no such Python, or none that can run models. */
  static async start(
    python: FoundPython,
    { environment, directory, onLog }: Surroundings,
  ): Promise<PythonProcess> {
    const child = spawn(python.executable, [program()], {
      cwd: directory,
      env: { ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    })
    const started = new PythonProcess(child, onLog)
    const first = await started.#next()
    if (first.kind === 'ready') return started
    started.end()
    if (first.kind === 'unfit') throw new ProblemError(pythonWithoutDuckdb({ ...python, said: first.said }))
    throw new ProblemError(pythonMissing(python))
  }

  get ended(): boolean {
    return this.#ended
  }

  send(message: unknown): void {
    this.#child.stdin!.write(`${JSON.stringify(message)}\n`)
  }

  /** What it says next, its log apart. */
  async answer(): Promise<PythonAnswer> {
    for (;;) {
      const heard = await this.#next()
      if (heard.kind === 'log') this.#onLog(heard.text)
      else if (heard.kind !== 'ready' && heard.kind !== 'unfit') return heard
    }
  }

  /** At once, whatever it does; nothing of it is left. */
  end(): void {
    if (!this.#ended) this.#child.kill('SIGKILL')
  }

  #next(): Promise<Heard> {
    const heard = this.#heard.shift()
    if (heard !== undefined) return Promise.resolve(heard)
    return new Promise((resolve) => {
      this.#waiting = resolve
    })
  }

  #hear(heard: Heard): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    if (waiting === undefined) this.#heard.push(heard)
    else waiting(heard)
  }

  #note(line: string): void {
    this.#lines.push(line)
    if (this.#lines.length > LAST_LINES) this.#lines.shift()
    this.#onLog(line)
  }

  #end(how: string): void {
    if (this.#ended) return
    this.#ended = true
    this.#hear({ kind: 'ended', how, lines: [...this.#lines] })
  }
}

/** In `dist/`; this file runs from `dist/chunks/` or, from source, from its own folder. */
function program(): string {
  const places = ['../strata_model.py', './strata_model.py']
  const found = places.map((path) => fileURLToPath(new URL(path, import.meta.url))).find(existsSync)
  if (found === undefined) throw new Error('dist/strata_model.py is missing; run npm run build')
  return found
}
