import type { JsonObject } from '../manifest/json.ts'
import { unknownWarning, unknownWarningKey, varsNotReadable } from '../problems/catalogue/verbs.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { dbtEventNames } from './dbt-event-names.ts'
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
  DepsUnpinned: 'package-unpinned',
  CustomKeyInConfigDeprecation: 'config-key-unknown',
  CustomKeyInObjectDeprecation: 'unknown-key',
  DuplicateYAMLKeysDeprecation: 'yaml-key-repeated',
}

/** One name for all of those whose dbt names end so. */
const deprecations = 'Deprecations'
const deprecationCodes = new Set(
  Object.entries(dbtNames).flatMap(([name, code]) => (name.endsWith('Deprecation') ? [code] : [])),
)

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
  const sets = {
    silence: names(given.silence),
    warn: names(given.warn ?? given.exclude),
    error: all ? true : names(given.error ?? given.include),
  }
  return (problem) => {
    if (problem.severity !== 'warning') return problem
    const level = levelOf(problem.code, sets)
    return level === 'silence' ? undefined : level === 'error' ? { ...problem, severity: 'error' } : problem
  }
}

type Names = true | ReadonlySet<string>
type Sets = Readonly<Record<'silence' | 'warn' | 'error', Names>>

/** A warning's own name says more than "Deprecations", and that more than "all"; of equals the milder counts. */
function levelOf(code: string, sets: Sets): keyof Sets | undefined {
  const levels = ['silence', 'warn', 'error'] as const
  const named = (name: string) =>
    levels.find((level) => {
      const set = sets[level]
      return set !== true && set.has(name)
    })
  return (
    named(code) ??
    (deprecationCodes.has(code) ? named(deprecations) : undefined) ??
    levels.find((level) => sets[level] === true)
  )
}

/** Whether a test that would warn is to fail. */
export function failsOnWarnings(options: JudgeOptions, flags: JsonObject = {}): boolean {
  const judged = warningJudge(options, flags)({ code: 'test-failed', severity: 'warning', message: '' })
  return judged?.severity === 'error'
}

function isObject(value: JsonObject[string] | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

const keys = ['error', 'warn', 'silence', 'include', 'exclude']

function read(text: string | undefined): JsonObject {
  if (text === undefined) return {}
  const value = readVars(text)
  if (typeof value === 'string') throw new ProblemError(varsNotReadable(value, '--warn-error-options'))
  const strange = Object.keys(value).find((key) => !keys.includes(key))
  if (strange !== undefined) throw new ProblemError(unknownWarningKey(strange, keys))
  return value
}

function names(value: JsonObject[string] | undefined): Names {
  const list = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []
  if (list.includes('all') || list.includes('*')) return true
  const unknown = list.find((name) => !isKnown(name))
  if (unknown !== undefined)
    throw new ProblemError(
      unknownWarning(unknown, [...dbtEventNames, ...Object.keys(dbtNames), deprecations]),
    )
  return new Set(list.map((name) => dbtNames[name] ?? name))
}

/** The codes that messages of ours end with are names too. */
const isKnown = (name: string): boolean =>
  /^[a-z\d]+(-[a-z\d]+)+$/.test(name) || name === deprecations || name in dbtNames || dbtEventNames.has(name)
