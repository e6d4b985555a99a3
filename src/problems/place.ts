import type { Location, Problem } from './problem.ts'

/** A place with the macros that led there, outermost first. */
export interface Place extends Location {
  readonly trail?: readonly Location[]
}

/** The problem at the place, the way there told beside it. */
export function atPlace(problem: Problem, place: Place | undefined): Problem {
  if (place === undefined) return problem
  const { trail, ...at } = place
  return { ...problem, at, ...(trail === undefined || trail.length === 0 ? {} : { trail }) }
}
