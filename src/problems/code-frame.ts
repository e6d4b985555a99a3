import picocolors from 'picocolors'
import type { Location } from './problem.ts'

const around = 2
const widest = 140

export interface FrameOptions {
  readonly colour: boolean
  /** Takes secrets out, before a line is cut: half a secret would not be known as one. */
  readonly redact?: ((text: string) => string) | undefined
}

/** Five lines around a place with a marker under it. Empty where the place is not in the text. */
export function codeFrame(source: string, written: Location, options: FrameOptions): string {
  const colours = picocolors.createColors(options.colour)
  const raw = source.split(/\r\n|\n|\r/)
  const { redact = (text: string) => text } = options
  const lines = raw.map((line, at) => (Math.abs(at + 1 - written.line) <= around ? redact(line) : line))
  const location = withinRedacted(written, raw[written.line - 1] ?? '', redact)
  if (location.line < 1 || location.line > lines.length) return ''
  const first = Math.max(1, location.line - around)
  const last = Math.min(lines.length, location.line + around)
  const gutter = String(last).length
  const shift = shiftOf(location.column)
  const rows: string[] = []
  for (let line = first; line <= last; line++) {
    const text = visible(lines[line - 1]!, shift)
    const marked = line === location.line
    const number = String(line).padStart(gutter)
    rows.push(`${marked ? colours.red('>') : ' '} ${colours.dim(`${number} |`)} ${text}`.trimEnd())
    if (marked)
      rows.push(
        `  ${colours.dim(`${' '.repeat(gutter)} |`)} ${colours.red(marker(lines[line - 1]!, location, shift))}`,
      )
  }
  return rows.join('\n')
}

/** The same place once the secrets before it are shorter. */
function withinRedacted(at: Location, line: string, redact: (text: string) => string): Location {
  const moved = (column: number) => redact(line.slice(0, column - 1)).length + 1
  const { end } = at
  return {
    ...at,
    column: moved(at.column),
    ...(end === undefined || end.line !== at.line ? {} : { end: { ...end, column: moved(end.column) } }),
  }
}

/** Lines far wider than a terminal are cut so that the place stays in sight. */
function shiftOf(column: number): number {
  return column <= widest - 20 ? 0 : column - Math.floor(widest / 2)
}

function visible(line: string, shift: number): string {
  const cut = line.slice(shift, shift + widest)
  const text = `${shift > 0 ? '…' : ''}${cut}${line.length > shift + widest ? '…' : ''}`
  return text.replaceAll('\t', '  ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '\u00b7')
}

function marker(line: string, location: Location, shift: number): string {
  const start = location.column - 1
  const end =
    location.end === undefined
      ? start + 1
      : location.end.line > location.line
        ? line.length
        : location.end.column - 1
  const before = visible(line.slice(0, start), shift)
  const length = Math.max(1, Math.min(end, line.length, shift + widest) - start)
  return `${' '.repeat(before.length)}${'^'.repeat(length)}`
}
