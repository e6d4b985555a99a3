// dbt_project.yml and a profile as one project.yml: text in, text out.

import { type Document, isMap, type Node, parseDocument, visit } from 'yaml'
import { valueWrong } from '../problems/catalogue/project.ts'
import type { Report } from '../problems/problem.ts'
import { isJsonObject, type JsonObject, objectOf, textOf } from './json.ts'
import { describe } from './schema/check-shape.ts'
import { settleEntry } from './settings/settle-tree.ts'
import { readYaml } from './yaml/read-yaml.ts'

export interface Migration {
  /** The project.yml. */
  readonly text: string
  /** Sentences about what a person has to look at. */
  readonly notes: readonly string[]
}

export interface MigrationInput {
  /** dbt_project.yml. */
  readonly project: string
  /** profiles.yml, if one was found. */
  readonly profiles: string | undefined
  /** Where profiles.yml lies, for problems in it. */
  readonly profilesFile?: string
  /** The profile asked for, whatever dbt_project.yml names. */
  readonly profile?: string | undefined
  /** For `env_var()` in the profile's name. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Keys that mean nothing in project.yml. */
const dropped = ['config-version', 'profile', 'log-path', 'require-dbt-version', 'dbt-cloud']
const engines = new Set(['duckdb', 'bigquery'])
const secret = /^(password|pass|token|client_secret|refresh_token|private_key|keyfile_json|secret|api_key)$/

/**
 * Comments of dbt_project.yml are kept. Secrets written in the profile become `env_var()` calls. Undefined where a file
 * is not what it has to be, which has been reported then.
 */
export function migrateSettings(input: MigrationInput, report: Report): Migration | undefined {
  const notes: string[] = []
  const yaml = readYaml('dbt_project.yml', input.project, report)
  const told = input.profiles === undefined ? undefined : profilesOf(input, input.profiles, report)
  if (yaml === undefined || (input.profiles !== undefined && told === undefined)) return undefined
  const values = yaml.value
  if (!isJsonObject(values)) {
    report(
      valueWrong({ at: firstLine, key: 'dbt_project.yml', expected: 'a mapping', found: describe(values) }),
    )
    return undefined
  }
  const named = settleEntry(
    yaml,
    values,
    'profile',
    values.profile ?? null,
    ['profile'],
    { ...input, vars: {} },
    report,
  )
  // Long whole numbers are written as they were.
  const document = parseDocument(input.project, { ...reading, intAsBigInt: true })
  resolveAliases(document)
  for (const key of dropped) if (document.has(key)) document.delete(key)
  addTargets(document, input.profile ?? textOf(named) ?? textOf(values.name) ?? '', told, notes)
  if (isJsonObject(values.flags))
    notes.push('"flags:" is kept; look through it, since some flags of dbt change nothing here.')
  notes.push(
    'A project.yml leaves out what is unchanged when it builds, gives seeds the "data_type:" of their columns, and stops before anything runs where a node does not compile; a dbt_project.yml does none of these.',
  )
  return { text: document.toString({ lineWidth: 0 }), notes }
}

/** As the project's files are read when it builds. */
const reading = { version: '1.1', merge: true, uniqueKeys: false, logLevel: 'silent' } as const
const firstLine = { file: 'dbt_project.yml', line: 1, column: 1 }

function profilesOf({ profilesFile }: MigrationInput, text: string, report: Report): JsonObject | undefined {
  const yaml = readYaml(profilesFile ?? 'profiles.yml', text, report)
  return yaml === undefined ? undefined : objectOf(yaml.value)
}

/** What an alias names may stand under a key that is dropped. */
function resolveAliases(document: Document): void {
  const gone = new Set<unknown>()
  for (const key of dropped)
    visit(document.get(key, true) as Node | null, { Node: (_, node) => void gone.add(node) })
  visit(document, {
    Alias: (_, alias) => {
      const node = alias.resolve(document)
      if (node === undefined || !gone.has(node)) return undefined
      const copy = node.clone() as typeof node
      delete copy.anchor
      return copy
    },
  })
}

function addTargets(
  document: Document,
  name: string,
  profiles: JsonObject | undefined,
  notes: string[],
): void {
  const otherwise = 'so the project builds into target/warehouse.duckdb until "targets:" says otherwise.'
  const profile = profiles?.[name]
  if (!isJsonObject(profile)) {
    const why = profiles === undefined ? 'No profiles.yml was found' : `profiles.yml has no profile "${name}"`
    notes.push(`${why}, ${otherwise}`)
    return
  }
  const targets: Record<string, JsonObject> = {}
  for (const [target, output] of Object.entries(objectOf(profile.outputs))) {
    if (!isJsonObject(output)) continue
    const type = textOf(output.type) ?? ''
    if (engines.has(type)) targets[target] = withoutSecrets(target, withSchema(output), notes)
    else notes.push(`The target "${target}" is of type "${type}", which is not there; it is left out.`)
  }
  if (Object.keys(targets).length === 0) {
    notes.push(`The profile "${name}" has no target of type ${[...engines].join(' or ')}, ${otherwise}`)
    return
  }
  document.set('target', firstTarget(textOf(profile.target), Object.keys(targets), notes))
  document.set('targets', document.createNode(targets))
  const node = document.get('targets', true)
  if (isMap(node)) node.flow = false
  const isRelative = Object.values(targets).some(
    ({ type, path }) => type === 'duckdb' && typeof path === 'string' && !/^([/~:]|md:)|\{\{/.test(path),
  )
  if (isRelative)
    notes.push(
      "Relative paths of DuckDB files count from the project's folder now, not from where the command is called.",
    )
}

/** dbt takes the one named "default" where the profile names none; a template is kept. */
function firstTarget(wanted: string | undefined, names: readonly string[], notes: string[]): string {
  if (wanted?.includes('{{') === true) return wanted
  const asked = wanted ?? 'default'
  if (names.includes(asked)) return asked
  if (wanted !== undefined)
    notes.push(
      `The profile's "target:" is "${wanted}", which is left out or not there; "${names[0]}" is taken.`,
    )
  return names[0]!
}

/** A DuckDB target without a schema builds into `main` under dbt, and into `analytics` in a project.yml. */
function withSchema(output: JsonObject): JsonObject {
  return output.type === 'duckdb' && (output.schema ?? null) === null ? { ...output, schema: 'main' } : output
}

function withoutSecrets(target: string, output: JsonObject, notes: string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(output).map(([key, value]) => {
      const isPlain =
        value !== null && value !== undefined && !(typeof value === 'string' && value.includes('{{'))
      if (!secret.test(key) || !isPlain) return [key, value]
      const variable = `STRATA_SECRET_${target}_${key}`.toUpperCase().replace(/\W/g, '_')
      notes.push(
        `"${key}" of the target "${target}" is read from the environment variable ${variable}: set it.`,
      )
      return [key, `{{ env_var('${variable}') }}`]
    }),
  )
}
