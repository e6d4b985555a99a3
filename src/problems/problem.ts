// What can be wrong, where in the user's file, and how it is said.

/** A place in a file that the user wrote. Lines and columns count from 1, columns in UTF-16 units. */
export interface Location {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly end?: { readonly line: number; readonly column: number }
}

export type Severity = 'error' | 'warning'

/** One thing the user should know; made by a function of `catalogue/`, never by hand. */
export interface Problem {
  /** Stable, kebab-case, e.g. `ref-not-found`. */
  readonly code: string
  readonly severity: Severity
  /** One or more sentences: what is wrong, names in double quotes. */
  readonly message: string
  /** What to do now. */
  readonly hint?: string
  readonly at?: Location
  /** The macros between the template and the place, outermost first. */
  readonly trail?: readonly Location[]
  /** Extra lines shown as they are, e.g. failing rows or the engine's own message. */
  readonly details?: readonly string[]
  /** The setting that is wrong, for who knows where it stands. */
  readonly about?: string
}

/** Carries problems through code that cannot go on. Never carries a bug of ours: those are plain Errors. */
export class ProblemError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: Problem | readonly Problem[]) {
    const list = 'code' in problems ? [problems] : problems
    super(list.map((problem) => problem.message).join('\n'))
    this.name = 'ProblemError'
    this.problems = list
  }
}

/** Collects problems so that all of a project are told at once. */
export type Report = (problem: Problem) => void

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error')
}
