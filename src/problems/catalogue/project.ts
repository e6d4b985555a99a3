// What can be wrong in the user's folder: its project file, profiles, packages and schema YAML.

import type { Location, Problem, Severity } from '../problem.ts'

interface Told {
  readonly at?: Location | undefined
  readonly hint?: string | undefined
  readonly severity?: Severity
  readonly details?: readonly string[]
}

function problem(code: string, message: string, told: Told = {}): Problem {
  const { at, hint, severity = 'error', details } = told
  return {
    code,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(at === undefined ? {} : { at }),
    ...(details === undefined ? {} : { details }),
  }
}

function nearOr(near: string | undefined, otherwise: string): string {
  return near === undefined ? otherwise : `Did you mean "${near}"?`
}

function listed(names: readonly string[], most = 12): string {
  if (names.length === 0) return 'none'
  const shown = names.slice(0, most).join(', ')
  return names.length > most ? `${shown} and ${names.length - most} more` : shown
}

export function projectMissing(args: {
  directory: string
  above?: string | undefined
  below?: readonly string[]
}): Problem {
  const below = args.below ?? []
  return problem(
    'project-missing',
    `The folder "${args.directory}" holds no project.yml and no dbt_project.yml.`,
    {
      hint:
        args.above !== undefined
          ? `There is one in "${args.above}": go there, or use --project-dir ${args.above}.`
          : below.length === 1
            ? `There is one in "${below[0]}": go there, or use --project-dir ${below[0]}.`
            : below.length > 1
              ? `There are projects in ${listed(below)}: go to one, or name it with --project-dir.`
              : 'Go to the folder of a project, name one with --project-dir, or make one with "strata init".',
    },
  )
}

export function twoProjectFiles(args: { at: Location; used: string; ignored: string }): Problem {
  return problem(
    'two-project-files',
    `Both "${args.used}" and "${args.ignored}" are here; "${args.ignored}" is not read.`,
    {
      at: args.at,
      severity: 'warning',
      hint: `Move what is still needed to "${args.used}" and delete "${args.ignored}".`,
    },
  )
}

export function yamlBroken(args: { at: Location; what: string; hint: string | undefined }): Problem {
  return problem('yaml-broken', args.what, { at: args.at, hint: args.hint })
}

export function yamlKeyRepeated(args: { at: Location; key: string }): Problem {
  return problem(
    'yaml-key-repeated',
    `The key "${args.key}" stands more than once in this mapping; the last one counts.`,
    {
      at: args.at,
      severity: 'warning',
      hint: 'Keep one of them.',
    },
  )
}

export function yamlNotMapping(args: { at: Location; file: string; found: string; begin: string }): Problem {
  return problem(
    'yaml-not-mapping',
    `The file "${args.file}" must hold keys with values, but is ${args.found}.`,
    {
      at: args.at,
      hint: `Begin it with "${args.begin}:"; a colon needs a space or a line break behind it.`,
    },
  )
}

export function unknownKey(args: {
  at: Location
  key: string
  owner: string
  near?: string | undefined
  known: readonly string[]
  hint?: string | undefined
}): Problem {
  return problem(
    'unknown-key',
    `The key "${args.key}" means nothing in ${args.owner}, so it has no effect.`,
    {
      at: args.at,
      severity: 'warning',
      hint: args.hint ?? nearOr(args.near, `Known here: ${listed(args.known, 30)}.`),
    },
  )
}

export function valueWrong(args: {
  at: Location
  key: string
  expected: string
  found: string
  hint?: string | undefined
}): Problem {
  return problem('value-wrong', `"${args.key}" must be ${args.expected}, but is ${args.found}.`, {
    at: args.at,
    hint: args.hint,
  })
}

export function keyMissing(args: { at: Location; key: string; owner: string }): Problem {
  return problem('key-missing', `The key "${args.key}" is missing in ${args.owner}.`, {
    at: args.at,
    hint: `Add "${args.key}:" here.`,
  })
}

export function dbtNewer(args: { at: Location; wanted: string; followed: string }): Problem {
  return {
    ...problem('dbt-newer', `This was written for dbt ${args.wanted}; Strata follows dbt ${args.followed}.`, {
      at: args.at,
      hint: 'Compare what is built, or look for an older release of the package.',
    }),
    severity: 'warning',
  }
}

