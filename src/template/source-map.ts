import type { Location } from '../problems/problem.ts'

/** Where a piece of rendered text came from. */
export interface Origin {
  /** The innermost place: in a macro's file when a macro wrote the text. */
  readonly location: Location
  /** The calls that led there, outermost first, starting in the rendered template; empty for its own text. */
  readonly trail: readonly Location[]
}

/** The way back from an offset of the rendered text (UTF-16 units) to the files it was written in. */
export interface SourceMap {
  locate(offset: number): Origin | undefined
}
