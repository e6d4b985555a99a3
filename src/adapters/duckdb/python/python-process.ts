// The user's Python that runs models, and the lines that go to and fro.

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { JsonObject } from '../../../manifest/json.ts'
import { pythonMissing, pythonWithoutDuckdb } from '../../../problems/catalogue/python.ts'
import { ProblemError } from '../../../problems/problem.ts'
import type { FoundPython } from './find-python.ts'

export interface Frame {
  readonly file: string
  readonly line: number
  readonly name: string
  readonly text: string | null
}

export interface PythonFailure {
  readonly kind: 'failed'
  readonly said: string
  readonly frames: readonly Frame[]
  /** Of a syntax error. */
  readonly place: { readonly line: number; readonly column: number } | null
  /** A module that is not there. */
  readonly missing: string | null
}

/** `ended`: the process is no more. */
export type PythonEnding =
  | { readonly kind: 'done' }
  | PythonFailure
  | { readonly kind: 'ended'; readonly how: string; readonly lines: readonly string[] }

type Said =
  | { readonly kind: 'log'; readonly text: string }
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'unfit'; readonly said: string }
  | ({ readonly id: number } & (Exclude<PythonEnding, { kind: 'ended' }> | Need))

interface Need {
  readonly kind: 'need'
  readonly relation: readonly string[]
}

const LAST_LINES = 20

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Where it runs. */
  readonly directory: string
  /** Hears what models print. */
  readonly onLog: (text: string) => void
}

interface Job {
  /** Gives what is answered to the name of a relation. */
  readonly bring: (relation: readonly string[]) => Promise<JsonObject>
  readonly settle: (ending: PythonEnding) => void
}

export class PythonProcess {
  readonly #child: ChildProcess
  readonly #jobs = new Map<number, Job>()
  readonly #lines: string[] = []
  readonly #onLog: (text: string) => void
  readonly #first: Promise<Said | undefined>
  #begin: (first: Said | undefined) => void = () => {}
  #count = 0
  #ended: PythonEnding | undefined

  private constructor(child: ChildProcess, onLog: (text: string) => void) {
    this.#child = child
    this.#onLog = onLog
    this.#first = new Promise((resolve) => {
      this.#begin = resolve
    })
    createInterface({ input: child.stdout! }).on('line', (line) => this.#hear(JSON.parse(line) as Said))
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
    const first = await started.#first
    if (first?.kind === 'ready') return started
    started.end()
    if (first?.kind === 'unfit') throw new ProblemError(pythonWithoutDuckdb({ ...python, said: first.said }))
    throw new ProblemError(pythonMissing({ ...python, details: started.#lines }))
  }

  get ended(): boolean {
    return this.#ended !== undefined
  }

  /** Several may run at once. */
  run(message: JsonObject, bring: Job['bring']): Promise<PythonEnding> {
    if (this.#ended !== undefined) return Promise.resolve(this.#ended)
    const id = this.#count++
    return new Promise((settle) => {
      this.#jobs.set(id, { bring, settle })
      this.#send({ ...message, id })
    })
  }

  /** At once, whatever it does; nothing of it is left. */
  end(): void {
    if (this.#ended === undefined) this.#child.kill('SIGKILL')
  }

  #send(message: JsonObject): void {
    this.#child.stdin!.write(`${JSON.stringify(message)}\n`)
  }

  #hear(said: Said): void {
    if (said.kind === 'log') this.#onLog(said.text)
    else if (said.kind === 'ready' || said.kind === 'unfit') this.#begin(said)
    else {
      const { id, ...answer } = said
      const job = this.#jobs.get(id)
      if (answer.kind === 'need')
        void job?.bring(answer.relation).then((brought) => this.#send({ ...brought, id }))
      else {
        this.#jobs.delete(id)
        job?.settle(answer)
      }
    }
  }

  #note(line: string): void {
    this.#lines.push(line)
    if (this.#lines.length > LAST_LINES) this.#lines.shift()
    this.#onLog(line)
  }

  #end(how: string): void {
    this.#ended ??= { kind: 'ended', how, lines: [...this.#lines] }
    this.#begin(undefined)
    for (const { settle } of this.#jobs.values()) settle(this.#ended)
    this.#jobs.clear()
  }
}

/** In `dist/`; this file runs from `dist/chunks/` or, from source, from its own folder. */
function program(): string {
  const places = ['../strata_model.py', './strata_model.py']
  const found = places.map((path) => fileURLToPath(new URL(path, import.meta.url))).find(existsSync)
  if (found === undefined) throw new Error('dist/strata_model.py is missing; run npm run build')
  return found
}
