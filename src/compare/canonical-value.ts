// The canonical text of a value, written in JavaScript, for sides whose rows are hashed while they stream.

import { hash } from 'node:crypto'
import type { CanonicalType } from './canonical-type.ts'
import { lengthThatCounts, type Tolerance } from './tolerance.ts'

/** IEEE bits as text: 17 significant digits, rounded half to even as C does; tells -0 from 0 and one NaN from numbers. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  const [digits, exponent] = Math.abs(value).toExponential(40).split('e') as [string, string]
  const kept = halfEven(digits.replace('.', ''), 17)
  const carried = kept.length > 17
  const power = Number(exponent) + (carried ? 1 : 0)
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const size = String(Math.abs(power)).padStart(2, '0')
  return `${sign}${kept[0]}.${kept.slice(1, 17)}e${power < 0 ? '-' : '+'}${size}`
}

/** The first `count` digits, rounded; one more when it carries over. */
function halfEven(digits: string, count: number): string {
  const head = digits.slice(0, count)
  const rest = digits.slice(count)
  const half = `5${'0'.repeat(rest.length - 1)}`
  const up = rest > half || (rest === half && Number(head.at(-1)) % 2 === 1)
  return up ? String(BigInt(head) + 1n) : head
}

/** `-` for NULL, otherwise length in bytes of UTF-8, a colon and the text. */
export function fieldText(text: string | null): string {
  return text === null ? '-' : `${Buffer.byteLength(text)}:${text}`
}

export function sha256(text: string): Buffer {
  return hash('sha256', text, 'buffer')
}

/** Decimal text with `scale` digits after the point; gives a value with more digits than that as it is. */
export function decimalText(text: string, scale: number): string {
  const [whole, fraction = ''] = text.split('.') as [string, string?]
  const digits = fraction.length > scale ? fraction.replace(/0+$/, '') : fraction
  const padded = digits.padEnd(scale, '0')
  return padded === '' ? whole : `${whole}.${padded}`
}

export function tolerateText(
  text: string | null,
  tolerance: Tolerance,
  kind: CanonicalType['kind'],
): string | null {
  if (text === null) return null
  const { trim, normalize, emptyIsNull, ignoreCase } = tolerance
  let result = text
  const length = lengthThatCounts(tolerance, kind)
  if (length !== undefined) result = result.slice(0, length)
  if (trim) result = result.replace(/ +$/, '')
  if (normalize) result = result.normalize('NFC')
  if (ignoreCase) result = result.toLowerCase()
  return emptyIsNull && result === '' ? null : result
}
