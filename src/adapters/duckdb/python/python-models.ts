// Python models beside DuckDB: their process sees the warehouse's tables as copies, made when they are first named, and
// leaves its rows in a file that is then attached. The warehouse's own file stays ours alone.

import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Relation } from '../../../manifest/relation.ts'
import { pythonEnded } from '../../../problems/catalogue/python.ts'
import { ProblemError } from '../../../problems/problem.ts'
import type { PythonJob, PythonModels, QueryOptions, Session } from '../../adapter.ts'
import type { DuckdbSettings } from '../settings.ts'
import { literal, quoteName } from '../statements.ts'
import { findPython } from './find-python.ts'
import { failureOf } from './python-problem.ts'
import { type PythonAnswer, PythonProcess, type Surroundings } from './python-process.ts'

/** Of processes that were used before: imports take longer than most models. */
const idle = Symbol('idle')

export class DuckdbPython implements PythonModels {
  readonly #settings: DuckdbSettings
  readonly #surroundings: Surroundings
  readonly #all = new Map<PythonProcess, typeof idle | 'busy'>()
  readonly #folders = new Map<string, string>()

  constructor(settings: DuckdbSettings, surroundings: Surroundings) {
    this.#settings = settings
    this.#surroundings = surroundings
  }

  async run(job: PythonJob, session: Session, options: QueryOptions = {}): Promise<void> {
    const { signal } = options
    signal?.throwIfAborted()
    const folder = await mkdtemp(join(tmpdir(), 'strata-python-'))
    const { database = '', name } = job.into
    this.#folders.set(database, folder)
    const child = await this.#borrow()
    const stop = (): void => child.end()
    signal?.addEventListener('abort', stop, { once: true })
    try {
      const file = join(folder, 'rows.duckdb')
      child.send(await this.#message(job, folder, { file, name }, session))
      await this.#settle(child, job, folder, session, options)
      await session.execute(`ATTACH ${literal(file)} AS ${quoteName(database)} (READ_ONLY)`)
      this.#all.set(child, idle)
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    } finally {
      signal?.removeEventListener('abort', stop)
      if (this.#all.get(child) !== idle) this.#discard(child)
    }
  }

  async release({ database = '' }: Relation, session: Session): Promise<void> {
    const folder = this.#folders.get(database)
    this.#folders.delete(database)
    await session.execute(`DETACH DATABASE IF EXISTS ${quoteName(database)}`).catch(() => {})
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  }

  async close(): Promise<void> {
    for (const child of this.#all.keys()) child.end()
    this.#all.clear()
    await Promise.all(
      [...this.#folders.values()].map((folder) => rm(folder, { recursive: true, force: true })),
    )
  }

  async #borrow(): Promise<PythonProcess> {
    const free = [...this.#all].find(([child, state]) => state === idle && !child.ended)?.[0]
    const child =
      free ?? (await PythonProcess.start(findPython(this.#surroundings.environment), this.#surroundings))
    this.#all.set(child, 'busy')
    return child
  }

  #discard(child: PythonProcess): void {
    child.end()
    this.#all.delete(child)
  }

  async #message(job: PythonJob, folder: string, into: { file: string; name: string }, session: Session) {
    const { options, later, extensions, secrets } = this.#settings
    const { rows } = await session.query(RELATIONS)
    const { rows: current } = await session.query('SELECT current_database()')
    return {
      ...{ model: job.model, code: job.code, file: job.file, lines: job.lines, folder, into },
      ...{ relations: rows, database: current[0]?.[0] },
      ...{ options, settings: later, extensions, secrets },
      paths: this.#settings.modulePaths.map((path) => resolve(this.#surroundings.directory, path)),
    }
  }

  /** Answers what the process asks until it has ended well. */
  async #settle(
    child: PythonProcess,
    job: PythonJob,
    folder: string,
    session: Session,
    options: QueryOptions,
  ): Promise<void> {
    for (let count = 1; ; count++) {
      const answer: PythonAnswer = await child.answer()
      if (answer.kind === 'done') return
      if (answer.kind === 'failed')
        throw new ProblemError(failureOf(answer, job, this.#surroundings.directory))
      if (answer.kind === 'ended')
        throw new ProblemError(pythonEnded({ model: job.model, how: answer.how, details: answer.lines }))
      const file = join(folder, `in-${count}.duckdb`)
      try {
        await copyOut(answer.relation, file, session, options)
        child.send({ file })
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        child.send({ said: error.message })
      }
    }
  }
}

/** All that could be named, whoever made it; not what other models of this run have handed over. */
const RELATIONS = `SELECT database_name, schema_name, table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary
UNION ALL SELECT database_name, schema_name, view_name FROM duckdb_views() WHERE NOT internal AND NOT temporary`

async function copyOut(
  names: readonly string[],
  file: string,
  session: Session,
  options: QueryOptions,
): Promise<void> {
  const alias = quoteName(`strata_python_${randomUUID().slice(0, 8)}`)
  await session.execute(`ATTACH ${literal(file)} AS ${alias}`, options)
  try {
    const from = names.map(quoteName).join('.')
    await session.execute(`CREATE TABLE ${alias}.main."rows" AS SELECT * FROM ${from}`, options)
  } finally {
    await session.execute(`DETACH ${alias}`)
  }
}
