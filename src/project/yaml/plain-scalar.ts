const number = /^[-+.]?[0-9]|^[-+]?\.(inf|nan)$/i
const integer = /^[-+]?(0|[1-9][0-9_]*)$/
const binary = /^([-+]?)0b([01_]+)$/
const octal = /^([-+]?)0([0-7_]+)$/
const hexadecimal = /^([-+]?)0x([0-9a-fA-F_]+)$/
const float = /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?)$/
const infinity = /^([-+]?)\.inf$/i

const words = new Map<string, boolean | null>([
  ['', null],
  ['~', null],
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
])

/**
 * The value of an unquoted scalar by YAML 1.1, which is what dbt's reader follows: `yes` is true, `010` is eight.
 * Dates stay text. Integers that a number cannot hold exactly stay text, as do infinities, which JSON has no word for.
 */
export function plainScalar(text: string): string | number | boolean | null {
  if (text.length <= 5) {
    const word = words.get(text)
    if (word !== undefined) return word
  }
  if (!number.test(text)) return text
  return integerOf(text) ?? floatOf(text) ?? text
}

function integerOf(text: string): number | string | undefined {
  if (integer.test(text)) return exact(Number(text.replaceAll('_', '')), text)
  const octalDigits = octal.exec(text)
  if (octalDigits !== null) return based(octalDigits, 8, text)
  const hexDigits = hexadecimal.exec(text)
  if (hexDigits !== null) return based(hexDigits, 16, text)
  const bits = binary.exec(text)
  return bits === null ? undefined : based(bits, 2, text)
}

function based(match: RegExpExecArray, base: number, text: string): number | string {
  const digits = match[2]!.replaceAll('_', '')
  if (digits === '') return text
  return exact((match[1] === '-' ? -1 : 1) * Number.parseInt(digits, base), text)
}

function exact(value: number, text: string): number | string {
  return Number.isSafeInteger(value) ? value : text
}

function floatOf(text: string): number | undefined {
  if (infinity.test(text) || !float.test(text)) return undefined
  return Number(text.replaceAll('_', ''))
}
