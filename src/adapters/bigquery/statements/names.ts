// How GoogleSQL writes names and values.

import type { Json } from '../../../manifest/json.ts'
import type { Relation } from '../../../manifest/relation.ts'

/** `` `project`.`dataset`.`name` `` */
export function quote(relation: Relation): string {
  const path = `${quoteName(relation.schema)}.${quoteName(relation.name)}`
  return relation.database === undefined || relation.database === ''
    ? path
    : `${quoteName(relation.database)}.${path}`
}

export function quoteName(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``
}

export const names = (columns: readonly string[]): string => columns.map(quoteName).join(', ')

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r' }

export function text(value: string): string {
  return `'${value.replaceAll(/[\\'\n\r]/g, (sign) => escapes[sign]!)}'`
}

export function literal(value: Json): string {
  if (value === null) return 'NULL'
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'number')
    return Number.isFinite(value) ? String(value) : `CAST(${text(String(value))} AS FLOAT64)`
  if (typeof value === 'string') return text(value)
  return `JSON ${text(JSON.stringify(value))}`
}

/** `[('a', 'b'), ...]`, as options hold labels and tags. */
export function pairs(entries: readonly (readonly [string, string])[]): string {
  return `[${entries.map(([key, value]) => `(${text(key)}, ${text(value)})`).join(', ')}]`
}
