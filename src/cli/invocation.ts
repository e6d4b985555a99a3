import { findProject, type IndirectSelection, type ProjectOptions, type Secrets } from '../index.ts'

/** Everything that a verb may touch of the outside world. */
export interface Terminal {
  /** Takes secrets out of a text. */
  readonly redact?: (text: string) => string
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Whether stderr is a terminal that understands cursor movement. */
  readonly live: boolean
  readonly colour: { readonly out: boolean; readonly err: boolean }
  readonly columns: () => number
}

/** One call of one verb: its words, settled, and its surroundings. */
export interface Invocation {
  readonly command: string
  readonly arguments: readonly string[]
  readonly options: Readonly<Record<string, unknown>>
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly directory: string
  readonly signal: AbortSignal
  /** Values that were told to be secret; what is printed is cleared of them. */
  readonly secrets: Secrets
  readonly terminal: Terminal
}

export function text(invocation: Invocation, name: string): string | undefined {
  const value = invocation.options[name]
  return typeof value === 'string' ? value : undefined
}

export function number(invocation: Invocation, name: string): number | undefined {
  const value = invocation.options[name]
  return typeof value === 'number' ? value : undefined
}

export function list(invocation: Invocation, name: string): readonly string[] {
  const value = invocation.options[name]
  return Array.isArray(value) ? value.map(String) : []
}

export function flag(invocation: Invocation, name: string): boolean {
  return invocation.options[name] === true
}

/** The options that every verb on a project shares. */
export function projectOptions(invocation: Invocation): ProjectOptions {
  const optional = {
    target: text(invocation, 'target'),
    vars: text(invocation, 'vars'),
    profile: text(invocation, 'profile'),
    targetPath: text(invocation, 'targetPath'),
    warnErrorOptions: text(invocation, 'warnErrorOptions'),
    profilesDirectory: text(invocation, 'profilesDir'),
    projectDirectory: text(invocation, 'projectDir'),
    threads: flag(invocation, 'singleThreaded') ? 1 : number(invocation, 'threads'),
  }
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined))
  return {
    directory: invocation.directory,
    environment: invocation.environment,
    cache: invocation.options.cache !== false && invocation.options.partialParse !== false,
    ...(invocation.options.warnError === undefined ? {} : { warnError: flag(invocation, 'warnError') }),
    ...(flag(invocation, 'fullRefresh') ? { fullRefresh: true } : {}),
    ...(invocation.options.writeJson === false ? { writesArtifacts: false } : {}),
    ...(invocation.options.introspect === false ? { introspects: false } : {}),
    signal: invocation.signal,
    secrets: invocation.secrets,
    flags: shownFlags({ ...invocation.options, print: isTold(invocation, 'print') }),
    onLog: (text, by) => {
      if (isTold(invocation, by)) invocation.terminal.err(`${text}\n`)
    },
    ...given,
  }
}

/** Whether what templates say is told: `log()` unless `--quiet`, `print()` unless `--no-print`. */
export function isTold(invocation: Invocation, by: 'log' | 'print'): boolean {
  if (by === 'log') return !flag(invocation, 'quiet')
  return invocation.options.print !== false && !flag(invocation, 'silencePrint')
}

/** As templates see them. What may be somebody's secret is left out. */
function shownFlags(options: Invocation['options']) {
  const shown = Object.entries(options).filter(
    ([name, value]) =>
      name !== 'vars' && name !== 'args' && ['string', 'number', 'boolean'].includes(typeof value),
  )
  return Object.fromEntries(
    shown.map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value as string,
    ]),
  )
}

/** As `--select`, `--exclude`, ... say it. */
export function selectionOptions(invocation: Invocation) {
  const selector = text(invocation, 'selector')
  const indirectSelection = text(invocation, 'indirectSelection') as IndirectSelection | undefined
  const state = text(invocation, 'state')
  const deferState = text(invocation, 'deferState')
  return {
    select: ['select', 'models', 'model'].flatMap((name) => list(invocation, name)),
    exclude: list(invocation, 'exclude'),
    resourceTypes: [...list(invocation, 'resourceType'), ...list(invocation, 'resourceTypes')],
    excludeResourceTypes: [
      ...list(invocation, 'excludeResourceType'),
      ...list(invocation, 'excludeResourceTypes'),
    ],
    ...(indirectSelection === undefined ? {} : { indirectSelection }),
    ...(selector === undefined ? {} : { selector }),
    ...(state === undefined ? {} : { state }),
    ...(deferState === undefined ? {} : { deferState }),
    ...(flag(invocation, 'defer') ? { defer: true } : {}),
    ...(flag(invocation, 'favorState') ? { favorState: true } : {}),
  }
}

/** The project's folder: what places in problems are relative to. */
export function projectDirectory(invocation: Invocation): string {
  const given = text(invocation, 'projectDir')
  const { directory, environment } = invocation
  return findProject({ directory, environment, ...(given === undefined ? {} : { projectDirectory: given }) })
}
