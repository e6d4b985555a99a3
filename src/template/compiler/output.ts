import type { Location } from '../../problems/problem.ts'
import type { Origin, SourceMap } from '../source-map.ts'
import type { SourceText } from '../syntax/place.ts'

/** A run of rendered text and where it came from. */
export interface Piece {
  /** Offset in the text it is part of. */
  readonly start: number
  readonly source: SourceText
  readonly offset: number
  /** Text of the template: offsets run along. Otherwise all of it came from the one place. */
  readonly verbatim: boolean
  /** Of a text that a macro or a set block had rendered: its own pieces. */
  readonly inner: readonly Piece[] | undefined
}

/** Text as it is being rendered, with its pieces. */
export class Output {
  text = ''
  readonly pieces: Piece[] = []

  write(text: string, source: SourceText, offset: number, verbatim: boolean, inner?: readonly Piece[]): void {
    if (text === '') return
    this.pieces.push({ start: this.text.length, source, offset, verbatim, inner })
    this.text += text
  }
}

export class PieceMap implements SourceMap {
  readonly pieces: readonly Piece[]
  readonly #length: number

  constructor(pieces: readonly Piece[], length: number) {
    this.pieces = pieces
    this.#length = length
  }

  locate(offset: number): Origin | undefined {
    if (offset < 0 || offset > this.#length) return undefined
    const trail: Location[] = []
    let pieces = this.pieces
    let rest = offset
    for (;;) {
      const piece = pieceAt(pieces, rest)
      if (piece === undefined) return undefined
      const within = rest - piece.start
      const location = piece.source.location(piece.offset + (piece.verbatim ? within : 0))
      if (piece.inner === undefined) return { location, trail }
      trail.push(location)
      pieces = piece.inner
      rest = within
    }
  }
}

function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (pieces[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return pieces[low]
}
