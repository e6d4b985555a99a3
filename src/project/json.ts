import { ExactScalar } from '../manifest/exact-scalar.ts'
import type { Json, JsonObject } from '../manifest/json.ts'

export type { Json, JsonObject }

export function isJsonObject(value: unknown): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactScalar)
  )
}

export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  const isScalar = typeof value === 'number' || typeof value === 'boolean' || value instanceof ExactScalar
  return isScalar ? String(value) : undefined
}

export function textsOf(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  return items.flatMap((item) => textOf(item) ?? [])
}

export function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {}
}
