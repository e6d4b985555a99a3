import { integer as safe } from '../values/number.ts'
import { Float } from '../values/value.ts'

const number = /^[-+.]?[0-9]|^[-+]?\.(inf|nan)$/i
const integer = /^[-+]?(0|[1-9][0-9_]*)$/
const binary = /^([-+]?)0b([01_]+)$/
const octal = /^([-+]?)0([0-7_]+)$/
const hexadecimal = /^([-+]?)0x([0-9a-fA-F_]+)$/
const sexagesimal = /^([-+]?)([1-9][0-9_]*(?::[0-5]?[0-9])+)$/
const float = /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?)$/
const sexagesimalFloat = /^([-+]?)([0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*)$/
const infinity = /^([-+]?)\.(?:inf|Inf|INF)$/
const notANumber = /^\.(?:nan|NaN|NAN)$/

const words = new Map<string, boolean | null>([
  ['', null],
  ['~', null],
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
])

export type YamlScalar = string | number | bigint | boolean | null | Float

/**
 * The value of an unquoted scalar by YAML 1.1, which is what dbt's reader follows: `yes` is true, `010` is eight, `12:30`
 * is 750, `1e3` is text. What is a date stays text.
 */
export function yamlScalar(text: string): YamlScalar {
  if (text.length <= 5) {
    const word = words.get(text)
    if (word !== undefined) return word
  }
  if (!number.test(text)) return text
  return integerOf(text) ?? floatOf(text) ?? text
}

/** As `!!float` reads a text, which needs no point. */
export function yamlFloat(text: string): YamlScalar {
  const value = Number(text.replaceAll('_', ''))
  return floatOf(text) ?? (text.trim() === '' || Number.isNaN(value) ? text : new Float(value))
}

function integerOf(text: string): number | bigint | string | undefined {
  if (integer.test(text) && text.length < 16) return Number(text.replaceAll('_', '')) + 0
  if (integer.test(text)) return exact(BigInt(text.replaceAll('_', '').replace(/^[-+]/, '')), text)
  const octalDigits = octal.exec(text)
  if (octalDigits !== null) return based(octalDigits, '0o', text)
  const hexDigits = hexadecimal.exec(text)
  if (hexDigits !== null) return based(hexDigits, '0x', text)
  const bits = binary.exec(text)
  if (bits !== null) return based(bits, '0b', text)
  const sixties = sexagesimal.exec(text)
  if (sixties === null) return undefined
  const parts = sixties[2]!.replaceAll('_', '').split(':')
  return exact(
    parts.reduce((sum, part) => sum * 60n + BigInt(part), 0n),
    text,
  )
}

function based(match: RegExpExecArray, base: string, text: string): number | bigint | string {
  const digits = match[2]!.replaceAll('_', '')
  return digits === '' ? text : exact(BigInt(base + digits), text)
}

function exact(size: bigint, text: string): number | bigint {
  return safe(text.startsWith('-') ? -size : size)
}

function floatOf(text: string): Float | undefined {
  if (float.test(text)) return new Float(Number(text.replaceAll('_', '')))
  const sixties = sexagesimalFloat.exec(text)
  if (sixties !== null) {
    const size = sixties[2]!
      .replaceAll('_', '')
      .split(':')
      .reduce((sum, part) => sum * 60 + Number(part), 0)
    return new Float(sixties[1] === '-' ? -size : size)
  }
  const endless = infinity.exec(text)
  if (endless !== null)
    return new Float(endless[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY)
  return notANumber.test(text) ? new Float(Number.NaN) : undefined
}
