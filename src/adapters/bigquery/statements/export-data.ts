// EXPORT DATA: rows into Cloud Storage, written by the service itself.

import type { Relation } from '../../../manifest/relation.ts'
import type { FileTarget, Statement } from '../../adapter.ts'
import { quote, quoteName, text } from './names.ts'

const formats: Readonly<Record<FileTarget['format'], string>> = {
  csv: 'CSV',
  parquet: 'PARQUET',
  ndjson: 'JSON',
  json: 'JSON',
}

/** `to.file`: `gs://bucket/folder/name.parquet`; the service writes several files, so the name gets a `*`. */
export function exportData(from: Relation | { readonly sql: string }, to: FileTarget): Statement {
  const query = 'sql' in from ? from.sql : `SELECT *\nFROM ${quote(from)}`
  const order = to.orderBy ?? []
  const options = [
    `uri = ${text(withStar(to.file))}`,
    `format = ${text(formats[to.format])}`,
    'overwrite = TRUE',
    ...(compressionOf(to) === undefined ? [] : [`compression = ${text(compressionOf(to)!)}`]),
    ...(to.format === 'csv' ? [`header = ${to.header === false ? 'FALSE' : 'TRUE'}`] : []),
    ...(to.format === 'csv' && to.delimiter !== undefined ? [`field_delimiter = ${text(to.delimiter)}`] : []),
  ]
  const sorted = order.length === 0 ? query : `${query}\nORDER BY ${order.map(orderItem).join(', ')}`
  return {
    sql: `EXPORT DATA\nOPTIONS (\n  ${options.join(',\n  ')}\n)\nAS\n${sorted}`,
    purpose: `export to "${to.file}"`,
  }
}

function compressionOf({ compression, format }: FileTarget): string | undefined {
  if (compression === 'none') return undefined
  if (compression !== undefined) return compression.toUpperCase()
  return format === 'parquet' ? 'ZSTD' : undefined
}

function withStar(uri: string): string {
  if (uri.includes('*')) return uri
  return uri.replace(/(?=\.[^./]+(?:\.(?:gz|zst))?$)|$/, '-*')
}

function orderItem(item: string): string {
  const match = /^(.*?)\s+(desc|asc)$/i.exec(item)
  return match === null ? quoteName(item) : `${quoteName(match[1]!)} ${match[2]!.toUpperCase()}`
}
