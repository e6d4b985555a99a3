import { equal } from './compare.ts'
import { typeName } from './print.ts'
import { textLength } from './text-length.ts'
import { UndefinedUse } from './undefined-use.ts'
import { Dict, HostObject, TemplateError, Tuple, Undefined, type Value } from './value.ts'

/** What a loop runs through; undefined where the value is not iterable. */
export function iterable(value: Value): Iterable<Value> | undefined {
  if (Array.isArray(value) || typeof value === 'string') return value
  if (value instanceof Tuple) return value.items
  if (value instanceof Dict) return value.keys()
  if (value instanceof Undefined) return []
  return value instanceof HostObject ? value.iterate() : undefined
}

export function iterate(value: Value): Iterable<Value> {
  const items = iterable(value)
  if (items !== undefined) return items
  throw new TemplateError(`${typeName(value)} cannot be looped over.`)
}

/** The items as an array that may be kept but not changed. */
export function itemsOf(value: Value): readonly Value[] {
  if (Array.isArray(value)) return value
  return value instanceof Tuple ? value.items : [...iterate(value)]
}

/** Python's `len`; undefined where the value has no length. */
export function lengthOf(value: Value): number | undefined {
  if (typeof value === 'string') return textLength(value)
  if (Array.isArray(value)) return value.length
  if (value instanceof Tuple) return value.items.length
  if (value instanceof Dict) return value.size
  if (value instanceof Undefined) return 0
  return value instanceof HostObject ? value.length() : undefined
}

/** `item in container`. */
export function contains(container: Value, item: Value): boolean {
  if (typeof container === 'string') return textContains(container, item)
  if (Array.isArray(container)) return has(container, item)
  if (container instanceof Tuple) return has(container.items, item)
  if (container instanceof Dict) return container.has(item)
  if (container instanceof Undefined) return false
  if (container instanceof HostObject) {
    const answer = container.contains(item)
    if (answer !== undefined) return answer
    const items = container.iterate()
    if (items !== undefined) {
      for (const other of items) if (equal(other, item)) return true
      return false
    }
  }
  throw new TemplateError(`"in" needs a list, a dict or a string on its right, not ${typeName(container)}.`)
}

function textContains(text: string, item: Value): boolean {
  if (typeof item === 'string') return text.includes(item)
  if (item instanceof Undefined) throw new UndefinedUse(item)
  throw new TemplateError(`"in" a string needs a string on its left, not ${typeName(item)}.`)
}

function has(items: readonly Value[], item: Value): boolean {
  for (const other of items) if (equal(other, item)) return true
  return false
}
