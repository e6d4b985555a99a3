import type { Blank } from '../problems/rendered-as-nothing.ts'
import { type Piece, PieceMap } from './compiler/output.ts'
import type { Rendered } from './render.ts'
import { SourceText } from './syntax/place.ts'

/** A rendering that another thread can be sent: plain data, parts that are shared stay shared. */
export interface PackedRendering {
  readonly text: string
  readonly pieces: readonly PackedPiece[]
  readonly blanks: readonly Blank[]
}

type PackedSource = Pick<SourceText, 'text' | 'file' | 'origin'>
type PackedPiece = Omit<Piece, 'source' | 'inner'> & {
  readonly source: PackedSource
  readonly inner: readonly PackedPiece[] | undefined
}

export function packRendering({ text, map, blanks }: Rendered): PackedRendering {
  if (!(map instanceof PieceMap)) throw new Error('Only what was rendered here can be packed.')
  const source = once(({ text, file, origin }: SourceText): PackedSource => ({ text, file, origin }))
  const pack = once((pieces: readonly Piece[]): readonly PackedPiece[] =>
    pieces.map((piece) => ({
      ...piece,
      source: source(piece.source),
      inner: piece.inner && pack(piece.inner),
    })),
  )
  return { text, pieces: pack(map.pieces), blanks }
}

export function unpackRendering({ text, pieces, blanks }: PackedRendering): Rendered {
  const source = once(({ text, file, origin }: PackedSource) => new SourceText(text, file, origin))
  const unpack = once((packed: readonly PackedPiece[]): readonly Piece[] =>
    packed.map((piece) => ({
      ...piece,
      source: source(piece.source),
      inner: piece.inner && unpack(piece.inner),
    })),
  )
  return { text, map: new PieceMap(unpack(pieces), text.length), blanks }
}

function once<From extends object, To>(make: (from: From) => To): (from: From) => To {
  const made = new Map<From, To>()
  return (from) => {
    const known = made.get(from)
    if (known !== undefined) return known
    const fresh = make(from)
    made.set(from, fresh)
    return fresh
  }
}
