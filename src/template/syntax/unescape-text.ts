import { SyntaxFailure } from './syntax-failure.ts'

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
}
const ESCAPE = /\\(?:([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([\s\S]))/g

/** The characters that a string literal stands for. As in Python, an unknown escape such as `\d` keeps its backslash. */
export function unescapeText(text: string, offset: number): string {
  const normal = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  if (!normal.includes('\\')) return normal
  return normal.replace(ESCAPE, (whole, octal, hex, short, long, other, at: number) => {
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8))
    const digits: string | undefined = hex ?? short ?? long
    if (digits !== undefined) return codePoint(digits, offset + at, whole.length)
    if (other === 'x' || other === 'u' || other === 'U' || other === 'N') {
      throw new SyntaxFailure(
        `"\\${other}" begins an escape that is not complete.`,
        offset + at,
        offset + at + 2,
        'Double the backslash to write it as it is.',
      )
    }
    return SIMPLE[other] ?? whole
  })
}

function codePoint(digits: string, at: number, length: number): string {
  const code = Number.parseInt(digits, 16)
  if (code > 0x10ffff) throw new SyntaxFailure('This character does not exist.', at, at + length)
  return String.fromCodePoint(code)
}
