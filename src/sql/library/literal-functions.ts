import { intervalParts } from './interval-text.ts'
import type { LibraryFunction } from './scalar-function.ts'

/** Texts and bytes as they would stand in a query. */
export const literalFunctions: readonly LibraryFunction[] = [
  {
    name: 'bq_string_literal',
    parameters: ['VARCHAR'],
    returns: 'VARCHAR',
    call: (text) => enclosed(text as string, (sign) => plainEscape(sign)),
  },
  {
    name: 'bq_interval_parts',
    parameters: ['VARCHAR'],
    returns: 'VARCHAR',
    call: (text) => {
      const parts = intervalParts(text as string)
      if (parts === undefined) throw new Error(`invalid interval: ${text}`)
      return parts.join(' ')
    },
  },
  {
    name: 'bq_json_literal',
    parameters: ['VARCHAR'],
    returns: 'VARCHAR',
    call: (text) =>
      `'${[...(text as string)].map((sign) => (sign === "'" ? "\\'" : plainEscape(sign))).join('')}'`,
  },
  {
    name: 'bq_bytes_literal',
    parameters: ['BLOB'],
    returns: 'VARCHAR',
    call: (bytes) => `b${enclosed(latin(bytes), byteEscape)}`,
  },
  {
    name: 'bq_bytes_text',
    parameters: ['BLOB'],
    returns: 'VARCHAR',
    call: (bytes) => [...latin(bytes)].map(byteEscape).join(''),
  },
]

function latin(bytes: unknown): string {
  return Buffer.from(bytes as Uint8Array).toString('latin1')
}

/** In double quotes, unless the text has some and no single ones. */
function enclosed(text: string, written: (sign: string) => string): string {
  const quote = text.includes('"') && !text.includes("'") ? "'" : '"'
  const inner = [...text].map((sign) => (sign === quote ? `\\${sign}` : written(sign))).join('')
  return quote + inner + quote
}

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' }

function plainEscape(sign: string): string {
  const code = sign.codePointAt(0) ?? 0
  return named[sign] ?? (code < 32 || code === 127 ? hex(code) : sign)
}

function byteEscape(sign: string): string {
  const code = sign.charCodeAt(0)
  return named[sign] ?? (code < 32 || code > 126 ? hex(code) : sign)
}

function hex(code: number): string {
  return `\\x${code.toString(16).padStart(2, '0')}`
}
