import type { Location } from '../../problems/problem.ts'

/** From `offset` on, up to the next run: the place there, whose column goes on with the text; no file: the text is ours. */
type Run = readonly [offset: number, file?: string, line?: number, column?: number]

/** Where each piece of a text comes from, as plain data. */
export type KeptPlaces = readonly Run[]

type Locate = (offset: number) => Location | undefined

/** Asks for every offset: for short texts only. */
export function keptPlaces(length: number, locate: Locate): KeptPlaces {
  const runs: Run[] = []
  let before: Location | undefined | null = null
  for (let offset = 0; offset <= length; offset++) {
    const at = locate(offset)
    if (before === null || !goesOn(before, at)) {
      runs.push(at === undefined ? [offset] : [offset, at.file, at.line, at.column])
    }
    before = at
  }
  return runs
}

/** The inverse of `keptPlaces`; ends of places are not kept. */
export function locateIn(runs: KeptPlaces): Locate {
  return (offset) => {
    const run = runs.findLast(([start]) => start <= offset)
    if (run === undefined) return undefined
    const [start, file, line = 1, column = 1] = run
    return file === undefined ? undefined : { file, line, column: column + offset - start }
  }
}

function goesOn(before: Location | undefined, at: Location | undefined): boolean {
  if (before === undefined || at === undefined) return before === at
  return at.file === before.file && at.line === before.line && at.column === before.column + 1
}