export function projectNameWrong(args: { at: Location; name: string }): Problem {
  return problem('project-name-wrong', `The project's name "${args.name}" is not a valid name.`, {
    at: args.at,
    hint: 'Use letters, digits and underscores, and begin with a letter or an underscore.',
  })
}

export function environmentVariableMissing(args: {
  at: Location
  name: string
  key: string
  near?: string | undefined
}): Problem {
  return problem(
    'environment-variable-missing',
    `"${args.key}" needs the environment variable "${args.name}", which is not set.`,
    {
      at: args.at,
      hint: `${args.near === undefined ? '' : `Did you mean "${args.near}"? `}Set it, or give a default: env_var('${args.name}', 'default').`,
    },
  )
}

export function variableMissing(args: {
  at: Location
  name: string
  key: string
  near?: string | undefined
}): Problem {
  return problem('variable-missing', `"${args.key}" needs the variable "${args.name}", which has no value.`, {
    at: args.at,
    hint: nearOr(
      args.near,
      `Give it with --vars '{${args.name}: value}', or give a default: var('${args.name}', 'default').`,
    ),
  })
}

export function expressionWrong(args: { at: Location; key: string; text: string; why: string }): Problem {
  return problem('expression-wrong', `The expression in "${args.key}" cannot be evaluated: ${args.why}.`, {
    at: args.at,
    hint: `In project files only env_var(), var(), target and simple operators can be used, not macros. It was: ${args.text.trim()}`,
  })
}

export function targetUnknown(args: {
  at?: Location | undefined
  name: string
  known: readonly string[]
  near?: string | undefined
  origin: string
}): Problem {
  return problem('target-unknown', `There is no target "${args.name}" in ${args.origin}.`, {
    at: args.at,
    hint: nearOr(args.near, `Targets: ${listed(args.known)}.`),
  })
}

export function profileUnknown(args: {
  at?: Location | undefined
  name: string
  file: string
  known: readonly string[]
  near?: string | undefined
}): Problem {
  return problem('profile-unknown', `The profile "${args.name}" is not in "${args.file}".`, {
    at: args.at,
    hint: nearOr(args.near, `Profiles there: ${listed(args.known)}.`),
  })
}

export function profilesMissing(args: {
  at?: Location | undefined
  profile: string
  looked: readonly string[]
}): Problem {
  return problem(
    'profiles-missing',
    `The project uses the profile "${args.profile}", but there is no profiles.yml.`,
    {
      at: args.at,
      hint: `Looked for: ${listed(args.looked)}. Name its folder with --profiles-dir, or write one; to build in a file of DuckDB this is enough:
${args.profile}: {target: dev, outputs: {dev: {type: duckdb, path: warehouse.duckdb}}}`,
    },
  )
}

/** A list, a text or nothing where names of profiles are expected. */
export function profilesShapeWrong(args: { file: string; profile: string; empty: boolean }): Problem {
  const what = args.empty ? 'is empty' : 'is no mapping of names to profiles'
  return problem('profiles-wrong', `"${args.file}" ${what}.`, {
    at: { file: args.file, line: 1, column: 1 },
    hint: `To build in a file of DuckDB this is enough:
${args.profile}: {target: dev, outputs: {dev: {type: duckdb, path: warehouse.duckdb}}}`,
  })
}

export function profileWrong(args: { at: Location; name: string; what: string; hint: string }): Problem {
  return problem('profile-wrong', `The profile "${args.name}" ${args.what}.`, {
    at: args.at,
    hint: args.hint,
  })
}

export function targetTypeUnknown(args: {
  at: Location
  target: string
  type: string | undefined
  known: readonly string[]
  near?: string | undefined
  /** A key that is like it, at `at`. */
  written?: string | undefined
}): Problem {
  const what =
    args.type === undefined ? 'has no "type"' : `has the type "${args.type}", which Strata cannot build in`
  return problem('target-type-unknown', `The target "${args.target}" ${what}.`, {
    at: args.at,
    hint:
      args.written === undefined
        ? nearOr(args.near, `Use one of: ${listed(args.known)}.`)
        : `Did you mean "type" by "${args.written}"?`,
  })
}

