// What can be wrong between a project's files and the SQL that will run.

import { didYouMean } from '../did-you-mean.ts'
import type { Location, Problem } from '../problem.ts'
import { type Blank, renderedAsNothing } from '../rendered-as-nothing.ts'

type Place = Location | undefined

function error(
  code: string,
  message: string,
  at: Place,
  hint?: string,
  more: Partial<Problem> = {},
): Problem {
  return {
    ...{ code, severity: 'error', message },
    ...(at === undefined ? {} : { at }),
    ...(hint === undefined ? {} : { hint }),
    ...more,
  }
}

function warning(
  code: string,
  message: string,
  at: Place,
  hint?: string,
  more: Partial<Problem> = {},
): Problem {
  return { ...error(code, message, at, hint, more), severity: 'warning' }
}

/** `{% for x in nothing %}` */
export function emptyLoop({ name, near, at }: Blank): Problem {
  const message = `"${name}" is undefined, so this loop does nothing.`
  return warning('undefined-loop', message, at, meant(near, 'Set it before, or correct the name.'))
}

function meant(near: string | undefined, otherwise: string): string {
  return near === undefined ? otherwise : `Did you mean "${near}"?`
}

function written(place: Place): string {
  return place === undefined ? 'another place' : `${place.file}:${place.line}:${place.column}`
}

export function contractIncomplete(args: {
  model: string
  columns: readonly string[]
  at: Location
}): Problem {
  const what =
    args.columns.length === 0
      ? 'lists no columns'
      : `gives no "data_type" for ${args.columns.map((name) => `"${name}"`).join(', ')}`
  return {
    code: 'contract-incomplete',
    severity: 'error',
    message: `The contract of "${args.model}" ${what}.`,
    hint: 'List every output column with its "data_type:" in the schema file.',
    at: args.at,
  }
}

export function constraintIgnored(args: { model: string; type: string; at: Location }): Problem {
  return warning(
    'constraint-ignored',
    `BigQuery has no constraint "${args.type}", so that of "${args.model}" is not held there.`,
    args.at,
    `Say it as a test, which is held everywhere, or add "warn_unsupported: false" to the constraint.`,
  )
}

/** Not held by what a view is. */
export function constraintsOfView(args: { model: string; types: readonly string[]; at: Location }): Problem {
  return warning(
    'constraint-ignored',
    `A view holds no constraints, so ${args.types.map((type) => `"${type}"`).join(', ')} of "${args.model}" ${args.types.length === 1 ? 'is' : 'are'} ignored.`,
    args.at,
    `Say it as a test, materialise the model as a table, or add "warn_unsupported: false" to the constraint.`,
  )
}

export function constraintUnknown(args: {
  model: string
  type: unknown
  known: readonly string[]
  at: Location
}): Problem {
  const near = typeof args.type === 'string' ? didYouMean(args.type, args.known) : undefined
  return error(
    'constraint-unknown',
    args.type === undefined
      ? `A constraint of "${args.model}" has no "type".`
      : `A constraint of "${args.model}" is of the type ${JSON.stringify(args.type)}, which does not exist.`,
    args.at,
    near === undefined ? `There are: ${args.known.join(', ')}.` : `Did you mean "${near}"?`,
  )
}

export function latestVersionUnknown(args: {
  model: string
  latest: string
  known: readonly string[]
  at: Location
}): Problem {
  return error(
    'latest-version-unknown',
    `The latest_version of "${args.model}" is ${args.latest}, which is none of its versions.`,
    args.at,
    `Its versions are: ${args.known.join(', ')}.`,
  )
}

export function macroNotFound(args: { name: string; at: Place; near?: string | undefined }): Problem {
  return error(
    'macro-not-found',
    `There is no macro "${args.name}".`,
    args.at,
    meant(args.near, 'Write it in a file under the macro paths, or install the package that has it.'),
  )
}

export function uniqueKeyMissing(args: { model: string; strategy: string; at: Place }): Problem {
  return warning(
    'unique-key-missing',
    `"${args.model}" uses "${args.strategy}" without a "unique_key": new rows are added, and no row is ever replaced.`,
    args.at,
    'Add `unique_key: <column>` (or a list of columns) to its config, or say `incremental_strategy: append`.',
  )
}

export function templateSays(args: { text: string; at: Place; trail: readonly Location[] }): Problem {
  return warning('template-warning', args.text, args.at, undefined, { trail: args.trail })
}

export function refNotFound(args: {
  from: string
  name: string
  package?: string | undefined
  version?: string | number | undefined
  at: Place
  near?: string | undefined
  /** No package of that name has a node. */
  packageUnknown?: boolean
  severity?: 'warning'
}): Problem {
  const version = args.version === undefined ? '' : ` (version ${args.version})`
  const where = args.package === undefined ? '' : ` in the package "${args.package}"`
  const message = `"${args.from}" refers to "${args.name}"${version}, which does not exist${where}.`
  const hint =
    args.packageUnknown === true
      ? `Name the package in packages.yml and run "strata deps"; projects that dependencies.yml names under "projects:" are dbt Cloud's, and not at hand here.`
      : meant(args.near, 'Write the model, seed or snapshot, or correct the name.')
  return args.severity === 'warning'
    ? warning('ref-not-found', message, args.at, hint)
    : error('ref-not-found', message, args.at, hint)
}

