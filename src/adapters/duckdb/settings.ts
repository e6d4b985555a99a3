// What a target of type duckdb may say, settled.

import { isAbsolute, resolve } from 'node:path'
import type { Json, JsonObject } from '../../manifest/json.ts'
import { warehouseSettingWrong } from '../../problems/catalogue/adapters.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import { ProblemError } from '../../problems/problem.ts'

export interface DuckdbSettings {
  /** Absolute, or `:memory:`. */
  readonly path: string
  readonly readOnly: boolean
  /** DuckDB's own options, e.g. `memory_limit`. */
  readonly options: Readonly<Record<string, string>>
  /** Set once the database is open and its extensions are loaded, some of which bring options of their own. */
  readonly later: Readonly<Record<string, string>>
  readonly extensions: readonly string[]
  readonly attach: readonly {
    readonly path: string
    readonly alias: string | undefined
    readonly readOnly: boolean
    /** Further options of ATTACH, e.g. `TYPE sqlite`. */
    readonly options: readonly string[]
  }[]
  /** Where Python models find modules. */
  readonly modulePaths: readonly string[]
  /** CREATE SECRET statements. */
  readonly secrets: readonly string[]
}

/** Keys of a target that are not DuckDB's business. */
const shared = [
  'type',
  'name',
  'schema',
  'database',
  'threads',
  'dataset',
  'retries',
  'is_motherduck',
  'is_ducklake',
  'motherduck_token',
  'flights',
  'use_credential_provider',
  // Of dbt's adapter: where external models go, and what has a meaning in Python only.
  ...[
    'external_root',
    'plugins',
    'filesystems',
    'module_paths',
    'keep_open',
    'remote',
    'disable_transactions',
  ],
]
const own = [
  'path',
  'read_only',
  'settings',
  'config_options',
  'extensions',
  'attach',
  'secrets',
  'memory_limit',
  'temp_directory',
]

export function settleSettings(settings: JsonObject, projectDirectory: string): DuckdbSettings {
  const unknown = Object.keys(settings).find((key) => !own.includes(key) && !shared.includes(key))
  if (unknown !== undefined) {
    throw wrong(
      unknown,
      `is not one that DuckDB has; it has: ${own.join(', ')}`,
      didYouMean(unknown, [...own, ...shared]),
    )
  }
  const path = text(settings, 'path') ?? ':memory:'
  const service = /^(md|motherduck|ducklake):/i.exec(path)?.[1]?.toLowerCase()
  if (service !== undefined) {
    const lake = service === 'ducklake'
    throw wrong(
      'path',
      lake
        ? 'names a DuckLake, which Strata does not build in; name a file, and write the lake under "attach:" to read it'
        : 'names a database of MotherDuck, which Strata does not build in; name a file, and write the database under "attach:" to read it',
    )
  }
  return {
    path: absolute(path, projectDirectory),
    readOnly: settings.read_only === true,
    options: {
      ...options(settings, 'config_options'),
      ...one(settings, 'memory_limit'),
      ...one(settings, 'temp_directory'),
    },
    later: options(settings, 'settings'),
    extensions: list(settings.extensions, 'extensions').map(extensionName),
    attach: list(settings.attach, 'attach').map((item) => {
      const entry = typeof item === 'string' ? { path: item } : (item as JsonObject)
      const from = text(entry, 'path')
      if (from === undefined) throw wrong('attach', 'needs a "path" in every entry')
      return {
        path: isFile(entry) ? absolute(from, projectDirectory) : from,
        alias: text(entry, 'alias'),
        readOnly: entry.read_only === true,
        options: attachOptions(entry),
      }
    }),
    modulePaths: list(settings.module_paths, 'module_paths').map(String),
    secrets: list(settings.secrets, 'secrets').map((item, index) => secretStatement(item, index)),
  }
}

function extensionName(item: Json): string {
  const name = typeof item === 'string' ? item : (item as JsonObject | null)?.name
  if (typeof name === 'string' && WORD.test(name)) return name
  throw wrong('extensions', 'must be names, or mappings with a "name"')
}

/** Only databases that are files stand in a folder; `dbname=shop host=db` of PostgreSQL is no path. */
function isFile({ type, options: more }: JsonObject): boolean {
  const given = typeof more === 'object' && more !== null && !Array.isArray(more) ? (more as JsonObject) : {}
  return ['duckdb', 'sqlite', ''].includes(String(type ?? given.type ?? '').toLowerCase())
}

function attachOptions({ type, secret, options: more }: JsonObject): string[] {
  const given = typeof more === 'object' && more !== null && !Array.isArray(more) ? (more as JsonObject) : {}
  const all = {
    ...(typeof type === 'string' ? { type } : {}),
    ...(typeof secret === 'string' ? { secret } : {}),
    ...given,
  }
  return Object.entries(all).map(([name, value]) => {
    if (!WORD.test(name)) throw wrong('attach', `has the option "${name}", which is no name`)
    return `${name} ${optionText(value as Json)}`
  })
}

const WORD = /^\w+$/

function optionText(value: Json): string {
  if (typeof value === 'boolean' || typeof value === 'number') return String(value)
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(optionText).join(', ')}]`
  return `'${String(value).replaceAll("'", "''")}'`
}

/** As dbt's adapter writes them: `type`, `name`, `scope` and whatever else the secret's type wants. */
function secretStatement(item: Json, index: number): string {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    throw wrong('secrets', 'must be mappings')
  const { name, persistent, secret_provider: provider, ...rest } = item as JsonObject
  const given = { ...rest, ...(provider === undefined ? {} : { provider }) }
  const words = Object.entries(given).map(([key, value]) => {
    if (!WORD.test(key)) throw wrong('secrets', `has the key "${key}", which is no name`)
    const plain = (key === 'type' || key === 'provider') && typeof value === 'string' && WORD.test(value)
    return `${key} ${plain ? value : optionText(value as Json)}`
  })
  const named = typeof name === 'string' && WORD.test(name) ? name : `_dbt_secret_${index + 1}`
  return `CREATE OR REPLACE ${persistent === true ? 'PERSISTENT ' : ''}SECRET ${named} (${words.join(', ')})`
}

function absolute(path: string, directory: string): string {
  return path === ':memory:' || isAbsolute(path) || /^\w{2,}:/.test(path) ? path : resolve(directory, path)
}

function text(settings: JsonObject, key: string): string | undefined {
  const value = settings[key]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw wrong(key, 'must be text')
  return value
}

function one(settings: JsonObject, key: string): Record<string, string> {
  const value = text(settings, key)
  return value === undefined ? {} : { [key]: value }
}

function options(settings: JsonObject, key: string): Record<string, string> {
  const value = settings[key]
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value))
    throw wrong(key, 'must be a mapping of DuckDB options')
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, String(item)]))
}

function list(value: Json | undefined, key: string): readonly Json[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw wrong(key, 'must be a list')
  return value as readonly Json[]
}

function wrong(setting: string, expected: string, near?: string): ProblemError {
  return new ProblemError(warehouseSettingWrong({ setting, expected, near }))
}
