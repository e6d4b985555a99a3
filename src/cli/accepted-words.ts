// Words of dbt's command line that change nothing here, so that scripts written for it run as they are.

/** Hidden from help. Each may be negated with `--no-`. */
export const acceptedSwitches: readonly string[] = [
  ...['version-check', 'send-anonymous-usage-stats', 'use-colors', 'use-colors-file', 'print', 'write-json'],
  ...['static-parser', 'use-experimental-parser', 'populate-cache', 'cache-selected-only', 'introspect'],
  ...[
    'single-threaded',
    'use-fast-test-edges',
    'show-all-deprecations',
    'macro-debugging',
    'log-cache-events',
  ],
  ...['partial-parse-file-diff', 'inject-ephemeral-ctes', 'upload-to-artifacts-ingest-api', 'show'],
]

/** With a value that is not looked at. */
export const acceptedValues: readonly string[] = [
  ...['log-level', 'log-level-file', 'log-format-file', 'log-path', 'log-file-max-bytes', 'printer-width'],
  ...['record-timing-info', 'partial-parse-file-path', 'deprecated-state'],
]

/** What dbt takes with every verb, for those that it says nothing to. */
export const everywhere = {
  switches: ['defer', 'favor-state', 'fail-fast', 'export-saved-queries', 'include-saved-query'],
  values: ['defer-state', 'state', 'indirect-selection', 'log-format', 'threads'],
} as const

/** Switches of ours that scripts also say in the negative. */
export const negatable: readonly string[] = [
  ...['full-refresh', 'fail-fast', 'store-failures', 'empty', 'defer', 'favor-state', 'warn-error', 'quiet'],
  'debug',
]

const valued = new Set(acceptedValues.map((word) => `--${word}`))

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
    if (!word.includes('=') && (valued.has(word) || takesValue(word))) index++
  }
  return argv
}
