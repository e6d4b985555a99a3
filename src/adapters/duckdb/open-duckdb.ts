// DuckDB: opens one instance per file and process and puts the four faces around it.

import { existsSync, mkdirSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import {
  warehouseFolderMissing,
  warehouseMissing,
  warehouseNameDiffers,
} from '../../problems/catalogue/adapters.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { Adapter, Capabilities } from '../adapter.ts'
import type { OpenOptions } from '../open-options.ts'
import { DuckdbCatalog } from './catalog.ts'
import { DuckdbConnection } from './connection.ts'
import { missingTable } from './engine-errors.ts'
import { installLibrary } from './library.ts'
import { DuckdbLoader } from './loader.ts'
import { openProblem } from './open-errors.ts'
import { DuckdbPython } from './python/python-models.ts'
import { type DuckdbSettings, settleSettings } from './settings.ts'
import { duckdbStatements, literal, quoteName } from './statements.ts'

const can: Capabilities = {
  transactionalDdl: true,
  merge: true,
  estimates: false,
  grants: false,
  concurrency: true,
}

export async function openDuckdb(options: OpenOptions): Promise<Adapter> {
  const settings = settleSettings(options.settings, options.projectDirectory)
  const readOnly = settings.readOnly || options.readOnly === true
  if (settings.path !== ':memory:') prepareFolder(settings.path, options.projectDirectory, readOnly)
  const connection = new DuckdbConnection(await openInstance(settings, readOnly))
  let loader: DuckdbLoader
  try {
    loader = await DuckdbLoader.open(connection)
    await prepare(connection, settings, options.projectDirectory)
    await checkName(connection, settings, options.database ?? options.settings.database)
    if (options.projectDialect === 'bigquery') await installLibrary(connection, readOnly)
  } catch (error) {
    await connection.close()
    throw error
  }
  const python = new DuckdbPython(settings, {
    environment: options.environment ?? {},
    directory: options.projectDirectory,
    onLog: options.onLog ?? (() => {}),
  })
  return {
    type: 'duckdb',
    dialect: 'duckdb',
    can,
    missingTable,
    connection,
    statements: duckdbStatements,
    catalog: new DuckdbCatalog(connection),
    loader,
    python,
    async close() {
      await python.close()
      await connection.close()
    },
  }
}

/** Folders inside the project are ours to make; elsewhere a missing one is most likely a mistyped path. */
function prepareFolder(path: string, projectDirectory: string, readOnly: boolean): void {
  if (/^\w+:/.test(path)) return
  const folder = dirname(path)
  if (readOnly && !existsSync(path)) throw new ProblemError(warehouseMissing({ path }))
  if (existsSync(folder)) return
  if (relative(projectDirectory, folder).startsWith('..')) {
    throw new ProblemError(warehouseFolderMissing({ path, folder }))
  }
  mkdirSync(folder, { recursive: true })
}

async function openInstance(settings: DuckdbSettings, readOnly: boolean): Promise<DuckDBInstance> {
  const options = {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...settings.options,
    errors_as_json: 'true',
    ...(readOnly ? { access_mode: 'READ_ONLY' } : {}),
  }
  try {
    // A second instance on one file would drop the file's lock; the cache hands out the first one again.
    return settings.path === ':memory:'
      ? await DuckDBInstance.create(':memory:', options)
      : await DuckDBInstance.fromCache(settings.path, options)
  } catch (error) {
    throw new ProblemError(openProblem(error, settings.path))
  }
}

/** What the profile asks for by name may be installed; nothing else ever is. */
async function loadExtension(connection: DuckdbConnection, extension: string): Promise<void> {
  try {
    await connection.execute(`LOAD ${quoteName(extension)}`)
  } catch {
    await connection.execute(`INSTALL ${quoteName(extension)}`)
    await connection.execute(`LOAD ${quoteName(extension)}`)
  }
}

/** What goes wrong here is told at the target's setting. */
async function about(setting: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    throw new ProblemError(error.problems.map((problem) => ({ ...problem, about: setting })))
  }
}

async function prepare(
  connection: DuckdbConnection,
  settings: DuckdbSettings,
  directory: string,
): Promise<void> {
  await connection.execute("SET GLOBAL TimeZone = 'UTC'")
  // Relative paths in SQL are relative to the project's folder, wherever the command was called.
  if (settings.options.file_search_path === undefined && !directory.includes(','))
    await connection.execute(`SET GLOBAL file_search_path = ${literal(directory)}`)
  for (const extension of settings.extensions)
    await about('extensions', () => loadExtension(connection, extension))
  for (const [name, value] of Object.entries(settings.later))
    await about('settings', () => connection.execute(`SET GLOBAL ${quoteName(name)} = ${literal(value)}`))
  for (const secret of settings.secrets) await about('secrets', () => connection.execute(secret))
  for (const { path, alias, readOnly, options } of settings.attach) {
    const name = alias === undefined ? '' : ` AS ${quoteName(alias)}`
    const words = [...options, ...(readOnly ? ['READ_ONLY'] : [])]
    const more = words.length === 0 ? '' : ` (${words.join(', ')})`
    await about('attach', () => connection.execute(`ATTACH IF NOT EXISTS ${literal(path)}${name}${more}`))
  }
}

/** Relations are named with their database, so a wrong name would make every statement fail. */
async function checkName(
  connection: DuckdbConnection,
  { path }: DuckdbSettings,
  expected: unknown,
): Promise<void> {
  if (typeof expected !== 'string' || expected === '') return
  const { rows } = await connection.query(
    'SELECT current_database(), list(lower(database_name)) FROM duckdb_databases() GROUP BY ALL',
  )
  const [found, all] = rows[0] ?? []
  if ((all as readonly string[]).includes(expected.toLowerCase())) return
  throw new ProblemError(warehouseNameDiffers({ path, expected, found: String(found) }))
}
