import { formatFloat } from '../values/number.ts'
import { print, typeName } from '../values/print.ts'
import { Dict, Float, HostObject, TemplateError, Tuple, type Value } from '../values/value.ts'

export interface JsonOptions {
  readonly sortKeys: boolean
  readonly indent: number | undefined
}

/** As Python's `json.dumps` writes: `, ` and `: ` between, everything beyond ASCII escaped. */
export function toJson(value: Value, options: JsonOptions, level = 0): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint')
    return String(value)
  if (typeof value === 'string') return quote(value)
  if (value instanceof Float) return formatFloat(value.value).replace('nan', 'NaN').replace('inf', 'Infinity')
  if (level > 100) throw new TemplateError('The value is nested too deeply to be written as JSON.')
  if (Array.isArray(value) || value instanceof Tuple) {
    const items = Array.isArray(value) ? value : value.items
    return enclose(
      '[',
      items.map((item) => toJson(item, options, level + 1)),
      ']',
      options,
      level,
    )
  }
  if (value instanceof Dict) return enclose('{', members(value, options, level), '}', options, level)
  const plain = value instanceof HostObject ? value.plain() : undefined
  if (plain !== undefined) return toJson(plain, options, level)
  throw new TemplateError(`A value of the type ${typeName(value)} cannot be written as JSON.`)
}

function members(dict: Dict, options: JsonOptions, level: number): string[] {
  const entries = [...dict.entries()].map(([key, value]) => ({ key: keyText(key), value }))
  if (options.sortKeys)
    entries.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
  return entries.map(({ key, value }) => `${quote(key)}: ${toJson(value, options, level + 1)}`)
}

function keyText(key: Value): string {
  if (key === null) return 'null'
  if (typeof key === 'boolean') return String(key)
  if (typeof key === 'string' || typeof key === 'number' || typeof key === 'bigint' || key instanceof Float) {
    return print(key)
  }
  throw new TemplateError(`A key of the type ${typeName(key)} cannot be written as JSON.`)
}

function enclose(
  open: string,
  parts: string[],
  close: string,
  { indent }: JsonOptions,
  level: number,
): string {
  if (indent === undefined || parts.length === 0) return `${open}${parts.join(', ')}${close}`
  const pad = ' '.repeat(indent)
  const inner = `\n${pad.repeat(level + 1)}`
  return `${open}${inner}${parts.join(`,${inner}`)}\n${pad.repeat(level)}${close}`
}

function quote(text: string): string {
  return JSON.stringify(text).replace(/[\x7f-\uffff]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/** A JSON text as values; ints and floats stay apart. Throws SyntaxError on what is no JSON. */
export function parseJson(text: string): Value {
  const wrapped: unknown = JSON.parse(
    text,
    function (this: unknown, _key, value: unknown, context?: { source?: string }) {
      if (typeof value !== 'number') return value
      const source = context?.source ?? String(value)
      if (!NUMBER.test(source) || /[.eE]/.test(source)) return new Float(value)
      return Number.isSafeInteger(value) ? value : BigInt(source)
    },
  )
  return fromPlain(wrapped)
}

/** Plain data of the host (JSON, YAML) as values. Numbers without a fraction become ints. */
export function fromPlain(data: unknown): Value {
  if (data === null || data === undefined) return null
  if (typeof data === 'string' || typeof data === 'boolean' || typeof data === 'bigint') return data
  if (typeof data === 'number') {
    return Number.isSafeInteger(data) && !Object.is(data, -0) ? data : new Float(data)
  }
  if (data instanceof Float || data instanceof HostObject || data instanceof Dict || data instanceof Tuple)
    return data
  if (Array.isArray(data)) return data.map(fromPlain)
  if (data instanceof Map)
    return Dict.of([...data].map(([key, value]) => [fromPlain(key), fromPlain(value)] as const))
  if (typeof data === 'object') {
    return Dict.of(Object.entries(data).map(([key, value]) => [key, fromPlain(value)] as const))
  }
  throw new TypeError(`cannot hand a ${typeof data} to a template`)
}

/** Values as plain data for the host: tuples become arrays, dicts become objects, floats numbers. */
export function toPlain(value: Value): unknown {
  if (value instanceof Float) return value.value
  if (Array.isArray(value)) return value.map(toPlain)
  if (value instanceof Tuple) return value.items.map(toPlain)
  if (value instanceof Dict) {
    const plain: Record<string, unknown> = Object.create(null)
    for (const [key, item] of value.entries()) plain[print(key)] = toPlain(item)
    return { ...plain }
  }
  if (value instanceof HostObject) {
    const plain = value.plain()
    return plain === undefined ? value.print() : toPlain(plain)
  }
  return typeof value === 'object' && value !== null ? undefined : value
}
