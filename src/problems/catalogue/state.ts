// What can be wrong with the artifacts of former runs.

import { didYouMean } from '../did-you-mean.ts'
import type { Location, Problem } from '../problem.ts'

const error = (code: string, message: string, hint: string): Problem => ({
  code,
  severity: 'error',
  message,
  hint,
})

export function stateMissing(args: { directory: string; file: string }): Problem {
  return error(
    'state-missing',
    `The folder "${args.directory}" of the former run has no ${args.file}.`,
    'Give --state the target folder of a former run (of Strata or dbt), or a copy of it.',
  )
}

export function stateUnreadable(args: { path: string; reason: string }): Problem {
  return error(
    'state-unreadable',
    `"${args.path}" is no artifact of a run: ${args.reason}.`,
    "Copy the former run's target folder again; the file may be cut off.",
  )
}

export function stateNotGiven(args: { what: string }): Problem {
  return error(
    'state-not-given',
    `${args.what} needs the artifacts of a former run, and none were given.`,
    'Give their folder with --state DIR (or STRATA_STATE).',
  )
}

export function stateWordUnknown(args: { method: string; value: string; known: readonly string[] }): Problem {
  const near = didYouMean(args.value, args.known)
  return error(
    'state-word-unknown',
    `"${args.method}:${args.value}" is no state that can be selected.`,
    near === undefined ? `Use one of: ${args.known.join(', ')}.` : `Did you mean "${args.method}:${near}"?`,
  )
}

export function sourcesMissing(): Problem {
  return error(
    'sources-missing',
    'The ages of the sources are not known yet.',
    'Run "strata source freshness" first; it writes target/sources.json.',
  )
}

export function nothingToRetry(args: { reason: string }): Problem {
  return error(
    'nothing-to-retry',
    `There is nothing to retry: ${args.reason}.`,
    'retry repeats what failed or was skipped in the last run, as target/run_results.json tells it.',
  )
}

export function breakingChange(args: {
  model: string
  versioned: boolean
  gone: boolean
  changes: readonly string[]
  at?: Location | undefined
}): Problem {
  const advice = args.versioned
    ? 'Give the model another version, and leave this one as it was.'
    : 'Who reads it may break. Give the model versions, or tell its readers.'
  return {
    code: 'breaking-change',
    severity: args.versioned ? 'error' : 'warning',
    message: `"${args.model}" breaks the contract of the former run: it ${args.changes.join('; it ')}.`,
    hint: args.gone && !args.versioned ? 'Set its "deprecation_date" first, or tell its readers.' : advice,
    ...(args.at === undefined ? {} : { at: args.at }),
  }
}
