// What a project in BigQuery's language says where it runs on another engine.

import type { Location, Problem } from '../problem.ts'

/** Where SQL stands that cannot run locally, which settles what else can be done. */
export type LocalSubject = 'model' | 'stand-in' | 'node' | 'hook' | 'query'

/** What can be done about SQL that cannot run locally, other than to rewrite it. */
export function localWays(subject: LocalSubject): string {
  const leave = "config(local='skip')"
  switch (subject) {
    case 'model':
      return `Or name what stands in for the model locally, config(local={'ref': 'other_model'}) or config(local={'sql': 'SELECT ...'}), or leave it out there, ${leave}.`
    case 'stand-in':
      return `A stand-in must run locally itself. Or leave the model out there, ${leave}.`
    case 'node':
      return `Or leave it out locally, ${leave}.`
    case 'hook':
      return "Or run it on BigQuery alone: {% if target.type == 'bigquery' %}."
    case 'query':
      return 'Or run it on a BigQuery target, --target NAME.'
  }
}

/** SQL that DuckDB would not run with BigQuery's result; `rewrite` is how it could be written instead. */
export function cannotRunLocally(args: {
  message: string
  rewrite: string | undefined
  subject: LocalSubject
  at: Location | undefined
  trail?: readonly Location[]
}): Problem {
  const { message, rewrite = 'Write it in another way.', subject, at, trail } = args
  const hint = `${rewrite} ${localWays(subject)}`
  return {
    ...{ code: 'cannot-run-locally', severity: 'error', message, hint },
    ...(at === undefined ? {} : { at }),
    ...(trail?.length ? { trail } : {}),
  }
}

export function localUnreadable(args: { name: string; at: Location }): Problem {
  return {
    code: 'local-unreadable',
    severity: 'error',
    message: `"${args.name}" says something of "local" that cannot be read.`,
    hint: `Write local: skip, local: {ref: other_model}, or local: {sql: "SELECT ..."}.`,
    at: args.at,
  }
}

/** Told once for a command, not for every node. */
export function skippedLocally(args: {
  name: string
  target: string
  others: readonly string[]
  at: Location
}): Problem {
  const { name, target, others, at } = args
  const shown = others.slice(0, 5).join(', ')
  const more = others.length > 5 ? `, ... (${others.length})` : ''
  return {
    code: 'skipped-locally',
    severity: 'warning',
    message:
      others.length === 0
        ? `"${name}" is left out on "${target}", as its "local: skip" says.`
        : `"${name}" is left out on "${target}", as its "local: skip" says, and with it what needs it: ${shown}${more}.`,
    hint: 'Give it a stand-in instead, local: {ref: other_model}, to build those that need it.',
    at,
  }
}
