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
  readonly extensions: readonly string[]
  readonly attach: readonly {
    readonly path: string
    readonly alias: string | undefined
    readonly readOnly: boolean
  }[]
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
  'use_credential_provider',
]
const own = [
  'path',
  'read_only',
  'settings',
  'config_options',
  'extensions',
  'attach',
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
  return {
    path: absolute(path, projectDirectory),
    readOnly: settings.read_only === true,
    options: {
      ...options(settings, 'config_options'),
      ...options(settings, 'settings'),
      ...one(settings, 'memory_limit'),
      ...one(settings, 'temp_directory'),
    },
    extensions: list(settings.extensions, 'extensions').map((item) =>
      typeof item === 'string' ? item : String((item as JsonObject).name),
    ),
    attach: list(settings.attach, 'attach').map((item) => {
      const entry = typeof item === 'string' ? { path: item } : (item as JsonObject)
      const from = text(entry, 'path')
      if (from === undefined) throw wrong('attach', 'needs a "path" in every entry')
      return {
        path: absolute(from, projectDirectory),
        alias: text(entry, 'alias'),
        readOnly: entry.read_only === true,
      }
    }),
  }
}

function absolute(path: string, directory: string): string {
  return path === ':memory:' || isAbsolute(path) || /^\w+:\/\//.test(path) ? path : resolve(directory, path)
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
