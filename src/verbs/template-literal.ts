import { ExactScalar } from '../manifest/exact-scalar.ts'
import type { Json } from '../manifest/json.ts'

/** An infinity has no word of its own there. */
const numberLiteral = (number: ExactScalar): string =>
  Number.isFinite(Number(number)) ? String(number) : `('${number}' | float)`

/** A value as an expression of a template. */
export function templateLiteral(value: Json): string {
  if (value === null) return 'none'
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(templateLiteral).join(', ')}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  if (value instanceof ExactScalar) return numberLiteral(value)
  const entries = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}: ${templateLiteral(item ?? null)}`,
  )
  return `{${entries.join(', ')}}`
}
