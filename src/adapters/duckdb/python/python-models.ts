// Python models beside DuckDB: their process sees the warehouse's tables as copies, made when they are first named, and
// leaves its rows in a file that is then attached. The warehouse's own file stays ours alone.

import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { JsonObject } from '../../../manifest/json.ts'
import type { Relation } from '../../../manifest/relation.ts'
import { pythonEnded } from '../../../problems/catalogue/python.ts'
import { ProblemError } from '../../../problems/problem.ts'
import type { PythonJob, PythonModels, QueryOptions, Session } from '../../adapter.ts'
import type { DuckdbSettings } from '../settings.ts'
import { literal, quoteName } from '../statements.ts'
import { findPython } from './find-python.ts'
import { failureOf } from './python-problem.ts'
import { PythonProcess, type Surroundings } from './python-process.ts'

export class DuckdbPython implements PythonModels {
  readonly #settings: DuckdbSettings
  readonly #surroundings: Surroundings
  readonly #folders = new Map<string, string>()
  /** One for all models, for imports take longer than most of them. */
  #process: Promise<PythonProcess> | undefined

  constructor(settings: DuckdbSettings, surroundings: Surroundings) {
    this.#settings = settings
    this.#surroundings = surroundings
  }

  async run(job: PythonJob, session: Session, options: QueryOptions = {}): Promise<void> {
    const { signal } = options
    signal?.throwIfAborted()
    const child = await this.#started()
    signal?.throwIfAborted()
    const folder = await mkdtemp(join(this.#surroundings.environment.TMPDIR || tmpdir(), 'strata-python-'))
    const { database = '', name } = job.into
    this.#folders.set(database, folder)
    const file = join(folder, 'rows.duckdb')
    const stop = (): void => child.end()
    signal?.addEventListener('abort', stop, { once: true })
    try {
      const message = await this.#message(job, folder, { file, name }, session)
      const ending = await child.run(message, (relation) => copyOut(relation, folder, session, options))
      signal?.throwIfAborted()
      if (ending.kind === 'failed')
        throw new ProblemError(failureOf(ending, job, this.#surroundings.directory))
      if (ending.kind === 'ended')
        throw new ProblemError(pythonEnded({ model: job.model, how: ending.how, details: ending.lines }))
      await session.execute(`ATTACH ${literal(file)} AS ${quoteName(database)} (READ_ONLY)`)
    } finally {
      signal?.removeEventListener('abort', stop)
    }
  }

  async release({ database = '' }: Relation, session: Session): Promise<void> {
    const folder = this.#folders.get(database)
    this.#folders.delete(database)
    await session.execute(`DETACH DATABASE IF EXISTS ${quoteName(database)}`).catch(() => {})
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  }

  async close(): Promise<void> {
    await this.#process?.then(
      (child) => child.end(),
      () => {},
    )
    await Promise.all(
      [...this.#folders.values()].map((folder) => rm(folder, { recursive: true, force: true })),
    )
  }

  async #started(): Promise<PythonProcess> {
    const start = () => PythonProcess.start(findPython(this.#surroundings.environment), this.#surroundings)
    this.#process ??= start()
    const child = await this.#process
    if (!child.ended) return child
    this.#process = start()
    return this.#process
  }

  async #message(job: PythonJob, folder: string, into: JsonObject, session: Session): Promise<JsonObject> {
    const { options, later, extensions, secrets, modulePaths } = this.#settings
    const { rows } = await session.query(RELATIONS)
    const { rows: macros } = await session.query(MACROS)
    const { rows: current } = await session.query('SELECT current_database()')
    return {
      ...{ model: job.model, code: job.code, file: job.file, lines: job.lines, folder, into },
      ...{ relations: rows, macros, database: current[0]?.[0] ?? '' },
      ...{ options, settings: later, extensions, secrets },
      paths: modulePaths.map((path) => resolve(this.#surroundings.directory, path)),
    }
  }
}

/** All that could be named, whoever made it; not what other models of this run have handed over. */
const RELATIONS = `SELECT database_name, schema_name, table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary
UNION ALL SELECT database_name, schema_name, view_name FROM duckdb_views() WHERE NOT internal AND NOT temporary`

const MACROS = `SELECT database_name, schema_name, function_name, function_type = 'table_macro', parameters, macro_definition
FROM duckdb_functions() WHERE NOT internal AND macro_definition IS NOT NULL`

/** A relation's rows as they are now, in a file of their own; or why there are none. */
async function copyOut(
  names: readonly string[],
  folder: string,
  session: Session,
  options: QueryOptions,
): Promise<JsonObject> {
  try {
    return { file: await copyTo('', names, folder, session, options) }
  } catch (error) {
    if (!/storage version/i.test(String(error))) return { said: textOf(error) }
  }
  // Some types are younger than the form of files that every version reads.
  try {
    return { file: await copyTo(" (STORAGE_VERSION 'latest')", names, folder, session, options) }
  } catch (error) {
    return { said: textOf(error) }
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

async function copyTo(
  how: string,
  names: readonly string[],
  folder: string,
  session: Session,
  options: QueryOptions,
): Promise<string> {
  const name = `in_${randomUUID().slice(0, 8)}`
  const file = join(folder, `${name}.duckdb`)
  const alias = quoteName(`strata_python_${name}`)
  await session.execute(`ATTACH ${literal(file)} AS ${alias}${how}`, options)
  try {
    const from = names.map(quoteName).join('.')
    await session.execute(`CREATE TABLE ${alias}.main."rows" AS SELECT * FROM ${from}`, options)
  } finally {
    await session.execute(`DETACH ${alias}`)
  }
  return file
}
