import { isNumber, toDouble } from './number.ts'
import { typeName } from './print.ts'
import { UndefinedUse } from './undefined-use.ts'
import { Dict, Float, HostObject, TemplateError, Tuple, Undefined, type Value } from './value.ts'

export function truthy(value: Value): boolean {
  if (typeof value === 'boolean') return value
  if (value === null) return false
  if (typeof value === 'string') return value !== ''
  if (typeof value === 'number') return value !== 0
  if (typeof value === 'bigint') return value !== 0n
  if (value instanceof Float) return value.value !== 0
  if (Array.isArray(value)) return value.length > 0
  if (value instanceof Dict) return value.size > 0
  if (value instanceof Tuple) return value.items.length > 0
  return value instanceof Undefined ? false : value.truthy()
}

export function equal(left: Value, right: Value): boolean {
  if (left === right) return true
  if (typeof left === 'string' || typeof right === 'string' || left === null || right === null) {
    return hostEqual(left, right)
  }
  if (isNumber(left)) return isNumber(right) ? order(left, right) === 0 : hostEqual(left, right)
  if (Array.isArray(left)) return Array.isArray(right) && sameItems(left, right)
  if (left instanceof Tuple) return right instanceof Tuple && sameItems(left.items, right.items)
  if (left instanceof Dict) return right instanceof Dict && sameEntries(left, right)
  if (left instanceof Undefined) return right instanceof Undefined
  return hostEqual(left, right)
}

function hostEqual(left: Value, right: Value): boolean {
  if (left instanceof HostObject) return left.equals(right)
  return right instanceof HostObject && right.equals(left)
}

function sameItems(left: readonly Value[], right: readonly Value[]): boolean {
  return left.length === right.length && left.every((item, index) => equal(item, right[index]!))
}

function sameEntries(left: Dict, right: Dict): boolean {
  if (left.size !== right.size) return false
  for (const [key, value] of left.entries()) {
    const other = right.get(key)
    if (other === undefined || !equal(value, other)) return false
  }
  return true
}

function exact(value: Numeric): number | bigint {
  return value instanceof Float ? value.value : typeof value === 'boolean' ? Number(value) : value
}

type Numeric = number | bigint | boolean | Float

function order(left: Numeric, right: Numeric): number {
  if (typeof left === 'bigint' || typeof right === 'bigint') {
    // Between a bigint and a number, JavaScript compares exactly.
    const [a, b] = [exact(left), exact(right)]
    return a < b ? -1 : a > b ? 1 : a >= b ? 0 : Number.NaN
  }
  const [a, b] = [toDouble(left), toDouble(right)]
  // Infinity - Infinity is no number; equal ones are told here.
  return a === b ? 0 : a - b
}

/** Negative, zero or positive; NaN where the two are unordered numbers. */
export function compare(left: Value, right: Value, operator = '<'): number {
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right)
  if (isNumber(left) && isNumber(right)) return order(left, right)
  if (left instanceof Undefined) throw new UndefinedUse(left)
  if (right instanceof Undefined) throw new UndefinedUse(right)
  if (Array.isArray(left) && Array.isArray(right)) return compareItems(left, right, operator)
  if (left instanceof Tuple && right instanceof Tuple) return compareItems(left.items, right.items, operator)
  const forth = left instanceof HostObject ? left.compare(right) : undefined
  if (forth !== undefined) return forth
  const back = right instanceof HostObject ? right.compare(left) : undefined
  if (back !== undefined) return -back
  throw new TemplateError(`"${operator}" cannot compare ${typeName(left)} with ${typeName(right)}.`)
}

/** By code point, as Python does, not by UTF-16 unit. */
function compareText(left: string, right: string): number {
  if (left === right) return 0
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    const [a, b] = [left.charCodeAt(index), right.charCodeAt(index)]
    if (a !== b) return rank(a) - rank(b)
  }
  return left.length - right.length
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

function compareItems(left: readonly Value[], right: readonly Value[], operator: string): number {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    if (!equal(left[index]!, right[index]!)) return compare(left[index]!, right[index]!, operator)
  }
  return left.length - right.length
}
