// Where the parts of a YAML value stand, beside the plain value itself.

/** Offsets of one mapping or sequence. A sequence has no names and its `keys` are the starts of its items. */
export interface Mark {
  readonly start: number
  readonly names: string[]
  readonly keys: number[]
  readonly values: number[]
  readonly ends: number[]
}

export type Marks = Map<object, Mark>

export function newMark(start: number): Mark {
  return { start, names: [], keys: [], values: [], ends: [] }
}

export interface YamlValue {
  readonly value: unknown
  readonly marks: Marks
  /** Of the whole document's value. */
  readonly start: number
}

/** Sets an own property whatever its name: a key "__proto__" is only data. */
export function setKey(map: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true })
  } else map[key] = value
}
