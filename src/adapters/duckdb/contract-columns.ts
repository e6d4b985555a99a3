// The columns and constraints of a contract as DuckDB checks them.

import type { Column } from '../../manifest/column.ts'
import type { Json, JsonObject } from '../../manifest/json.ts'
import type { TableShape } from '../adapter.ts'

/** `(...)` of CREATE TABLE; undefined where no contract is enforced. */
export function contractColumns(shape: TableShape): string | undefined {
  const contract = shape.config.contract as { readonly enforced?: unknown } | null | undefined
  if (contract?.enforced !== true || shape.columns === undefined) return undefined
  const parts = [...shape.columns.map(definition), ...(shape.constraints ?? []).flatMap(tableConstraint)]
  return `(\n  ${parts.join(',\n  ')}\n)`
}

function definition({ name, type = 'VARCHAR', constraints = [] }: Column): string {
  return [quoteName(name), type, ...constraints.flatMap(columnConstraint)].join(' ')
}

function columnConstraint(written: Json): readonly string[] {
  const { type, expression, to, to_columns: columns } = written as JsonObject
  const more = typeof expression === 'string' && expression !== '' ? expression : undefined
  switch (type) {
    case 'not_null':
      return ['NOT NULL']
    case 'unique':
      return ['UNIQUE']
    case 'primary_key':
      return ['PRIMARY KEY']
    case 'check':
      return more === undefined ? [] : [`CHECK (${more})`]
    case 'foreign_key':
      return references(to, columns, more)
    default:
      return more === undefined ? [] : [more]
  }
}

function tableConstraint(written: Json): readonly string[] {
  const { type, columns, expression, name, to, to_columns: toColumns } = written as JsonObject
  const list = `(${textsOf(columns).map(quoteName).join(', ')})`
  const more = typeof expression === 'string' && expression !== '' ? expression : undefined
  const named = typeof name === 'string' && name !== '' ? `CONSTRAINT ${quoteName(name)} ` : ''
  switch (type) {
    case 'unique':
      return [`${named}UNIQUE ${list}`]
    case 'primary_key':
      return [`${named}PRIMARY KEY ${list}`]
    case 'check':
      return more === undefined ? [] : [`${named}CHECK (${more})`]
    case 'foreign_key':
      return references(to, toColumns, more).map((text) => `${named}FOREIGN KEY ${list} ${text}`)
    default:
      return more === undefined ? [] : [more]
  }
}

/** `to` is settled to a relation before; an expression such as `other_table (id)` is taken as it is. */
function references(
  to: Json | undefined,
  columns: Json | undefined,
  more: string | undefined,
): readonly string[] {
  const target =
    typeof to === 'string' && to !== '' ? `${to} (${textsOf(columns).map(quoteName).join(', ')})` : more
  return target === undefined ? [] : [`REFERENCES ${target}`]
}

function textsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly Json[]).map(String) : []
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
