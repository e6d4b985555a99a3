import type { JsonObject } from '../manifest/json.ts'
import { varsNotReadable } from '../problems/catalogue/verbs.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { readVars } from './read-vars.ts'

interface JudgeOptions {
  readonly warnError?: boolean
  readonly warnErrorOptions?: string
}

/** dbt's names of warnings that we tell too. */
const dbtNames: Readonly<Record<string, string>> = {
  NoNodesForSelectionCriteria: 'selection-empty',
  UnusedResourceConfigPath: 'config-path-unused',
  NodeNotFoundOrDisabled: 'ref-not-found',
  NoNodePatch: 'entry-without-file',
  NoNodeForYamlKey: 'entry-without-file',
  MacroNotFoundForPatch: 'entry-without-file',
  JinjaLogWarning: 'template-warning',
  LogTestResult: 'test-failed',
  DeprecatedModel: 'model-deprecated',
  DeprecatedReference: 'deprecated-model-used',
  UpcomingReferenceDeprecation: 'deprecated-model-used',
  UnversionedBreakingChange: 'breaking-change',
}

/**
 * What becomes of a warning: itself, an error, or (undefined) nothing. `flags` are those of the project file, which the command line
 * stands before.
 */
export function warningJudge(
  options: JudgeOptions,
  flags: JsonObject = {},
): (problem: Problem) => Problem | undefined {
  const written = flags.warn_error_options
  const given =
    options.warnErrorOptions === undefined && isObject(written) ? written : read(options.warnErrorOptions)
  const all = options.warnError ?? (flags.warn_error === true && options.warnErrorOptions === undefined)
  const errors = all ? true : names(given.error ?? given.include)
  const spared = names(given.warn ?? given.exclude)
  const silent = names(given.silence)
  if (errors !== true && errors.size === 0 && silent !== true && silent.size === 0)
    return (problem) => problem
  return (problem) => {
    if (problem.severity !== 'warning') return problem
    if (holds(silent, problem.code)) return undefined
    if (!holds(errors, problem.code) || (spared !== true && holds(spared, problem.code))) return problem
    return { ...problem, severity: 'error' }
  }
}

/** Whether a test that would warn is to fail. */
export function failsOnWarnings(options: JudgeOptions, flags: JsonObject = {}): boolean {
  const judged = warningJudge(options, flags)({ code: 'test-failed', severity: 'warning', message: '' })
  return judged?.severity === 'error'
}

function isObject(value: JsonObject[string] | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function read(text: string | undefined): JsonObject {
  if (text === undefined) return {}
  const value = readVars(text)
  if (typeof value === 'string') throw new ProblemError(varsNotReadable(value, '--warn-error-options'))
  return value
}

function names(value: JsonObject[string] | undefined): true | ReadonlySet<string> {
  if (value === 'all' || value === '*') return true
  const list = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []
  return list.includes('all') || list.includes('*')
    ? true
    : new Set(list.map((name) => dbtNames[name] ?? name))
}

const holds = (set: true | ReadonlySet<string>, code: string): boolean => set === true || set.has(code)
