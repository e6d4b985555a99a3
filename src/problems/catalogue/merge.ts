// What can be wrong with how a model's new rows are merged.

import type { Location, Problem } from '../problem.ts'

export function mergeSettingWrong(args: { setting: string; expected: string; at?: Location }): Problem {
  return {
    code: 'merge-setting-wrong',
    severity: 'error',
    message: `"${args.setting}" must be ${args.expected}.`,
    hint: "See dbt-duckdb's documentation of merges, or leave the setting out: every column of a row whose key is there is updated, other rows are inserted.",
    ...(args.at === undefined ? {} : { at: args.at }),
  }
}

export function mergeColumnsBothWays(args: { model: string; at: Location }): Problem {
  return {
    code: 'merge-columns-both-ways',
    severity: 'error',
    message: `"${args.model}" sets "merge_update_columns" and "merge_exclude_columns", of which one is the rest of the other.`,
    hint: 'Keep one of them.',
    at: args.at,
  }
}
