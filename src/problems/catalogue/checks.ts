// What a check that does not hold has to say.

import type { Location, Problem } from '../problem.ts'

export function testFailed(args: {
  test: string
  finding: string
  severity: 'error' | 'warn'
  at: Location
  hint?: string | undefined
  details?: readonly string[]
}): Problem {
  return {
    code: 'test-failed',
    severity: args.severity === 'error' ? 'error' : 'warning',
    message: `The test "${args.test}" found ${args.finding}.`,
    at: args.at,
    ...(args.hint === undefined ? {} : { hint: args.hint }),
    ...(args.details === undefined || args.details.length === 0 ? {} : { details: args.details }),
  }
}

export function testConditionWrong(args: {
  test: string
  setting: string
  condition: string
  at: Location
}): Problem {
  return {
    code: 'test-condition-wrong',
    severity: 'error',
    message: `"${args.setting}: ${args.condition}" of the test "${args.test}" is not a comparison.`,
    hint: 'Write an operator and a number, e.g. ">10", "!=0" or "between 1 and 5".',
    at: args.at,
  }
}

export function failuresNotKept(args: { test: string; at: Location }): Problem {
  return {
    code: 'failures-not-kept',
    severity: 'warning',
    message: `The failing rows of "${args.test}" were not stored: they went away when the changes to the table were taken back.`,
    hint: '"strata build --full-refresh" stores all of them.',
    at: args.at,
  }
}

export function failCalcNull(args: { test: string; failCalc: string; at: Location }): Problem {
  return {
    code: 'fail-calc-null',
    severity: 'error',
    message: `"fail_calc: ${args.failCalc}" of the test "${args.test}" gave NULL instead of a number, as it does over no rows.`,
    hint: `Write "fail_calc: coalesce(${args.failCalc}, 0)".`,
    at: args.at,
  }
}

export function testResultWrong(args: { test: string; at: Location }): Problem {
  return {
    code: 'test-result-wrong',
    severity: 'error',
    message: `The materialization of the test "${args.test}" did not say how many rows fail.`,
    hint: 'Its statement "main" must give one row with "failures", "should_warn" and "should_error", and be called with fetch_result=True.',
    at: args.at,
  }
}

export function sourceStale(args: {
  source: string
  age: string
  limit: string
  severity: 'error' | 'warn'
  at: Location
}): Problem {
  return {
    code: 'source-stale',
    severity: args.severity === 'error' ? 'error' : 'warning',
    message: `The source "${args.source}" was last loaded ${args.age} ago; it may be at most ${args.limit} old.`,
    at: args.at,
  }
}

export function sourceAgeUnreadable(args: {
  source: string
  field: string
  value: string
  at: Location
}): Problem {
  return {
    code: 'source-age-unreadable',
    severity: 'error',
    message: `The source "${args.source}" says ${args.value} in "${args.field}", which is no point in time.`,
    hint: 'Name a column of type TIMESTAMP or DATE, or cast it: loaded_at_field: "to_timestamp(loaded_at)".',
    at: args.at,
  }
}

export function sourceEmpty(args: {
  source: string
  field: string
  severity: Problem['severity']
  at: Location
}): Problem {
  return {
    code: 'source-empty',
    severity: args.severity,
    message: `The source "${args.source}" has no value in "${args.field}", so its age is not known.`,
    at: args.at,
  }
}
