// What YAML says, as the artifacts need it: one or many, a mapping or nothing.

import type { Json, JsonObject } from '../manifest/json.ts'

export function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

export function objectOf(value: Json | undefined): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {}
}

/** Numbers too, as text. */
export function textOf(value: Json | undefined): string | null {
  return value === undefined || value === null ? null : String(value)
}

/** A filter of metrics and queries: every condition. */
export function filterOf(value: Json | undefined): Json {
  const texts = listOf(value).map(String)
  return texts.length === 0 ? null : { where_filters: texts.map((text) => ({ where_sql_template: text })) }
}
