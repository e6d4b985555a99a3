import { ExactScalar, exactJson } from '../../manifest/exact-scalar.ts'
import type { Json } from '../../manifest/json.ts'
import type { Dialect } from '../../manifest/manifest.ts'
import { isJsonObject } from '../../project/json.ts'
import { parseType, printType } from '../../sql/type-text.ts'
import type { SqlType } from '../../sql/types.ts'
import type { FixtureRow } from './fixture-rows.ts'

export interface FixtureColumn {
  readonly name: string
  /** As the dialect writes it; without one the values decide. */
  readonly type?: string
}

/** A query in the project's language that gives just these rows; a column that a row leaves out is NULL. */
export function fixtureQuery(
  rows: readonly FixtureRow[],
  columns: readonly FixtureColumn[],
  dialect: Dialect,
): string {
  const select = (row: FixtureRow) => {
    const values = new Map(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]))
    const items = columns.map(({ name, type }) => {
      const value = values.get(name.toLowerCase()) ?? null
      return `${typed(value, type, dialect)} as ${quotedName(name, dialect)}`
    })
    return `select ${items.join(', ')}`
  }
  return rows.length === 0 ? `${select({})}\nlimit 0` : rows.map(select).join('\nunion all\n')
}

function quotedName(name: string, dialect: Dialect): string {
  return dialect === 'bigquery' ? `\`${name}\`` : `"${name.replaceAll('"', '""')}"`
}

function typed(value: Json, text: string | undefined, dialect: Dialect): string {
  const type = text === undefined ? undefined : parseType(text, dialect)
  if (text === undefined || type === undefined || type.kind === 'unknown' || type.kind === 'null') {
    return untyped(value, dialect)
  }
  return literal(value, type, text, dialect)
}

function literal(value: Json, type: SqlType, text: string, dialect: Dialect): string {
  if (value === null) return `cast(null as ${text})`
  if (type.kind === 'json') return json(value, dialect)
  if (type.kind === 'array' || type.kind === 'struct') return nested(value, type, text, dialect)
  const isNested = typeof value === 'object' && !(value instanceof ExactScalar)
  const written = isNested ? exactJson(JSON.stringify(value)) : String(value)
  return `cast(${quoted(written, dialect)} as ${text})`
}

/** Lists and mappings by their elements' types; a string is SQL that the author wrote. */
function nested(
  value: Json,
  type: Extract<SqlType, { kind: 'array' | 'struct' }>,
  text: string,
  dialect: Dialect,
): string {
  const part = (item: Json, of: SqlType): string => {
    const name = printType(of, dialect)
    return name === undefined ? untyped(item, dialect) : literal(item, of, name, dialect)
  }
  if (type.kind === 'array' && Array.isArray(value)) {
    const items = (value as readonly Json[]).map((item) => part(item, type.element)).join(', ')
    return dialect === 'bigquery' ? `${text}[${items}]` : `cast([${items}] as ${text})`
  }
  if (type.kind === 'struct' && isJsonObject(value)) {
    const fields = type.fields.map(
      ({ name, type: of }) => [name, part(value[name ?? ''] ?? null, of)] as const,
    )
    return structOf(fields, dialect)
  }
  return typeof value === 'string' ? value : untyped(value, dialect)
}

function structOf(fields: readonly (readonly [string | undefined, string])[], dialect: Dialect): string {
  return dialect === 'bigquery'
    ? `struct(${fields.map(([name, sql]) => (name === undefined ? sql : `${sql} as \`${name}\``)).join(', ')})`
    : `{${fields.map(([name, sql]) => `${quoted(name ?? '', dialect)}: ${sql}`).join(', ')}}`
}

function untyped(value: Json, dialect: Dialect): string {
  if (typeof value === 'string') return quoted(value, dialect)
  if (value instanceof ExactScalar && !Number.isFinite(Number(value))) return quoted(String(value), dialect)
  if (value === null || typeof value !== 'object' || value instanceof ExactScalar) return String(value)
  if (isJsonObject(value)) {
    const fields = Object.entries(value).map(
      ([name, item]) => [name, untyped(item ?? null, dialect)] as const,
    )
    return structOf(fields, dialect)
  }
  return `[${(value as readonly Json[]).map((item) => untyped(item, dialect)).join(', ')}]`
}

function json(value: Json, dialect: Dialect): string {
  const text = quoted(typeof value === 'string' ? value : exactJson(JSON.stringify(value)), dialect)
  return dialect === 'bigquery' ? `parse_json(${text})` : `cast(${text} as json)`
}

function quoted(text: string, dialect: Dialect): string {
  if (dialect === 'duckdb') return `'${text.replaceAll("'", "''")}'`
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`
}