export function functionNotFound(args: {
  from: string
  name: string
  at: Place
  near?: string | undefined
}): Problem {
  const message = `"${args.from}" calls the function "${args.name}", which does not exist.`
  const hint = meant(args.near, 'Write it as a file under the function paths, and describe it in YAML.')
  return error('function-not-found', message, args.at, hint)
}

/** `what` follows the function's name. */
export function functionWrong(args: { name: string; what: string; hint: string; at: Place }): Problem {
  return error('function-wrong', `The function "${args.name}" ${args.what}.`, args.at, args.hint)
}

export function refDisabled(args: { from: string; name: string; disabledAt: Place; at: Place }): Problem {
  return error(
    'ref-disabled',
    `"${args.from}" refers to "${args.name}", which is switched off.`,
    args.at,
    `Switch it on where "enabled" is set to false for it (${written(args.disabledAt)}), or refer to another one.`,
  )
}

export function refPrivate(args: { from: string; name: string; why: string; at: Place }): Problem {
  return error(
    'ref-private',
    `"${args.from}" may not refer to "${args.name}": ${args.why}.`,
    args.at,
    'Change its "access" or the group of the one that refers to it.',
  )
}

export function sourceNotFound(args: {
  from: string
  source: string
  table: string
  known: boolean
  at: Place
  near?: string | undefined
  severity?: 'warning'
}): Problem {
  const message = args.known
    ? `"${args.from}" reads the table "${args.table}" of the source "${args.source}", which does not list it.`
    : `"${args.from}" reads the source "${args.source}", which does not exist.`
  const hint = meant(args.near, 'Declare it under "sources:" in a YAML file of the models.')
  return args.severity === 'warning'
    ? warning('source-not-found', message, args.at, hint)
    : error('source-not-found', message, args.at, hint)
}

export function docNotFound(args: { name: string; at: Place; near?: string | undefined }): Problem {
  return error(
    'doc-not-found',
    `There is no docs block "${args.name}".`,
    args.at,
    meant(args.near, `Write {% docs ${args.name} %} in a .md file of the models.`),
  )
}

export function duplicateNode(args: { kind: string; name: string; at: Place; other: Place }): Problem {
  return error(
    'duplicate-node',
    `Two ${args.kind}s are named "${args.name}": here and in ${written(args.other)}.`,
    args.at,
    'Rename or remove one of them.',
    args.other === undefined ? {} : { details: [`also: ${written(args.other)}`] },
  )
}

export function duplicateRelation(args: {
  relation: string
  name: string
  other: string
  at: Place
  otherAt: Place
}): Problem {
  return error(
    'duplicate-relation',
    `"${args.name}" and "${args.other}" would both be written to ${args.relation}.`,
    args.at,
    'Give one of them another alias or schema.',
    { details: [`also: ${written(args.otherAt)}`] },
  )
}

export function duplicateMacro(args: { name: string; at: Place; other: Place }): Problem {
  return error(
    'duplicate-macro',
    `The macro "${args.name}" is defined twice: here and in ${written(args.other)}.`,
    args.at,
    'Rename or remove one of them.',
  )
}

export function duplicateEntry(args: { kind: string; name: string; at: Place; other: Place }): Problem {
  return error(
    'duplicate-entry',
    `The ${args.kind} "${args.name}" is described twice: here and in ${written(args.other)}.`,
    args.at,
    'Keep one of the entries.',
  )
}

export function dependencyCycle(args: {
  path: readonly { name: string; file: string }[]
  at: Place
}): Problem {
  return error(
    'dependency-cycle',
    `These need each other in a circle: ${args.path.map(({ name }) => name).join(' -> ')}.`,
    args.at,
    'Take one of the references out, or put what both need into a model of its own.',
    { details: args.path.slice(0, -1).map(({ name, file }) => `${name}: ${file}`) },
  )
}

export function entryWithoutFile(args: {
  kind: string
  name: string
  at: Place
  near?: string | undefined
}): Problem {
  return warning(
    'entry-without-file',
    `The ${args.kind} "${args.name}" is described here, but there is no such ${args.kind}.`,
    args.at,
    meant(args.near, 'Write its file, or remove the entry.'),
  )
}

