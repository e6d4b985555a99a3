import type { Json, JsonObject } from '../../manifest/json.ts'
import { Dict, Float, HostObject, Tuple, Undefined, type Value } from '../../template/values/value.ts'

/** JSON as a template sees it: numbers with a fraction are floats, mappings are dicts. */
export function toValue(json: Json | undefined): Value {
  if (json === undefined || json === null) return null
  if (typeof json === 'number') return Number.isSafeInteger(json) ? json : new Float(json)
  if (typeof json !== 'object') return json
  if (Array.isArray(json)) return (json as readonly Json[]).map(toValue)
  return Dict.of(Object.entries(json).map(([key, value]): [string, Value] => [key, toValue(value)]))
}

/** What a template gave, as JSON; objects of the host as they print, undefined as null. */
export function toJson(value: Value): Json {
  if (value === null || value instanceof Undefined) return null
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object') return value
  if (value instanceof Float) return value.value
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
