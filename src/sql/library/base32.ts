import type { LibraryFunction } from './scalar-function.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648, with its padding. */
export const base32Functions: readonly LibraryFunction[] = [
  {
    name: 'bq_to_base32',
    parameters: ['BLOB'],
    returns: 'VARCHAR',
    call: (bytes) => encoded(bytes as Uint8Array),
  },
  {
    name: 'bq_from_base32',
    parameters: ['VARCHAR'],
    returns: 'BLOB',
    call: (text) => {
      const bytes = decoded(text as string)
      if (bytes === undefined) throw new Error('invalid base32')
      return bytes
    },
  },
]

function encoded(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const digits = bits.match(/.{1,5}/g) ?? []
  const text = digits.map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
  return text.padEnd(Math.ceil(text.length / 8) * 8, '=')
}

function decoded(text: string): Uint8Array | undefined {
  const digits = text.replace(/=+$/, '')
  if (text.length % 8 !== 0 || [...digits].some((digit) => !alphabet.includes(digit))) return undefined
  const bits = [...digits].map((digit) => alphabet.indexOf(digit).toString(2).padStart(5, '0')).join('')
  return Uint8Array.from((bits.match(/.{8}/g) ?? []).map((group) => Number.parseInt(group, 2)))
}
