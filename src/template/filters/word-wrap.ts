interface Wrapping {
  readonly width: number
  readonly breakLong: boolean
  readonly newline: string
  readonly hyphens: boolean
}

/** Breaks each line of a text at words so that none is longer than the width. */
export function wordWrap(text: string, options: Wrapping): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => wrapLine(line, options).join(options.newline))
    .join(options.newline)
}

function wrapLine(line: string, { width, breakLong, hyphens }: Wrapping): string[] {
  const chunks = line
    .split(/(\s+)/)
    .flatMap((part) => (hyphens ? part.split(/(?<=[\p{L}\p{N}]-)(?=[\p{L}])/u) : [part]))
  const lines: string[] = []
  let current = ''
  for (let chunk of chunks) {
    if ((current + chunk).trimEnd().length <= width) {
      current += chunk
      continue
    }
    if (breakLong && chunk.length > width) {
      while ((current + chunk).length > width) {
        const room = Math.max(width - current.length, current === '' ? 1 : 0)
        lines.push(current + chunk.slice(0, room))
        chunk = chunk.slice(room)
        current = ''
      }
      current = chunk
      continue
    }
    if (current.trim() !== '') lines.push(current.trimEnd())
    current = chunk.trimStart()
  }
  if (current.trim() !== '') lines.push(current.trimEnd())
  return lines
}
