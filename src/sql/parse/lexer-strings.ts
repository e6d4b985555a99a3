import type { DialectRules } from '../dialect.ts'
import { SqlSyntaxError } from '../syntax-error.ts'
import type { Token, TokenType } from './token.ts'

/** The string, bytes or quoted name that begins here; undefined if none does. */
export function scanString(source: string, start: number, rules: DialectRules): Token | undefined {
  if (rules.name === 'bigquery') return scanBigquery(source, start)
  return (rules.transact ? scanTransact(source, start) : undefined) ?? scanDuckdb(source, start)
}

// BigQuery -------------------------------------------------------------------------------------------------------------

const prefixed = /(?:[rR][bB]?|[bB][rR]?)(?=['"])/y

function scanBigquery(source: string, start: number): Token | undefined {
  const code = source.charCodeAt(start)
  if (code === 96) return scanBacktick(source, start)
  let prefix = ''
  if ((code | 32) === 98 || (code | 32) === 114) {
    prefixed.lastIndex = start
    prefix = prefixed.exec(source)?.[0].toLowerCase() ?? ''
    if (prefix === '') return undefined
  } else if (code !== 39 && code !== 34) return undefined
  const open = start + prefix.length
  const mark = source[open]!
  const quote = source.startsWith(mark.repeat(3), open) ? mark.repeat(3) : mark
  const close = closeOfEscaped(source, open + quote.length, quote, start)
  const bytes = prefix.includes('b')
  const written = source.slice(open + quote.length, close)
  const body = bytes ? toBytes(written) : written
  const text =
    prefix.includes('r') || !body.includes('\\') ? body : resolveEscapes(body, open + quote.length, bytes)
  return { type: bytes ? 'bytes' : 'string', text, start, end: close + quote.length }
}

function scanBacktick(source: string, start: number): Token {
  const close = closeOfEscaped(source, start + 1, '`', start)
  const body = source.slice(start + 1, close)
  if (body === '') throw new SqlSyntaxError('A quoted name is empty.', start, close + 1)
  const text = body.includes('\\') ? resolveEscapes(body, start + 1, false) : body
  return { type: 'quoted', text, start, end: close + 1 }
}

/** The offset of the closing quote; a backslash hides the character after it, in raw strings too. */
function closeOfEscaped(source: string, from: number, quote: string, start: number): number {
  const mark = quote.charCodeAt(0)
  for (let position = from; position < source.length; position++) {
    const code = source.charCodeAt(position)
    if (code === 92) position++
    else if (code === mark && (quote.length === 1 || source.startsWith(quote, position))) return position
    else if ((code === 10 || code === 13) && quote.length === 1) break
  }
  throw unclosed(source, start, quote)
}

function unclosed(source: string, start: number, quote: string): SqlSyntaxError {
  const line = source.indexOf('\n', start)
  const what = quote === '`' || (quote === '"' && source[start] === '"') ? 'quoted name or string' : 'string'
  return new SqlSyntaxError(
    `The ${what} that begins here is never closed.`,
    start,
    line < 0 ? source.length : Math.max(line, start + 1),
    quote.length === 1 && line >= 0
      ? `Close it with ${quote} on the same line, or use ${quote === '`' ? 'another name' : `${quote.repeat(3)} for text over several lines`}.`
      : `Close it with ${quote}.`,
  )
}

const escapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '?': '?',
  '"': '"',
  "'": "'",
  '`': '`',
}

const escapeSequence =
  /\\(?:([abfnrtv\\?"'`])|([0-3][0-7]{2})|[xX]([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]|$))/g

function resolveEscapes(body: string, offset: number, bytes: boolean): string {
  return body.replace(escapeSequence, (match, simple, octal, hex, short, long, wrong, at: number) => {
    if (simple !== undefined) return escapes[simple] ?? ''
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
    const code = short ?? long
    if (code !== undefined && !bytes) {
      const point = Number.parseInt(code, 16)
      if (point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)) return String.fromCodePoint(point)
    }
    const shown = wrong === undefined ? match : `\\${wrong}`
    throw new SqlSyntaxError(
      `The escape ${shown} is not known.`,
      offset + at,
      offset + at + match.length,
      'Write \\\\ for a backslash, or use a raw string: r"...".',
    )
  })
}

const utf8 = new TextEncoder()

/** The characters' UTF-8, one character per byte. */
function toBytes(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text
  return Array.from(utf8.encode(text), (byte) => String.fromCharCode(byte)).join('')
}

// DuckDB ---------------------------------------------------------------------------------------------------------------

const dollarQuote = /\$(?:[A-Za-z_\x80-\uffff][\w\x80-\uffff]*)?\$/y

function scanDuckdb(source: string, start: number): Token | undefined {
  const code = source.charCodeAt(start)
  if (code === 39) return scanDoubled(source, start, start, "'", 'string')
  if (code === 34) return scanDoubled(source, start, start, '"', 'quoted')
  if (code === 36) return scanDollar(source, start)
  const next = source.charCodeAt(start + 1)
  if (next !== 39) return undefined
  if ((code | 32) === 101) return scanEscapeString(source, start)
  if ((code | 32) === 98 || (code | 32) === 120) {
    const message = "Strings of bits such as B'01' and X'ff' are not read here."
    throw new SqlSyntaxError(message, start, start + 2, "Bytes are written BLOB '\\xFF'.")
  }
  return undefined
}

/** T-SQL's `[name]`, within which `]` is written twice, and `N'text'`. */
function scanTransact(source: string, start: number): Token | undefined {
  const code = source.charCodeAt(start)
  if (code === 91) return scanDoubled(source, start, start, ']', 'quoted')
  if ((code | 32) !== 110 || source.charCodeAt(start + 1) !== 39) return undefined
  return scanDoubled(source, start, start + 1, "'", 'string')
}

/** A quote within is written twice. */
function scanDoubled(source: string, start: number, open: number, quote: string, type: TokenType): Token {
  let from = open + 1
  for (;;) {
    const close = source.indexOf(quote, from)
    if (close < 0) throw unclosed(source, start, quote)
    if (source[close + 1] !== quote) {
      const body = source.slice(open + 1, close)
      if (type === 'quoted' && body === '')
        throw new SqlSyntaxError('A quoted name is empty.', start, close + 1)
      return { type, text: body.replaceAll(quote + quote, quote), start, end: close + 1 }
    }
    from = close + 2
  }
}

function scanDollar(source: string, start: number): Token | undefined {
  dollarQuote.lastIndex = start
  const tag = dollarQuote.exec(source)?.[0]
  if (tag === undefined) return undefined
  const close = source.indexOf(tag, start + tag.length)
  if (close < 0) throw unclosed(source, start, tag)
  return { type: 'string', text: source.slice(start + tag.length, close), start, end: close + tag.length }
}

const escapePart = /''|\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|([\s\S]))/g

/** `E'...'` with C escapes. */
function scanEscapeString(source: string, start: number): Token {
  const close = closeOfEscapeString(source, start)
  const body = source.slice(start + 2, close)
  const text = body.replace(escapePart, (match, hex, short, long, octal, sign) => {
    if (match === "''") return "'"
    const code = hex ?? short ?? long
    if (code !== undefined) return codePoint(Number.parseInt(code, 16), start, close + 1)
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255)
    return 'bfnrtv'.includes(sign) ? (escapes[sign] ?? sign) : sign
  })
  return { type: 'string', text, start, end: close + 1 }
}

function closeOfEscapeString(source: string, start: number): number {
  for (let position = start + 2; position < source.length; position++) {
    const code = source.charCodeAt(position)
    if (code === 92) position++
    else if (code === 39) {
      if (source.charCodeAt(position + 1) !== 39) return position
      position++
    }
  }
  throw unclosed(source, start, "'")
}

function codePoint(point: number, start: number, end: number): string {
  if (point <= 0x10ffff) return String.fromCodePoint(point)
  throw new SqlSyntaxError('The string has an escape beyond Unicode.', start, end)
}
