import { type FormatOptions, formatProblem, placeText } from './format-problem.ts'
import type { Problem } from './problem.ts'

/** All problems of a run, each once: errors first, by file and line, with a count at the end. '' for none. */
export function formatProblems(problems: readonly Problem[], options: FormatOptions): string {
  const sorted = sortProblems(problems)
  if (sorted.length === 0) return ''
  const blocks = alike(sorted).map(([problem, ...others]) =>
    [formatProblem(problem, options), ...alsoAt(others)].join('\n'),
  )
  return `${blocks.join('\n\n')}\n\n${countProblems(sorted)}\n`
}

/**
 * The same warning of many places is told once. An error has a place of its own to mend, and is told there;
 * only where one file says the same again and again, the first place speaks for all.
 */
function alike(sorted: readonly Problem[]): readonly [Problem, ...Problem[]][] {
  const groups = new Map<unknown, [Problem, ...Problem[]]>()
  for (const problem of sorted) {
    const { code, message, hint, severity, at, details, trail = [] } = problem
    const alone = at === undefined || details !== undefined || trail.length > 0
    const where = severity === 'error' ? (at?.file ?? '') : ''
    const key = alone ? problem : [severity, code, message, hint, where].join('\0')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [problem])
    else group.push(problem)
  }
  return [...groups.values()].flatMap((group): readonly [Problem, ...Problem[]][] =>
    group[0].severity === 'error' && group.length < MANY ? group.map((problem) => [problem]) : [group],
  )
}

function alsoAt(others: readonly Problem[]): readonly string[] {
  if (others.length === 0) return []
  const shown = others[0]!.severity === 'error' ? SHOWN_ERRORS : SHOWN
  const places = others.slice(0, shown).map(({ at }) => placeText(at!))
  const rest = others.length > shown ? ` and ${others.length - shown} more places` : ''
  return [`  The same at ${places.join(', ')}${rest}.`]
}

const SHOWN = 3
const SHOWN_ERRORS = 8
/** From how many on the same error of one file is told once. */
const MANY = 3

/** Without repetitions; errors first, then by file, line and column; what has no place comes first of its kind. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map<string, Problem>()
  for (const problem of problems) {
    const place = problem.at === undefined ? '' : placeText(problem.at)
    const key = [problem.code, problem.severity, place, problem.message].join('\0')
    if (!seen.has(key)) seen.set(key, problem)
  }
  return [...seen.values()].sort(
    (a, b) =>
      Number(a.severity === 'warning') - Number(b.severity === 'warning') ||
      compareText(a.at?.file ?? '', b.at?.file ?? '') ||
      (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
      (a.at?.column ?? 0) - (b.at?.column ?? 0),
  )
}

/** "2 errors, 1 warning" */
export function countProblems(problems: readonly Problem[]): string {
  const errors = problems.filter((problem) => problem.severity === 'error').length
  const warnings = problems.length - errors
  const parts = [errors > 0 ? counted(errors, 'error') : '', warnings > 0 ? counted(warnings, 'warning') : '']
  return parts.filter((part) => part !== '').join(', ')
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

/** By code unit, so that the order is the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
