// Models that are to go away.

import type { Location, Problem } from '../problem.ts'

export function modelDeprecated(args: { model: string; date: string; at: Location }): Problem {
  return {
    code: 'model-deprecated',
    severity: 'warning',
    message: `"${args.model}" is deprecated since ${args.date}, and still built.`,
    hint: 'Remove it, or set "enabled: false", once nothing reads it any more.',
    at: args.at,
  }
}

export function deprecatedModelUsed(args: {
  from: string
  model: string
  date: string
  past: boolean
  /** The version to go over to. */
  latest: string | undefined
  at: Location
}): Problem {
  const when = args.past ? `is deprecated since ${args.date}` : `will be deprecated on ${args.date}`
  return {
    code: 'deprecated-model-used',
    severity: 'warning',
    message: `"${args.from}" refers to "${args.model}", which ${when}.`,
    ...(args.latest === undefined ? {} : { hint: `Go over to version ${args.latest}.` }),
    at: args.at,
  }
}

export function deprecationDateWrong(args: { model: string; value: string; at: Location }): Problem {
  return {
    code: 'deprecation-date-wrong',
    severity: 'error',
    message: `"deprecation_date: ${args.value}" of "${args.model}" is no date.`,
    hint: 'Write a date such as 2026-01-31, or a time such as 2026-01-31 12:00:00+00:00.',
    at: args.at,
  }
}
