import type { LibraryFunction } from './scalar-function.ts'

/*
 * A BIGNUMERIC has 38 digits after its point and up to 39 before: more than any number of DuckDB's. Within a query it is
 * a text of 79 characters, an `N` and the value in units of its last place, moved by 10^77 so that none is negative. So
 * texts are in the order of their values, equal where these are, and no number of DuckDB's is ever compared with one
 * unnoticed. In tables and results it is a plain decimal text.
 */
const scale = 38
const unit = 10n ** 38n
const offset = 10n ** 77n
const greatest = 57896044618658097711785492504343953926634992332820282019728792003956564819967n
const least = -57896044618658097711785492504343953926634992332820282019728792003956564819968n

/** The functions on BIGNUMERIC that DuckDB gets. `q` is a number of places, an operator is the first argument. */
export const bignumericFunctions: readonly LibraryFunction[] = [
  onTexts('bq_big_parse', 1, ([text]) => encoded(parsed(text!))),
  onTexts('bq_big_literal', 1, ([text]) => encoded(parsed(text!, true))),
  onTexts('bq_big_of_float', 1, ([text]) => encoded(ofFloat(Number(text)))),
  onTexts('bq_big_of_scaled', 1, ([text]) => encoded(BigInt(text!))),
  onTexts('bq_big_text', 1, ([text]) => plainText(decoded(text!))),
  onTexts('bq_big_op', 3, ([operator, a, b]) => encoded(operation(operator!, decoded(a!), decoded(b!)))),
  onTexts('bq_big_safe_op', 3, ([operator, a, b]) => {
    try {
      return encoded(operation(operator!, decoded(a!), decoded(b!)))
    } catch (error) {
      if (error instanceof BignumericError) return null
      throw error
    }
  }),
  {
    name: 'bq_big_digits',
    parameters: ['VARCHAR', 'VARCHAR', 'BIGINT'],
    returns: 'VARCHAR',
    call: (how, text, places) => encoded(toPlaces(decoded(text as string), Number(places), how as Rounding)),
  },
  {
    name: 'bq_big_sized',
    parameters: ['VARCHAR', 'BIGINT', 'BIGINT'],
    returns: 'VARCHAR',
    call: (text, precision, places) => {
      const value = toPlaces(decoded(text as string), Number(places), 'round')
      const limit = 10n ** (BigInt(scale) + (precision as bigint) - (places as bigint))
      if (absolute(value) >= limit) throw new BignumericError('a BIGNUMERIC has more digits than its type')
      return encoded(value)
    },
  },
  {
    name: 'bq_big_fixed',
    parameters: ['VARCHAR', 'BIGINT'],
    returns: 'VARCHAR',
    call: (text, places) => fixedText(decoded(text as string), Number(places)),
  },
]

class BignumericError extends Error {}

type Rounding = 'round' | 'even' | 'trunc' | 'ceil' | 'floor'

function onTexts(
  name: string,
  count: number,
  call: (texts: readonly string[]) => string | null,
): LibraryFunction {
  return {
    name,
    parameters: Array.from({ length: count }, () => 'VARCHAR' as const),
    returns: 'VARCHAR',
    call: (...texts) => call(texts as readonly string[]),
  }
}

function encoded(value: bigint): string {
  if (value > greatest || value < least) throw new BignumericError('BIGNUMERIC overflow')
  return `N${String(value + offset).padStart(78, '0')}`
}

function decoded(text: string): bigint {
  if (!/^N\d{78}$/.test(text)) throw new Error(`a value that is no BIGNUMERIC stands where one must: ${text}`)
  return BigInt(text.slice(1)) - offset
}

const number = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,5}))?\s*$/

/** Places beyond the 38th are rounded half away from zero. */
function parsed(text: string, strict = false): bigint {
  const found = number.exec(text)
  const [, sign, whole = '', fraction = '', exponent = '0'] = found ?? []
  if (found === null || whole + fraction === '') throw new BignumericError(`invalid BIGNUMERIC: ${text}`)
  const digits = BigInt(whole + fraction)
  const places = scale + Number(exponent) - fraction.length
  if (places > 200 && digits !== 0n) throw new BignumericError('BIGNUMERIC overflow')
  const exact = places >= 0 || digits % 10n ** BigInt(-places) === 0n
  if (strict && !exact) throw new BignumericError(`BIGNUMERIC literal with more than 38 places: ${text}`)
  const value =
    places < 0
      ? halfAway(digits, 10n ** BigInt(-places))
      : digits === 0n
        ? 0n
        : digits * 10n ** BigInt(places)
  return sign === '-' ? -value : value
}

/** The exact value of the double, of which each bit is worth a power of two. */
function ofFloat(value: number): bigint {
  if (!Number.isFinite(value)) throw new BignumericError('BIGNUMERIC of a FLOAT64 that is not finite')
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  const bits = view.getBigUint64(0)
  const exponent = Number((bits >> 52n) & 0x7ffn)
  const fraction = (bits & 0xfffffffffffffn) | (exponent === 0 ? 0n : 1n << 52n)
  const shift = Math.max(exponent, 1) - 1075
  const size =
    shift >= 0 ? (fraction << BigInt(shift)) * unit : halfAway(fraction * unit, 1n << BigInt(-shift))
  return value < 0 ? -size : size
}

function operation(operator: string, a: bigint, b: bigint): bigint {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return halfAway(a * b, unit)
    case '/':
      return halfAway(a * unit, divisor(b))
    case 'div':
      return (a / divisor(b)) * unit
    case 'mod':
      return a % divisor(b)
    default:
      throw new Error(`no operator of BIGNUMERIC: ${operator}`)
  }
}

function divisor(value: bigint): bigint {
  if (value === 0n) throw new BignumericError('division by zero')
  return value
}

function halfAway(a: bigint, b: bigint): bigint {
  const quotient = a / b
  const rest = a % b
  if (2n * absolute(rest) < absolute(b)) return quotient
  return quotient + (a < 0n === b < 0n ? 1n : -1n)
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}

function toPlaces(value: bigint, places: number, how: Rounding): bigint {
  if (places >= scale) return value
  const step = 10n ** BigInt(Math.min(scale - places, 80))
  const rest = value % step
  const down = value - rest
  switch (how) {
    case 'trunc':
      return down
    case 'ceil':
      return rest > 0n ? down + step : down
    case 'floor':
      return rest < 0n ? down - step : down
    case 'even':
      return 2n * absolute(rest) === step && (down / step) % 2n === 0n ? down : halfAway(value, step) * step
    default:
      return halfAway(value, step) * step
  }
}

function plainText(value: bigint): string {
  const digits = String(absolute(value)).padStart(scale + 1, '0')
  const rest = digits.slice(-scale).replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}${rest === '' ? '' : `.${rest}`}`
}

function fixedText(value: bigint, places: number): string {
  const kept = toPlaces(value, places, 'round')
  const digits = String(absolute(kept)).padStart(scale + 1, '0')
  const fraction = digits.slice(-scale).padEnd(places, '0').slice(0, places)
  return `${kept < 0n ? '-' : ''}${digits.slice(0, -scale)}${fraction === '' ? '' : `.${fraction}`}`
}
