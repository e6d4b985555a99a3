import { type FormatOptions, formatProblem, placeText } from './format-problem.ts'
import type { Problem } from './problem.ts'

/** All problems of a run, each once: errors first, by file and line, with a count at the end. '' for none. */
export function formatProblems(problems: readonly Problem[], options: FormatOptions): string {
  const sorted = sortProblems(problems)
  if (sorted.length === 0) return ''
  const blocks = alike(sorted).map((group) => [formatProblem(group[0], options), ...alsoAt(group)].join('\n'))
  return `${blocks.join('\n\n')}\n\n${countProblems(sorted)}\n`
}

type Group = readonly [Problem, ...Problem[]]

/**
 * The same warning of many places is told once. An error has a place of its own to mend, and is told there; only where
 * one file says the same again and again, or many stumble at one place (of a macro, of the project file), the first
 * speaks for all.
 */
function alike(sorted: readonly Problem[]): readonly Group[] {
  const crowds = grouped(sorted, stumble).filter(({ length }) => length >= MANY)
  const crowded = new Set(crowds.flat())
  const others = grouped(
    sorted.filter((problem) => !crowded.has(problem)),
    saidAgain,
  ).flatMap((group): readonly Group[] =>
    group[0].severity === 'error' && group.length < MANY ? group.map((problem) => [problem]) : [group],
  )
  const order = new Map(sorted.map((problem, index) => [problem, index]))
  return [...crowds, ...others].sort(([a], [b]) => order.get(a)! - order.get(b)!)
}

/** Problems by their key; what has none stands alone. */
function grouped(
  problems: readonly Problem[],
  keyOf: (problem: Problem) => string | undefined,
): readonly Group[] {
  const groups = new Map<unknown, [Problem, ...Problem[]]>()
  for (const problem of problems) {
    const key = keyOf(problem) ?? problem
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [problem])
    else group.push(problem)
  }
  return [...groups.values()]
}

function stumble({ severity, code, at }: Problem): string | undefined {
  return severity === 'warning' || at === undefined ? undefined : [code, placeText(at)].join('\0')
}

function saidAgain({ code, message, hint, severity, at, details, trail = [] }: Problem): string | undefined {
  if (at === undefined || details !== undefined || trail.length > 0) return undefined
  return [severity, code, message, hint, severity === 'error' ? at.file : ''].join('\0')
}

function alsoAt([first, ...others]: Group): readonly string[] {
  const [next] = others
  if (next === undefined) return []
  const shown = first.severity === 'error' ? SHOWN_ERRORS : SHOWN
  const many = (places: readonly string[]) => {
    const rest = places.length > shown ? ` and ${places.length - shown} more places` : ''
    return `${places.slice(0, shown).join(', ')}${rest}.`
  }
  if (placeText(next.at!) !== placeText(first.at!))
    return [`  The same at ${many(others.map(({ at }) => placeText(at!)))}`]
  const callers = others.flatMap(({ trail = [] }) => trail[0] ?? [])
  if (callers.length === others.length)
    return [`  So also when called from ${many([...new Set(callers.map(placeText))])}`]
  const messages = others.slice(0, shown).map(({ message }) => `  So also: ${shortened(message)}`)
  return others.length > shown ? [...messages, `  And ${others.length - shown} more.`] : messages
}

function shortened(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}...` : line
}

const SHOWN = 3
const SHOWN_ERRORS = 8
const LONGEST = 160
/** From how many on errors are told together. */
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
