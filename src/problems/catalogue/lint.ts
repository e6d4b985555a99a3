// What `strata lint` says.

import { didYouMean } from '../did-you-mean.ts'
import type { Location, Problem, Severity } from '../problem.ts'

export function lintFinding(args: {
  code: string
  severity: Severity
  message: string
  hint: string
  at: Location
}): Problem {
  return args
}

export function unknownLintRule(code: string, known: readonly string[], at: Location): Problem {
  const near = didYouMean(code, known)
  return {
    code: 'unknown-lint-rule',
    severity: 'warning',
    message: `"${code}" is no rule of lint.`,
    hint: `${near === undefined ? '' : `Did you mean "${near}"? `}Rules: ${known.join(', ')}.`,
    at,
  }
}

/** Of `-- strata: ignore[...]`: a code mistyped there silences nothing. */
export function unknownIgnoredRule(code: string, known: readonly string[], at: Location): Problem {
  const problem = unknownLintRule(code, known, at)
  return { ...problem, message: `"${code}" is no rule of lint, so the comment ignores nothing by it.` }
}

export function wrongLintLevel(code: string, at: Location): Problem {
  return {
    code: 'wrong-lint-level',
    severity: 'warning',
    message: `The level of the rule "${code}" is none.`,
    hint: 'Write off, warning or error.',
    at,
  }
}
