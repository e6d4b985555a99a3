// Reads the shape of CSV text: fields by record with their line, to name the place of a mistake.

export interface CsvShape {
  readonly delimiter: string
  readonly quote: string
}

export interface CsvRecord {
  /** Of its first character, from 1. */
  readonly line: number
  readonly fields: readonly string[]
  /** The text ended within quotes. */
  readonly open: boolean
  readonly start: number
  readonly end: number
}

/** RFC 4180: quotes around a field, doubled within; records end at LF, CR or CRLF outside quotes. Blank lines are skipped. */
export function* csvRecords(text: string, { delimiter, quote }: CsvShape): Generator<CsvRecord> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let line = 1
  while (at < text.length) {
    const record = readRecord(text, at, delimiter, quote)
    if (record.end > at) yield { ...record, line, start: at }
    line += record.lines
    at = record.next
  }
}

function readRecord(
  text: string,
  start: number,
  delimiter: string,
  quote: string,
): { fields: string[]; open: boolean; end: number; next: number; lines: number } {
  const fields: string[] = []
  let lines = 0
  let at = start
  for (;;) {
    const field = text[at] === quote ? readQuoted(text, at, quote) : undefined
    let end = field?.next ?? at
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r' && !text.startsWith(delimiter, end))
      end++
    fields.push(field === undefined ? text.slice(at, end) : field.value)
    lines += field?.lines ?? 0
    if (field?.open === true) return { fields, open: true, end, next: text.length, lines }
    if (!text.startsWith(delimiter, end)) {
      const next = text.startsWith('\r\n', end) ? end + 2 : end + 1
      return { fields, open: false, end, next, lines: lines + 1 }
    }
    at = end + delimiter.length
  }
}

function readQuoted(
  text: string,
  start: number,
  quote: string,
): { value: string; next: number; lines: number; open: boolean } {
  let value = ''
  let at = start + 1
  for (;;) {
    const end = text.indexOf(quote, at)
    if (end < 0) return { value: value + text.slice(at), next: text.length, lines: 0, open: true }
    value += text.slice(at, end)
    at = end + 1
    if (text[at] !== quote) return { value, next: at, lines: lineBreaks(text.slice(start, at)), open: false }
    value += quote
    at++
  }
}

function lineBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}