/** `what` follows the setting's name. */
export function settingNamesNoColumn(args: {
  node: string
  setting: string
  column: string
  columns: readonly string[]
  near?: string | undefined
  at: Place
}): Problem {
  const shown = args.columns.slice(0, 10).join(', ')
  return error(
    'setting-names-no-column',
    `The setting "${args.setting}" of "${args.node}" names "${args.column}", which is not among its columns.`,
    args.at,
    args.near === undefined
      ? `It has: ${shown}${args.columns.length > 10 ? ', ...' : ''}.`
      : `Did you mean "${args.near}"?`,
  )
}

export function engineSettingWrong(args: {
  node: string
  setting: string
  what: string
  hint?: string | undefined
  at: Place
}): Problem {
  return error(
    'engine-setting-wrong',
    `The setting "${args.setting}" of "${args.node}" ${args.what}.`,
    args.at,
    args.hint,
  )
}

/** Like `engineSettingWrong`, where nothing breaks by it. */
export function engineSettingIdle(args: Parameters<typeof engineSettingWrong>[0]): Problem {
  return warning(
    'engine-setting-idle',
    `The setting "${args.setting}" of "${args.node}" ${args.what}.`,
    args.at,
    args.hint,
  )
}

export function configValueWrong(args: {
  node: string
  setting: string
  value: string
  expected: string
  at: Place
  near?: string | undefined
}): Problem {
  return error(
    'config-value-wrong',
    `"${args.node}" sets "${args.setting}" to ${args.value}; it must be ${args.expected}.`,
    args.at,
    args.near === undefined ? undefined : `Did you mean "${args.near}"?`,
  )
}

export function genericTestNotFound(args: { name: string; at: Place; near?: string | undefined }): Problem {
  return error(
    'test-not-found',
    `There is no generic test "${args.name}".`,
    args.at,
    meant(
      args.near,
      `Write {% test ${args.name.split('.').at(-1)}(model, column_name) %} in a file under the macro paths, or install the package that has it.`,
    ),
  )
}

export function yamlReferenceWrong(args: { text: string; expected: string; at: Place }): Problem {
  return error(
    'yaml-reference-wrong',
    `"${args.text}" is not ${args.expected}.`,
    args.at,
    `Write ref('model') or source('source', 'table').`,
  )
}

export function seedUnreadable(args: { file: string; reason: string; at: Place }): Problem {
  return error('seed-unreadable', `The seed "${args.file}" cannot be read: ${args.reason}.`, args.at)
}

/** `macro`: the one that would write its statement. */
export function foreignStrategy(args: {
  model: string
  strategy: string
  macro: string
  at: Place
}): Problem {
  return warning(
    'strategy-foreign',
    `"${args.model}" uses the incremental strategy "${args.strategy}", which Strata does not know: its table can be built whole, but no rows can be added to it.`,
    args.at,
    `Use append, delete+insert or merge, or write the macro "${args.macro}".`,
  )
}

export function seedTypeUnused(args: {
  file: string
  column: string
  at: Place
  near?: string | undefined
}): Problem {
  return warning(
    'seed-type-unused',
    `"column_types" has a type for "${args.column}", but "${args.file}" has no column written so: it has no effect.`,
    args.at,
    meant(args.near, 'Take it out, or write the name as it stands in the file.'),
  )
}

export function seedColumnMissing(args: {
  file: string
  column: string
  at: Place
  near?: string | undefined
}): Problem {
  return warning(
    'seed-column-missing',
    `The column "${args.column}" is described here, but "${args.file}" has no such column.`,
    args.at,
    meant(args.near, 'Add it to the file, or remove the entry.'),
  )
}

/** What the parser or the analysis of SQL told, at the author's place. */
export function sqlProblem(args: {
  code: string
  severity: 'error' | 'warning'
  message: string
  hint?: string | undefined
  at: Place
  trail?: readonly Location[]
}): Problem {
  const make = args.severity === 'warning' ? warning : error
  return make(args.code, args.message, args.at, args.hint, args.trail?.length ? { trail: args.trail } : {})
}

/** The template refers to something now that it did not refer to while the project was read. */
export function hiddenDependency(args: { from: string; to: string; at: Place }): Problem {
  return error(
    'dependency-hidden',
    `"${args.from}" refers to "${args.to}" only under a condition that holds when it runs, so the order cannot be known.`,
    args.at,
    `Add a line outside of the condition: -- depends_on: {{ ref('${args.to}') }}`,
  )
}

export function emptySql(args: { name: string; at: Place; blanks?: readonly Blank[] | undefined }): Problem {
  return error(
    'sql-empty',
    `"${args.name}" renders to nothing: there is no SQL to run.`,
    args.at,
    renderedAsNothing(args.blanks) ?? 'Write a SELECT, or remove the file.',
  )
}

/** dbt reads such a file and says nothing. */
export function snapshotBlockMissing(args: { at: Location }): Problem {
  return {
    code: 'snapshot-block-missing',
    severity: 'warning',
    message: 'This file of the snapshots has no snapshot in it.',
    hint: 'Put the query between {% snapshot name %} and {% endsnapshot %}, or move the file to the models.',
    at: args.at,
  }
}
