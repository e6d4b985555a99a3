import type { Json, JsonObject } from '../../manifest/json.ts'
import type { Source } from '../../manifest/node.ts'
import { filesSettingInvalid, filesSettingUnknown } from '../../problems/catalogue/ingest.ts'
import { type Problem, ProblemError } from '../../problems/problem.ts'

export const SCHEMA_POLICIES = ['evolve', 'freeze', 'fail'] as const
/**
 * What happens when a file's columns are not the declared ones. `evolve`: new columns join the table, missing ones are
 * NULL. `freeze`: new columns are left out, missing ones are NULL. `fail`: the table is not loaded.
 */
export type SchemaPolicy = (typeof SCHEMA_POLICIES)[number]

export const TEXT_FORMATS = ['parquet', 'csv', 'ndjson'] as const
export type RawFormat = (typeof TEXT_FORMATS)[number]

export interface FilesRequest {
  /** Paths or globs, relative to the project's folder. */
  readonly paths: readonly string[]
  /** Undefined: told by each file's ending. */
  readonly format: RawFormat | undefined
  readonly policy: SchemaPolicy
  readonly text: TextOptions
}

export interface TextOptions {
  readonly delimiter: string
  readonly quote: string
  readonly escape: string
  readonly header: boolean
  /** The text that stands for NULL. */
  readonly nullText: string
  /** In strptime's words, e.g. `%d.%m.%Y`; default ISO. */
  readonly dateFormat: string | undefined
  readonly timestampFormat: string | undefined
}

const KEYS = ['path', 'format', 'schema_policy', 'options', 'table'] as const
const OPTION_KEYS = [
  'delimiter',
  'quote',
  'escape',
  'header',
  'null_text',
  'date_format',
  'timestamp_format',
] as const

/** Reads what stands under `load:`; `{name}` in a path is the table's name, so that a source can say it once for all. */
export function readFilesRequest(source: Source): FilesRequest {
  const problems: Problem[] = []
  const { load, at } = source
  const options = isObject(load.options) ? load.options : {}
  rejectUnknown(load, KEYS, 'load', source, problems)
  rejectUnknown(options, OPTION_KEYS, 'options', source, problems)
  const invalid: Invalid = (setting, value, expected) => {
    problems.push(filesSettingInvalid({ setting, value: JSON.stringify(value), expected, at }))
  }
  const choice = <Word extends string>(key: string, words: readonly Word[]): Word | undefined => {
    const value = load[key]
    if (value === undefined || value === null) return undefined
    const found = words.find((word) => word === value)
    if (!found) invalid(key, value, `one of ${words.join(', ')}`)
    return found
  }
  const paths = [load.path].flat().filter((path) => typeof path === 'string' && path !== '') as string[]
  if (paths.length === 0)
    invalid('path', load.path, 'a path or a pattern such as data/in/*.csv, or a list of them')
  const request: FilesRequest = {
    paths: paths.map((path) => path.replaceAll('{name}', source.name)),
    format: choice('format', TEXT_FORMATS),
    policy: choice('schema_policy', SCHEMA_POLICIES) ?? 'evolve',
    text: readTextOptions(options, invalid),
  }
  if (problems.length > 0) throw new ProblemError(problems)
  return request
}

type Invalid = (setting: string, value: Json | undefined, expected: string) => void

function readTextOptions(options: JsonObject, invalid: Invalid): TextOptions {
  const text = (key: string): string | undefined => {
    const value = options[key]
    if (value === undefined || value === null || typeof value === 'string') return value ?? undefined
    invalid(key, value, 'text')
    return undefined
  }
  if (options.header !== undefined && typeof options.header !== 'boolean') {
    invalid('header', options.header, 'true or false')
  }
  const quote = text('quote') ?? '"'
  return {
    delimiter: text('delimiter') ?? ',',
    quote,
    escape: text('escape') ?? quote,
    header: options.header !== false,
    nullText: text('null_text') ?? '',
    dateFormat: text('date_format'),
    timestampFormat: text('timestamp_format'),
  }
}

function rejectUnknown(
  values: JsonObject,
  known: readonly string[],
  where: string,
  source: Source,
  problems: Problem[],
): void {
  for (const key of Object.keys(values)) {
    if (!known.includes(key))
      problems.push(filesSettingUnknown({ setting: key, where, known, at: source.at }))
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
