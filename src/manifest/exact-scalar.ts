const TAG = '\0scalar'
const TIME = /^\d{4}-\d\d-\d\d/

/**
 * A scalar of YAML that has no value of its own in JavaScript: a float without a fraction (`1.0` is no `1`), an integer
 * beyond 2^53, an infinity; in variables, a date. Its text is as Python prints it.
 */
export class ExactScalar {
  readonly [TAG]: string

  constructor(text: string) {
    this[TAG] = text
  }
  get kind(): 'integer' | 'float' | 'time' {
    if (TIME.test(this[TAG])) return 'time'
    return /[.en]/.test(this[TAG]) ? 'float' : 'integer'
  }
  toString(): string {
    return this[TAG]
  }
  valueOf(): number {
    const text = this[TAG]
    return text.endsWith('inf') ? Number(`${text.slice(0, -3)}Infinity`) : Number(text)
  }
}

/** Data with plain numbers in their place, where a reader needs a number and not its kind; the same where there is none. */
export function plainNumbers(data: unknown): unknown {
  if (data instanceof ExactScalar) return data.kind === 'time' ? String(data) : Number(data)
  if (typeof data !== 'object' || data === null) return data
  if (Array.isArray(data)) {
    const items = data.map(plainNumbers)
    return items.some((item, index) => item !== data[index]) ? items : data
  }
  let changed: Record<string, unknown> | undefined
  for (const [key, value] of Object.entries(data)) {
    const plain = plainNumbers(value)
    if (plain === value) continue
    changed ??= { ...data }
    changed[key] = plain
  }
  return changed ?? data
}

/** As written by `JSON.stringify` or sent to another thread: what only looks like one becomes one again, in place. */
export function revived<T>(data: T, seen = new Set<object>()): T {
  if (typeof data !== 'object' || data === null || seen.has(data)) return data
  seen.add(data)
  for (const [key, value] of data instanceof Map ? data : Object.entries(data)) {
    if (typeof value !== 'object' || value === null) continue
    const text: unknown = Reflect.get(value, TAG)
    if (typeof text !== 'string') revived(value, seen)
    else if (data instanceof Map) data.set(key, new ExactScalar(text))
    else Reflect.set(data, key, new ExactScalar(text))
  }
  return data
}

const WRITTEN = JSON.stringify({ [TAG]: '' }).slice(0, -2)

/** Whether the text of some JSON holds one. */
export function holdsExactScalars(text: string): boolean {
  return text.includes(WRITTEN)
}

/** JSON for others: numbers as Python writes them, times in ISO's form. */
export function exactJson(text: string): string {
  return holdsExactScalars(text)
    ? text.replaceAll(/\{"\\u0000scalar":"([^"]*)"\}/g, (_, scalar: string) => pythonJson(scalar))
    : text
}

function pythonJson(text: string): string {
  return TIME.test(text)
    ? `"${text.replace(' ', 'T')}"`
    : text.replace('inf', 'Infinity').replace('nan', 'NaN')
}
