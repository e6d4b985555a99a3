import { createHash } from 'node:crypto'
import { base32Functions } from './base32.ts'
import { bignumericFunctions } from './bignumeric.ts'
import { decimalMath } from './decimal-math.ts'
import { farmFingerprint } from './farm-fingerprint.ts'
import { jsonFunctions } from './json-functions.ts'
import { literalFunctions } from './literal-functions.ts'
import { netFunctions } from './net-functions.ts'
import { regexpFunctions } from './regexp-functions.ts'
import type { LibraryFunction, ScalarType, ScalarValue } from './scalar-function.ts'

const utf8 = new TextEncoder()

function onText(
  name: string,
  returns: ScalarType,
  call: (text: string) => ScalarValue | null,
): LibraryFunction {
  return { name, parameters: ['VARCHAR'], returns, call: (text) => call(text as string) }
}

/** Only what neither a rewrite nor a macro can make equal: these are slow. */
export const scalarFunctions: readonly LibraryFunction[] = [
  onText('bq_farm_fingerprint', 'BIGINT', (text) => farmFingerprint(utf8.encode(text))),
  {
    name: 'bq_farm_fingerprint_bytes',
    parameters: ['BLOB'],
    returns: 'BIGINT',
    call: (bytes) => farmFingerprint(bytes as Uint8Array),
  },
  {
    name: 'bq_sha512',
    parameters: ['BLOB'],
    returns: 'BLOB',
    call: (bytes) =>
      new Uint8Array(
        createHash('sha512')
          .update(bytes as Uint8Array)
          .digest(),
      ),
  },
  {
    name: 'bq_casefold',
    parameters: ['VARCHAR', 'VARCHAR'],
    returns: 'VARCHAR',
    call: (text, form) => casefolded((text as string).normalize(form as 'NFC')),
  },
  {
    name: 'bq_normalize',
    parameters: ['VARCHAR', 'VARCHAR'],
    returns: 'VARCHAR',
    call: (text, form) => (text as string).normalize(form as 'NFC'),
  },
  {
    name: 'bq_edit_distance',
    parameters: ['VARCHAR', 'VARCHAR'],
    returns: 'BIGINT',
    call: (a, b) => BigInt(editDistance([...(a as string)], [...(b as string)])),
  },
  {
    name: 'bq_safe_bytes_to_string',
    parameters: ['BLOB'],
    returns: 'VARCHAR',
    call: (bytes) => lenientText(bytes as Uint8Array),
  },
  {
    name: 'bq_decimal_math',
    parameters: ['VARCHAR', 'VARCHAR', 'VARCHAR', 'BIGINT'],
    returns: 'VARCHAR',
    call: (name, x, y, places) => decimalMath(name as string, x as string, y as string, Number(places)),
  },
  onText('bq_special_upper', 'VARCHAR', (text) => text.toUpperCase()),
  onText('bq_special_lower', 'VARCHAR', (text) => text.toLowerCase()),
  {
    name: 'bq_initcap_at',
    parameters: ['VARCHAR', 'VARCHAR'],
    returns: 'VARCHAR',
    call: (text, between) => capitalised(text as string, new Set(between as string)),
  },
  onText('bq_soundex', 'VARCHAR', soundex),
  ...jsonFunctions,
  ...literalFunctions,
  ...netFunctions,
  ...regexpFunctions,
  ...base32Functions,
  ...bignumericFunctions,
]

/** Character by character: how a letter is folded does not depend on where it stands. */
function casefolded(text: string): string {
  return [...text]
    .map((sign) => (sign === 'ı' ? sign : sign === 'ẞ' ? 'ss' : sign.toUpperCase().toLowerCase()))
    .join('')
}

/** Each byte that is part of no character becomes one replacement character. */
function lenientText(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const size = characterSize(bytes[at]!)
    let sign: string | undefined
    try {
      sign = decoder.decode(bytes.subarray(at, at + size))
    } catch {
      sign = undefined
    }
    text += sign ?? '\ufffd'
    at += sign === undefined ? 1 : size
  }
  return text
}

function characterSize(first: number): number {
  return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
}

function editDistance(a: readonly string[], b: readonly string[]): number {
  let row = b.map((_, index) => index + 1)
  for (const [line, left] of a.entries()) {
    let diagonal = line
    let before = line + 1
    row = row.map((above, index) => {
      const cost = Math.min(above + 1, before + 1, diagonal + (left === b[index] ? 0 : 1))
      diagonal = above
      before = cost
      return cost
    })
  }
  return row[b.length - 1] ?? a.length
}

const codes = new Map(
  ['BFPV', 'CGJKQSXZ', 'DT', 'L', 'MN', 'R'].flatMap((letters, index) =>
    [...letters].map((letter) => [letter, String(index + 1)] as const),
  ),
)

/** The letter as written and three digits of Soundex; vowels do not part equal digits. */
function soundex(text: string): string {
  const written = text.replace(/[^A-Za-z]/g, '')
  const letters = written.toUpperCase()
  let result = written.slice(0, 1)
  let last = codes.get(letters.slice(0, 1))
  for (const letter of letters.slice(1)) {
    if (result.length === 4) break
    const code = codes.get(letter)
    if (code !== undefined && code !== last) result += code
    if (code !== undefined) last = code
  }
  return result === '' ? '' : result.padEnd(4, '0')
}

/** The first letter, and each behind a sign of `between`, large; all others small. */
function capitalised(text: string, between: ReadonlySet<string>): string {
  let isFirst = true
  let out = ''
  for (const sign of text) {
    const isBetween = between.has(sign)
    out += isBetween ? sign : oneFor(sign, isFirst ? sign.toUpperCase() : sign.toLowerCase())
    isFirst = isBetween
  }
  return out
}

/** A sign that would become several stays as it is. */
function oneFor(sign: string, other: string): string {
  return [...other].length === 1 ? other : sign
}
