// Words of dbt's command line that Strata's help does not show, so that scripts written for dbt run as they are.

import { type Flag, type FlagName, flags } from './flags.ts'

/** Change nothing here. Each may be negated with `--no-`. */
const switches: readonly string[] = [
  ...['version-check', 'send-anonymous-usage-stats', 'use-colors-file', 'static-parser'],
  ...['use-experimental-parser', 'populate-cache', 'cache-selected-only', 'use-fast-test-edges'],
  ...['show-all-deprecations', 'macro-debugging', 'log-cache-events', 'partial-parse-file-diff'],
  ...['inject-ephemeral-ctes', 'upload-to-artifacts-ingest-api', 'show', 'export-saved-queries'],
  ...['include-saved-query', 'deprecated-print', 'deprecated-no-print'],
]

/** With a value that is not looked at. */
const values: readonly string[] = [
  ...['log-level-file', 'log-format-file', 'log-path', 'log-file-max-bytes', 'printer-width'],
  ...['partial-parse-file-path', 'deprecated-state', 'deprecated-defer', 'deprecated-favor-state'],
]

/** Of dbt's words those that do something here too. */
export const meaningful = {
  useColors: {
    flags: '--use-colors',
    description: 'colours, also where no terminal is',
    environment: ['DBT_USE_COLORS'],
    setting: 'use_colors',
  },
  print: { flags: '--print', description: 'show what templates print()', environment: ['DBT_PRINT'] },
  noPrint: {
    flags: '--silence-print',
    description: 'as --no-print',
    environment: ['DBT_NO_PRINT'],
  },
  writeJson: {
    flags: '--write-json',
    description: 'write artifacts',
    environment: ['DBT_WRITE_JSON'],
    setting: 'write_json',
  },
  introspect: {
    flags: '--introspect',
    description: 'templates may ask the warehouse',
    environment: ['DBT_INTROSPECT'],
  },
  singleThreaded: {
    flags: '--single-threaded',
    description: 'as --threads 1',
    environment: ['DBT_SINGLE_THREADED'],
  },
  logLevel: {
    flags: '--log-level <level>',
    description: 'what is told on stderr; warn, error and none: as --quiet',
    choices: ['debug', 'info', 'warn', 'error', 'none'],
    environment: ['DBT_LOG_LEVEL'],
    setting: 'log_level',
  },
  model: { flags: '--model <selection...>', description: 'as --select', kind: 'list' },
} as const satisfies Record<string, Flag>

/** dbt takes these with every verb, also where they change nothing. */
const everywhere: readonly FlagName[] = [
  ...(['debug', 'defer', 'deferState', 'failFast', 'favorState', 'indirectSelection', 'logFormat'] as const),
  ...(['partialParse', 'noPartialParse', 'profile', 'quiet', 'state', 'target', 'warnError'] as const),
  ...(['warnErrorOptions', 'profilesDir', 'projectDir', 'targetPath', 'vars', 'threads'] as const),
]

/** Verbs that dbt has too. */
const shared = new Set([
  ...['init', 'debug', 'parse', 'compile', 'ls', 'show', 'build', 'run', 'test', 'seed', 'snapshot'],
  ...['retry', 'clone', 'source', 'run-operation', 'docs', 'deps', 'clean'],
])

/** What a verb takes beside its own flags; nothing of it is in its help. */
export function acceptedFlags(verb: string, readsProject: boolean): readonly Flag[] {
  if (!readsProject && !shared.has(verb)) return []
  const quiet = (flags: string): Flag => ({ flags, description: '', hidden: true })
  const { model, ...common } = meaningful
  const more = shared.has(verb) ? [...everywhere.map((name): Flag => flags[name]), model] : []
  return [
    ...[...Object.values<Flag>(common), ...more].map((flag) => ({ ...flag, hidden: true })),
    ...switches.map((word) => quiet(`--${word}`)),
    ...values.map((word) => quiet(`--${word} <value>`)),
    quiet('-r, --record-timing-info <file>'),
  ]
}

/** Switches that scripts also say in the negative. */
export const negatable: ReadonlySet<string> = new Set([
  ...[...switches, 'use-colors', 'print', 'write-json', 'introspect', 'single-threaded'].map(
    (word) => `--${word}`,
  ),
  ...['--full-refresh', '--fail-fast', '--store-failures', '--empty', '--defer', '--favor-state'],
  ...['--warn-error', '--quiet', '--debug', '--browser', '--compile', '--clean-project-files-only'],
])

/**
 * dbt takes flags before the verb too; here they stand behind it. `verbs`: names and aliases; `takesValue` says whether a
 * flag is followed by a value.
 */
export function verbFirst(
  argv: readonly string[],
  verbs: ReadonlySet<string>,
  takesValue: (flag: string) => boolean,
): readonly string[] {
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index]!
    if (!word.startsWith('-')) {
      if (index === 0 || !verbs.has(word)) return argv
      return [word, ...argv.slice(index + 1), ...argv.slice(0, index)]
    }
    if (!word.includes('=') && takesValue(word)) index++
  }
  return argv
}
