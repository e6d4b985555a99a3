import { formatFloat } from './number.ts'
import { Dict, Float, HostObject, Tuple, Undefined, type Value } from './value.ts'

const MAXIMUM_DEPTH = 100

/** What `{{ value }}` writes: Python's `str(value)`. */
export function print(value: Value): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (value instanceof Undefined) return ''
  if (value instanceof HostObject) return value.print()
  return repr(value)
}

/** How a value prints inside of a list or dict: Python's `repr(value)`. */
export function repr(value: Value, depth = 0): string {
  if (value === null) return 'None'
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (value instanceof Float) return formatFloat(value.value)
  if (value instanceof Undefined) return 'Undefined'
  if (value instanceof HostObject) return value.repr()
  if (depth > MAXIMUM_DEPTH) return '...'
  const inner = (item: Value): string => repr(item, depth + 1)
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`
  if (value instanceof Tuple) {
    return value.items.length === 1
      ? `(${inner(value.items[0]!)},)`
      : `(${value.items.map(inner).join(', ')})`
  }
  return `{${[...value.entries()].map(([key, item]) => `${inner(key)}: ${inner(item)}`).join(', ')}}`
}

const NEEDS_ESCAPE = /['\\\p{C}\p{Zl}\p{Zp}\p{Zs}]/u
const ESCAPED = /[\\\p{C}\p{Zl}\p{Zp}\p{Zs}]/gu
const NAMED: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\\': '\\\\',
  ' ': ' ',
}

function quote(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return `'${text}'`
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'"
  const escaped = text.replace(ESCAPED, (char) => NAMED[char] ?? escapeCode(char.codePointAt(0)!))
  return `${mark}${mark === "'" ? escaped.replaceAll("'", "\\'") : escaped}${mark}`
}

function escapeCode(code: number): string {
  const hex = code.toString(16)
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}

/** The type's name as Python says it in messages. */
export function typeName(value: Value): string {
  if (value === null) return 'NoneType'
  if (typeof value === 'string') return 'str'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number' || typeof value === 'bigint') return 'int'
  if (value instanceof Float) return 'float'
  if (Array.isArray(value)) return 'list'
  if (value instanceof Tuple) return 'tuple'
  if (value instanceof Dict) return 'dict'
  if (value instanceof Undefined) return 'Undefined'
  return value.typeName
}