export function targetKeyMissing(args: {
  at: Location
  target: string
  type: string
  missing: string
  wants: readonly string[]
  /** A key that is like it, at `at`. */
  written?: string | undefined
}): Problem {
  return problem(
    'target-key-missing',
    `The ${args.type} target "${args.target}" needs the key "${args.missing}".`,
    {
      at: args.at,
      hint:
        args.written === undefined
          ? `A ${args.type} target has: ${listed(args.wants)}.`
          : `Did you mean "${args.missing}" where it says "${args.written}"?`,
    },
  )
}

export function configKeyUnknown(args: {
  at: Location
  key: string
  kind: string
  near?: string | undefined
}): Problem {
  return problem(
    'config-key-unknown',
    `"${args.key}" is not a configuration key of ${args.kind} that Strata knows.`,
    {
      at: args.at,
      severity: 'warning',
      hint: nearOr(args.near, 'Keys of your own belong under "meta".'),
    },
  )
}

export function configPathUnused(args: {
  at: Location
  path: readonly string[]
  kind: string
  near?: string | undefined
  hint?: string | undefined
}): Problem {
  return problem(
    'config-path-unused',
    `"${args.path.join('.')}" under "${args.kind}" fits no folder, package or resource, so what stands there has no effect.`,
    {
      at: args.at,
      severity: 'warning',
      hint: args.hint ?? nearOr(args.near, 'Correct the name, or take the entry out.'),
    },
  )
}

export function packagesNotInstalled(args: {
  at: Location
  file: string
  folder: string
  wanted: number
  found: number
}): Problem {
  return problem(
    'packages-not-installed',
    `"${args.file}" names ${args.wanted} package${args.wanted === 1 ? '' : 's'}, but ${args.found === 0 ? 'none is' : `only ${args.found} ${args.found === 1 ? 'is' : 'are'}`} installed in "${args.folder}".`,
    { at: args.at, hint: 'Run "strata deps".' },
  )
}

export function packageNameTwice(args: {
  at: Location
  name: string
  first: string
  second: string
}): Problem {
  return problem(
    'package-name-twice',
    `Two packages are named "${args.name}": "${args.first}" and "${args.second}".`,
    {
      at: args.at,
      hint: 'Remove one of the folders, or rename one of the packages.',
    },
  )
}

export function definitionTwice(args: {
  at: Location
  what: string
  name: string
  first: Location
}): Problem {
  return problem(
    'definition-twice',
    `The ${args.what} "${args.name}" is described twice: here and at ${args.first.file}:${args.first.line}.`,
    { at: args.at, hint: 'Put both descriptions into one entry.' },
  )
}

export function testShapeWrong(args: { at: Location; what: string; hint: string }): Problem {
  return problem('test-shape-wrong', args.what, { at: args.at, hint: args.hint })
}

export function docsBlockWrong(args: { at: Location; what: string; hint: string }): Problem {
  return problem('docs-block-wrong', args.what, { at: args.at, hint: args.hint })
}

export function fileUnreadable(args: { file: string; detail: string }): Problem {
  return problem('file-unreadable', `"${args.file}" cannot be read.`, {
    details: [args.detail],
    hint: 'Give yourself read permission, or list it in .strataignore.',
  })
}

export function fileNotText(args: { file: string }): Problem {
  return problem('file-not-text', `"${args.file}" is not a UTF-8 text file.`, {
    at: { file: args.file, line: 1, column: 1 },
    hint: 'Save it as UTF-8, or list it in .strataignore.',
  })
}

export function folderMissing(args: {
  at: Location
  key: string
  folder: string
  near?: string | undefined
}): Problem {
  return problem('folder-missing', `"${args.key}" names the folder "${args.folder}", which does not exist.`, {
    at: args.at,
    severity: 'warning',
    hint: nearOr(args.near, 'Make the folder, or take it out of the list.'),
  })
}

export function noted(args: { at: Location; what: string; hint?: string | undefined }): Problem {
  return problem('not-used', args.what, { at: args.at, severity: 'warning', hint: args.hint })
}
