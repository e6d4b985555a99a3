import { getItem } from '../methods/attributes.ts'
import { isInteger } from '../values/number.ts'
import { print } from '../values/print.ts'
import { Undefined, type Value } from '../values/value.ts'

/** Reads `a.b.0` of a value, as the `attribute=` of filters means it; `fallback` stands in for what is not there. */
export function attributePath(path: Value, fallback?: Value): (item: Value) => Value {
  const steps: readonly Value[] = isInteger(path)
    ? [path]
    : print(path)
        .split('.')
        .map((step) => (/^\d+$/.test(step) ? Number(step) : step))
  return (item) => {
    let value = item
    for (const step of steps) {
      value = getItem(value, step, false)
      if (fallback !== undefined && value instanceof Undefined) value = fallback
    }
    return value
  }
}

/** What a filter over items applies to each: an attribute, or the items themselves. */
export function keyOf(attribute: Value | undefined, fallback?: Value): ((item: Value) => Value) | undefined {
  return attribute === undefined || attribute === null ? undefined : attributePath(attribute, fallback)
}

/** Text in lower case, so that upper and lower case count as the same. */
export function ignoreCase(value: Value): Value {
  return typeof value === 'string' ? value.toLowerCase() : value
}
