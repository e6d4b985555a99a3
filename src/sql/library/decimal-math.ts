/*
 * Functions of NUMERIC and BIGNUMERIC that have no end: they are calculated with 110 digits after the point, in whole
 * numbers, and rounded half away from zero where their type ends. Series: exp by Taylor after halving, ln by
 * 2 artanh((x - 1) / (x + 1)) after division by powers of two.
 */
const digits = 110
const one = 10n ** BigInt(digits)

/** `name` of one or two decimal texts, with `places` digits after the point. Throws where it has no value. */
export function decimalMath(name: string, x: string, y: string, places: number): string {
  const a = fixed(x)
  switch (name) {
    case 'sqrt':
      if (a < 0n) throw new Error('SQRT of a negative number')
      return rounded(squareRoot(a * one), places)
    case 'cbrt': {
      const root = cubeRoot((a < 0n ? -a : a) * one * one)
      return rounded(a < 0n ? -root : root, places)
    }
    case 'exp':
      return rounded(exp(a), places)
    case 'ln':
      return rounded(ln(a), places)
    case 'log10':
      return rounded((ln(a) * one) / ln(10n * one), places)
    case 'log':
      return rounded(logarithm(a, fixed(y)), places)
    case 'pow':
      return rounded(power(a, fixed(y)), places)
    default:
      throw new Error(`no function of NUMERIC: ${name}`)
  }
}

function fixed(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const value = BigInt(whole + fraction.padEnd(digits, '0'))
  return text.startsWith('-') ? -value : value
}

function rounded(value: bigint, places: number): string {
  const step = 10n ** BigInt(digits - places)
  const size = value < 0n ? -value : value
  const kept = String((2n * size + step) / (2n * step)).padStart(places + 1, '0')
  return `${value < 0n ? '-' : ''}${kept.slice(0, -places)}.${kept.slice(-places)}`
}

function squareRoot(value: bigint): bigint {
  if (value < 2n) return value
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (root + value / root) >> 1n
    if (next >= root) return root
    root = next
  }
}

function cubeRoot(value: bigint): bigint {
  if (value < 2n) return value
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 3) + 1)
  for (;;) {
    const next = (2n * root + value / (root * root)) / 3n
    if (next >= root) return root
    root = next
  }
}

/** Beyond e^100 no type holds the value, and below e^-260 it is 0 in every one. */
function exp(value: bigint): bigint {
  if (value > 100n * one) throw new Error('EXP is out of range')
  if (value < -260n * one) return 0n
  const halvings = 20n
  const small = value >> halvings
  let sum = one
  let term = one
  for (let n = 1n; term !== 0n; n++) {
    term = (term * small) / (one * n)
    sum += term
    if (term === -1n) break
  }
  let result = sum
  for (let n = 0n; n < halvings; n++) result = (result * result) / one
  return result
}

let two: bigint | undefined

function ln(value: bigint): bigint {
  if (value <= 0n) throw new Error('logarithm of a number that is not positive')
  two ??= twiceArtanh(one / 3n)
  let rest = value
  let powers = 0n
  for (; rest > 2n * one; powers++) rest >>= 1n
  for (; rest < one; powers--) rest <<= 1n
  const exact = powers >= 0n ? value / (1n << powers) : value * (1n << -powers)
  return twiceArtanh(((exact - one) * one) / (exact + one)) + powers * two
}

function twiceArtanh(value: bigint): bigint {
  const square = (value * value) / one
  let sum = 0n
  let term = value
  for (let n = 1n; term !== 0n && term !== -1n; n += 2n) {
    sum += term / n
    term = (term * square) / one
  }
  return 2n * sum
}

function logarithm(value: bigint, base: bigint): bigint {
  const divisor = ln(base)
  if (divisor === 0n) throw new Error('logarithm to the base 1')
  return (ln(value) * one) / divisor
}

function power(value: bigint, exponent: bigint): bigint {
  if (exponent % one === 0n) return wholePower(value, exponent / one)
  if (value < 0n) throw new Error('POW of a negative number and an exponent that is no whole number')
  if (value === 0n) {
    if (exponent < 0n) throw new Error('division by zero')
    return 0n
  }
  return exp((ln(value) * exponent) / one)
}

const limit = 10n ** BigInt(digits + 45)

function wholePower(value: bigint, exponent: bigint): bigint {
  if (exponent < 0n) {
    if (value === 0n) throw new Error('division by zero')
    return wholePower((one * one) / value, -exponent)
  }
  let result = one
  let base = value
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left % 2n === 1n) result = (result * base) / one
    if (result > limit || result < -limit) throw new Error('POW is out of range')
    base = (base * base) / one
    if (base > limit && left > 1n) throw new Error('POW is out of range')
    if (base === 0n && left > 1n) return left >> 1n > 0n ? 0n : result
  }
  return result
}
