// Models kept as files: what DuckDB's COPY and its readers are told, from a model's configuration.

import type { Json, JsonObject } from '../../manifest/json.ts'
import type { Relation } from '../../manifest/relation.ts'
import type { ExternalFiles, ExternalStatements, TableShape } from '../adapter.ts'

type Options = Record<string, Json>

const formats = ['parquet', 'csv', 'json'] as const

export function externalStatements(quote: (relation: Relation) => string): ExternalStatements {
  return {
    settle,
    write: (from, file, { writeOptions }) => ({
      sql: `COPY ${quote(from)} TO ${text(file)} (${writeOptions})`,
      purpose: 'write the file',
    }),
    read: ({ format, readLocation, readOptions }, without) => {
      const where = without.map((name) => `AND "${name.replaceAll('"', '""')}" IS NOT NULL`)
      const filter = where.length === 0 ? '' : `\nWHERE 1 ${where.join(' ')}`
      return `SELECT * FROM read_${format}(${text(readLocation)}${readOptions})${filter}`
    },
  }
}

function settle(name: string, config: TableShape['config'], root: string): ExternalFiles {
  const options: Options = { ...objectOf(config.options) }
  if (config.format) options.format = config.format
  if (config.delimiter) options.delimiter = config.delimiter
  const location =
    typeof config.location === 'string' && config.location !== ''
      ? config.location
      : `${root}/${name}${options.partition_by === undefined ? `.${String(options.format ?? 'parquet')}` : ''}`
  settleFormat(options, location)
  const format = formats.find((known) => known === String(options.format).toLowerCase()) ?? 'parquet'
  return {
    location,
    format,
    writeOptions: Object.entries(options).map(writeOption).join(', '),
    readLocation: readLocation(location, options, format),
    readOptions: readOptions(config, options, format),
  }
}

/** By the ending where none is given; `.gz` and `.zst` tell the compression. */
function settleFormat(options: Options, location: string): void {
  if (options.format === undefined) {
    const [, inner, outer] = /^(?:.*?)(?:\.(\w+))?\.(\w+)$/.exec(location.split('/').at(-1) ?? '') ?? []
    const compression = { gz: 'gzip', zst: 'zstd' }[outer?.toLowerCase() ?? '']
    const ending = (compression === undefined ? outer : inner)?.toLowerCase()
    if (ending !== undefined) options.format = ending
    else options.format = options.delimiter === undefined ? 'parquet' : 'csv'
    if (compression !== undefined && options.compression === undefined) options.compression = compression
  }
  if (options.format === 'csv' && options.header === undefined) options.header = 1
  const by = options.partition_by
  if (Array.isArray(by)) options.partition_by = `(${by.join(', ')})`
  else if (typeof by === 'string' && by.includes(',') && !by.startsWith('(')) options.partition_by = `(${by})`
}

function writeOption([key, value]: [string, Json]): string {
  const quoted = /^(?:delimiter|quote|escape|null)$/i.test(key) && !String(value).startsWith("'")
  return quoted ? `${key} ${text(String(value))}` : `${key} ${String(value)}`
}

function readLocation(location: string, options: Options, format: string): string {
  const by = options.partition_by
  if (by === undefined && options.per_thread_output === undefined) return location
  const depth = by === undefined ? 0 : String(by).split(',').length
  return `${[location, '*', ...Array.from({ length: depth }, () => '*')].join('/')}.${String(options.format ?? format)}`
}

function readOptions(
  config: TableShape['config'],
  options: Options,
  format: ExternalFiles['format'],
): string {
  const usual: JsonObject = format === 'parquet' ? { union_by_name: false } : { auto_detect: true }
  const given = config[`${format}_read_options`]
  const all: Options = { ...(given === undefined ? usual : objectOf(given)) }
  if (format !== 'parquet' && options.compression !== undefined) all.compression ??= options.compression
  return Object.entries(all)
    .map(([key, value]) => `, ${key} = ${typeof value === 'string' ? text(value) : JSON.stringify(value)}`)
    .join('')
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`

function objectOf(value: Json | undefined): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {}
}
