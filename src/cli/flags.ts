// Every flag of the command line, as data: parsing, help and shell completion are read from this table.

export interface Flag {
  readonly flags: string
  readonly description: string
  readonly choices?: readonly string[]
  /** Also read from these environment variables, first one wins. */
  readonly environment?: readonly string[]
  /** Its name under `flags:` of the project's file, where it may be set there. */
  readonly setting?: string
  readonly kind?: 'number' | 'list'
  /** Numbers are whole and not less than this. */
  readonly least?: number
  readonly fallback?: string | number | boolean
  /** Not in help: another word for the same. */
  readonly hidden?: boolean
}

export const flags = {
  projectDir: {
    flags: '--project-dir <dir>',
    description: 'the folder with project.yml (default: the nearest one upward)',
    environment: ['STRATA_PROJECT_DIR', 'DBT_PROJECT_DIR'],
  },
  profilesDir: {
    flags: '--profiles-dir <dir>',
    description: 'the folder with profiles.yml',
    environment: ['STRATA_PROFILES_DIR', 'DBT_PROFILES_DIR'],
  },
  target: {
    flags: '-t, --target <name>',
    description: 'the target to use',
    environment: ['STRATA_TARGET', 'DBT_TARGET'],
  },
  profile: {
    flags: '--profile <name>',
    description: 'the profile of profiles.yml to use',
    environment: ['STRATA_PROFILE', 'DBT_PROFILE'],
  },
  targetPath: {
    flags: '--target-path <dir>',
    description: 'where artifacts and compiled SQL go (default: the target-path of the project file)',
    environment: ['STRATA_TARGET_PATH', 'DBT_TARGET_PATH'],
  },
  warnError: {
    flags: '--warn-error',
    description: 'warnings count as errors',
    environment: ['STRATA_WARN_ERROR', 'DBT_WARN_ERROR'],
  },
  warnErrorOptions: {
    flags: '--warn-error-options <yaml>',
    description: "which warnings count as errors or are not told: '{error: all, warn: [x], silence: [y]}'",
    environment: ['STRATA_WARN_ERROR_OPTIONS', 'DBT_WARN_ERROR_OPTIONS'],
  },
  vars: { flags: '--vars <yaml>', description: "variables as YAML or JSON, e.g. '{start: 2024-01-01}'" },
  select: {
    flags: '-s, --select <selection...>',
    description: 'what to take: name, path, tag:x, +upstream, downstream+, @with-all-parents, model.column+',
    kind: 'list',
  },
  models: { flags: '-m, --models <selection...>', description: 'as --select', kind: 'list', hidden: true },
  model: { flags: '--model <selection...>', description: 'as --select', kind: 'list', hidden: true },
  indirectSelection: {
    flags: '--indirect-selection <mode>',
    description: 'which tests come along with the selected nodes',
    choices: ['eager', 'cautious', 'buildable', 'empty'],
    environment: ['STRATA_INDIRECT_SELECTION', 'DBT_INDIRECT_SELECTION'],
    setting: 'indirect_selection',
  },
  excludeResourceType: {
    flags: '--exclude-resource-type <type...>',
    description: 'no nodes of these kinds',
    kind: 'list',
    environment: ['DBT_EXCLUDE_RESOURCE_TYPES'],
  },
  resourceTypes: {
    flags: '--resource-types <type...>',
    description: 'as --resource-type',
    kind: 'list',
    hidden: true,
  },
  excludeResourceTypes: {
    flags: '--exclude-resource-types <type...>',
    description: 'as --exclude-resource-type',
    kind: 'list',
    hidden: true,
  },
  exclude: { flags: '--exclude <selection...>', description: 'what to leave out', kind: 'list' },
  selector: { flags: '--selector <name>', description: 'a selection named in selectors.yml' },
  resourceType: {
    flags: '--resource-type <type...>',
    description: 'only nodes of these kinds: model, seed, snapshot, test, source, ...',
    kind: 'list',
    environment: ['DBT_RESOURCE_TYPES'],
  },
  threads: {
    flags: '--threads <n>',
    description: 'how many nodes run at the same time',
    kind: 'number',
    least: 1,
    environment: ['STRATA_THREADS', 'DBT_THREADS'],
  },
  fullRefresh: {
    flags: '-f, --full-refresh',
    description: 'rebuild incremental models and reload from scratch',
    environment: ['STRATA_FULL_REFRESH', 'DBT_FULL_REFRESH'],
  },
  failFast: {
    flags: '-x, --fail-fast',
    description: 'stop at the first failure',
    environment: ['STRATA_FAIL_FAST', 'DBT_FAIL_FAST'],
    setting: 'fail_fast',
  },
  storeFailures: {
    flags: '--store-failures',
    description: 'keep the failing rows of tests in tables',
    environment: ['STRATA_STORE_FAILURES', 'DBT_STORE_FAILURES'],
  },
  empty: {
    flags: '--empty',
    description: 'build on inputs without rows: only the shapes are checked',
    environment: ['STRATA_EMPTY', 'DBT_EMPTY'],
  },
  state: {
    flags: '--state <dir>',
    description: "a former run's artifacts, to compare with (state:, result:, source_status:)",
    environment: ['STRATA_STATE', 'DBT_STATE', 'DBT_ARTIFACT_STATE_PATH'],
  },
  defer: {
    flags: '--defer',
    description: 'read what is neither selected nor there from where the former run put it',
    environment: ['STRATA_DEFER', 'DBT_DEFER', 'DBT_DEFER_TO_STATE'],
  },
  deferState: {
    flags: '--defer-state <dir>',
    description: 'as --state, for --defer alone',
    environment: ['STRATA_DEFER_STATE', 'DBT_DEFER_STATE'],
  },
  favorState: {
    flags: '--favor-state',
    description: 'defer also what the target has itself',
    environment: ['STRATA_FAVOR_STATE', 'DBT_FAVOR_STATE', 'DBT_FAVOR_STATE_MODE'],
  },
  sample: {
    flags: '--sample <span>',
    description:
      "only that part of inputs that have an event_time: '3 days', '{start: 2024-01-01, end: 2024-02-01}'",
    environment: ['STRATA_SAMPLE', 'DBT_SAMPLE'],
  },
  eventTimeStart: {
    flags: '--event-time-start <time>',
    description: 'the first batch of microbatch models (UTC)',
    environment: ['STRATA_EVENT_TIME_START', 'DBT_EVENT_TIME_START'],
  },
  eventTimeEnd: {
    flags: '--event-time-end <time>',
    description: 'where the last batch ends (UTC)',
    environment: ['STRATA_EVENT_TIME_END', 'DBT_EVENT_TIME_END'],
  },
  force: { flags: '--force', description: 'build also what is unchanged' },
  reuse: {
    flags: '--reuse',
    description: 'leave out what is unchanged also in a dbt project',
    environment: ['STRATA_REUSE'],
  },
  targets: { flags: '--targets <a,b>', description: 'compare what two targets hold, model by model' },
  build: { flags: '--build', description: 'with --targets: build on both first' },
  dryRun: { flags: '--dry-run', description: 'say what would happen, and what it would read and cost' },
  maxBytes: {
    flags: '--max-bytes <size>',
    description: 'run nothing if it would read more, e.g. 500GB or 2TiB (BigQuery)',
    environment: ['STRATA_MAX_BYTES'],
  },
  noBatchTests: { flags: '--no-batch-tests', description: 'run every test as a query of its own' },
  output: {
    flags: '-o, --output <format>',
    description: 'text for people, json for programs',
    choices: ['text', 'json'],
    fallback: 'text',
  },
  logFormat: {
    flags: '--log-format <format>',
    description: 'progress on stderr as text or as JSON lines',
    choices: ['text', 'json', 'default', 'debug'],
    fallback: 'text',
    environment: ['STRATA_LOG_FORMAT', 'DBT_LOG_FORMAT'],
    setting: 'log_format',
  },
  quiet: {
    flags: '-q, --quiet',
    description: 'only problems and results',
    environment: ['STRATA_QUIET', 'DBT_QUIET'],
  },
  debug: {
    flags: '-d, --debug',
    description: 'more detail, and a stack trace for a bug of ours',
    environment: ['STRATA_DEBUG', 'DBT_DEBUG'],
    setting: 'debug',
  },
  noCache: { flags: '--no-cache', description: 'read and compile everything anew' },
  noPartialParse: { flags: '--no-partial-parse', description: 'as --no-cache', hidden: true },
  partialParse: {
    flags: '--partial-parse',
    description: 'the default',
    hidden: true,
    environment: ['DBT_PARTIAL_PARSE'],
    setting: 'partial_parse',
  },
} as const satisfies Record<string, Flag>

export type FlagName = keyof typeof flags

export const projectFlags: readonly FlagName[] = [
  'projectDir',
  'profilesDir',
  'profile',
  'target',
  'targetPath',
  'vars',
  'warnError',
  'warnErrorOptions',
  'debug',
  'noCache',
  'noPartialParse',
  'partialParse',
  'quiet',
]
export const selectionFlags: readonly FlagName[] = [
  'select',
  'models',
  'model',
  'exclude',
  'selector',
  'indirectSelection',
  'resourceType',
  'resourceTypes',
  'excludeResourceType',
  'excludeResourceTypes',
  'state',
]
export const deferFlags: readonly FlagName[] = ['defer', 'deferState', 'favorState']
export const runFlags: readonly FlagName[] = ['threads', 'failFast', 'output', 'logFormat']
