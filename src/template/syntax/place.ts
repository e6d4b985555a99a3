import type { Location } from '../../problems/problem.ts'

/** A text with its place in the world: turns offsets into locations. Its line table is made on first use. */
export class SourceText {
  readonly file: string
  readonly text: string
  readonly origin: { readonly line: number; readonly column: number }
  #lines: number[] | undefined

  constructor(text: string, file: string, origin: { line: number; column: number } = { line: 1, column: 1 }) {
    this.text = text
    this.file = file
    this.origin = origin
  }

  location(start: number, end?: number): Location {
    const from = this.#position(start)
    if (end === undefined || end <= start) return { file: this.file, ...from }
    return { file: this.file, ...from, end: this.#position(end) }
  }

  #position(offset: number): { line: number; column: number } {
    const lines = (this.#lines ??= lineStarts(this.text))
    let low = 0
    let high = lines.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (lines[middle]! <= offset) low = middle
      else high = middle - 1
    }
    const column = offset - lines[low]! + 1
    return { line: low + this.origin.line, column: low === 0 ? column + this.origin.column - 1 : column }
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
