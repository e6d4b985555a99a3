// What can be wrong in a template, while it is read or while it is rendered.
import { didYouMean } from '../did-you-mean.ts'
import type { Location, Problem } from '../problem.ts'

export function templateSyntax(message: string, hint: string | undefined, at: Location): Problem {
  return { code: 'template-syntax', severity: 'error', message, ...(hint === undefined ? {} : { hint }), at }
}

interface Failure {
  readonly code: string
  readonly message: string
  readonly hint: string | undefined
  readonly at: Location
  readonly trail: readonly Location[]
}

export function templateFailed({ code, message, hint, at, trail }: Failure): Problem {
  return {
    code,
    severity: 'error',
    message,
    ...(hint === undefined ? {} : { hint }),
    at,
    ...(trail.length === 0 ? {} : { trail }),
  }
}

/** `macro`: what was called of it, as of a package, `name.macro()`. */
export function undefinedName(
  name: string,
  known: Iterable<string>,
  at: Location,
  trail: readonly Location[],
  macro?: string,
): Problem {
  const near = didYouMean(name, [...new Set(known)])
  return templateFailed({
    code: 'undefined-name',
    message:
      near === undefined && macro !== undefined
        ? `"${name}" is undefined: there is no package of that name to call "${macro}" of.`
        : `"${name}" is undefined.`,
    hint:
      near !== undefined
        ? `Did you mean "${near}"?`
        : macro !== undefined
          ? 'Name the package in packages.yml, and bring it in with "strata deps".'
          : 'Define it with "{% set %}", or pass it as an argument.',
    at,
    trail,
  })
}
