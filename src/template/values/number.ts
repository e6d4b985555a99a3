import { Float, TemplateError, type Value } from './value.ts'

/** An int as values hold it: a number while it is exact, a bigint beyond. */
export function integer(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value
}

export function isInteger(value: Value): value is number | bigint | boolean {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
}

export function isNumber(value: Value): value is number | bigint | boolean | Float {
  return isInteger(value) || value instanceof Float
}

/** The value of a number as JavaScript computes with it; exact only for floats and small ints. */
export function toDouble(value: number | bigint | boolean | Float): number {
  return value instanceof Float ? value.value : Number(value)
}

export function toBigInt(value: number | bigint | boolean): bigint {
  return BigInt(value)
}

/** An int within the safe range, for an index, a count or a width; a problem for anything else. */
export function smallInteger(value: Value, what: string): number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'bigint') return value > 0 ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER
  throw new TemplateError(`${what} must be an integer, not ${typeNameOf(value)}.`)
}

function typeNameOf(value: Value): string {
  if (value === null) return 'None'
  if (typeof value === 'string') return 'a string'
  return value instanceof Float ? 'a float' : 'this value'
}

/** As Python prints a float: the shortest digits that read back the same, with `.0` where there is no fraction. */
export function formatFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  if (Object.is(value, -0)) return '-0.0'
  const [digits, exponent] = value.toExponential().split('e') as [string, string]
  const power = Number(exponent)
  if (value !== 0 && (power < -4 || power >= 16)) {
    const sign = power < 0 ? '-' : '+'
    return `${digits}e${sign}${String(Math.abs(power)).padStart(2, '0')}`
  }
  const plain = String(value)
  if (plain.includes('e')) return smallWithoutExponent(digits, power)
  return plain.includes('.') ? plain : `${plain}.0`
}

function smallWithoutExponent(digits: string, power: number): string {
  const negative = digits.startsWith('-')
  const bare = digits.replace('-', '').replace('.', '')
  return `${negative ? '-' : ''}0.${'0'.repeat(-power - 1)}${bare}`
}

/** Python's `round`: halves go to the even neighbour, decided on the exact value of the float. */
export function roundHalfEven(value: number, digits: number): number {
  if (!Number.isFinite(value) || digits > 22) return value
  if (digits < 0) {
    const unit = 10 ** -digits
    const quotient = value / unit
    const floor = Math.floor(quotient)
    const rest = quotient - floor
    const up = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0)
    return (up ? floor + 1 : floor) * unit
  }
  // Exact halves exist only for a few binary fractions; toFixed decides the others by the exact value.
  const scaled = value * 10 ** digits
  const floor = Math.floor(scaled)
  if (scaled - floor === 0.5 && floor / 10 ** digits + 0.5 / 10 ** digits === value && isDyadic(value)) {
    return (floor % 2 === 0 ? floor : floor + 1) / 10 ** digits
  }
  return Number(value.toFixed(digits))
}

/** Whether the fraction ends after few binary digits, so that a decimal half is met exactly. */
function isDyadic(value: number): boolean {
  return Number.isInteger(value * 2 ** 24)
}
