import { compare } from '../values/compare.ts'
import type { Value } from '../values/value.ts'

/** A sorted copy; equal items keep their order, also in reverse. */
export function sortValues(
  items: Iterable<Value>,
  key: ((item: Value) => Value) | undefined,
  reverse: boolean,
): Value[] {
  const keyed = [...items].map((item) => ({ item, key: key === undefined ? item : key(item) }))
  keyed.sort((left, right) => (reverse ? compare(right.key, left.key) : compare(left.key, right.key)))
  return keyed.map(({ item }) => item)
}
