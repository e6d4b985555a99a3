import { parse } from 'yaml'
import type { JsonObject } from '../manifest/json.ts'

/** The value of `--vars`: a mapping in YAML or JSON. Gives the sentence that says what is wrong, otherwise. */
export function readVars(text: string): JsonObject | string {
  try {
    const value: unknown = parse(text, { schema: 'core' })
    if (value === null || value === undefined) return {}
    if (typeof value === 'object' && !Array.isArray(value)) return value as JsonObject
    return `it is ${Array.isArray(value) ? 'a list' : `the ${typeof value} ${JSON.stringify(value)}`}, not a mapping`
  } catch (error) {
    return error instanceof Error
      ? (error.message.split('\n')[0]?.replace(/[.:]+$/, '') ?? 'not readable')
      : 'not readable'
  }
}
