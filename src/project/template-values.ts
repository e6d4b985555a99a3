import { ExactScalar } from '../manifest/exact-scalar.ts'
import type { Json, JsonObject } from '../manifest/json.ts'
import { fromIso } from '../template/modules/datetime/datetime-module.ts'
import { DateValue } from '../template/modules/datetime/values.ts'
import { formatFloat } from '../template/values/number.ts'
import { Dict, Float, HostObject, Tuple, Undefined, type Value } from '../template/values/value.ts'

/** JSON as a template sees it: numbers with a fraction are floats, mappings are dicts. */
export function toValue(json: Json | undefined): Value {
  if (json === undefined || json === null) return null
  if (typeof json === 'number') return Number.isSafeInteger(json) ? json : new Float(json)
  if (typeof json !== 'object') return json
  if (json instanceof ExactScalar) return exactValue(json)
  if (Array.isArray(json)) return (json as readonly Json[]).map(toValue)
  return Dict.of(Object.entries(json).map(([key, value]): [string, Value] => [key, toValue(value)]))
}

function exactValue(scalar: ExactScalar): Value {
  if (scalar.kind === 'float') return new Float(Number(scalar))
  if (scalar.kind === 'integer') return BigInt(String(scalar))
  const moment = fromIso(String(scalar))
  return String(scalar).length === 10 ? new DateValue(moment.day) : moment
}

/** A float as JSON holds it: a number where JavaScript's own cannot be taken for an integer. */
export function exactFloat(value: number): number | ExactScalar {
  return Number.isFinite(value) && !Number.isInteger(value) ? value : new ExactScalar(formatFloat(value))
}

/** What a template gave, as JSON; objects of the host as they print, undefined as null. */
export function toJson(value: Value): Json {
  if (value === null || value instanceof Undefined) return null
  if (typeof value === 'bigint') return new ExactScalar(value.toString())
  if (typeof value !== 'object') return value
  if (value instanceof Float) return exactFloat(value.value)
  if (Array.isArray(value)) return value.map(toJson)
  if (value instanceof Tuple) return value.items.map(toJson)
  if (value instanceof Dict) return dictToJson(value)
  if (value instanceof HostObject) {
    const plain = value.plain()
    return plain === undefined ? value.print() : toJson(plain)
  }
  return null
}

export function dictToJson(dict: Dict): JsonObject {
  return Object.fromEntries([...dict.entries()].map(([key, value]) => [String(toJson(key)), toJson(value)]))
}
