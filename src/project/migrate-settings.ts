// dbt_project.yml and a profile as one project.yml: text in, text out.

import { type Document, isMap, parseDocument } from 'yaml'
import { isJsonObject, type JsonObject, objectOf, textOf } from './json.ts'

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
}

/** Keys that mean nothing in project.yml. */
const dropped = ['config-version', 'profile', 'log-path', 'require-dbt-version', 'dbt-cloud']
const engines = new Set(['duckdb', 'bigquery'])
const secret = /^(password|pass|token|client_secret|refresh_token|private_key|keyfile_json|secret|api_key)$/

/** Comments of dbt_project.yml are kept. Secrets written in the profile become `env_var()` calls. */
export function migrateSettings({ project, profiles }: MigrationInput): Migration {
  const notes: string[] = []
  const document = parseDocument(project)
  const values = objectOf(document.toJS() as unknown)
  for (const key of dropped) if (document.has(key)) document.delete(key)
  addTargets(document, values, profiles, notes)
  if (isJsonObject(values.flags))
    notes.push('"flags:" is kept; look through it, since some flags of dbt change nothing here.')
  notes.push(
    'A project.yml leaves out what is unchanged when it builds, and stops before anything runs where a node does not compile; a dbt_project.yml does neither.',
  )
  return { text: document.toString({ lineWidth: 0 }), notes }
}

function addTargets(
  document: Document,
  values: JsonObject,
  profiles: string | undefined,
  notes: string[],
): void {
  const name = textOf(values.profile) ?? textOf(values.name) ?? ''
  const profile =
    profiles === undefined ? undefined : objectOf(parseDocument(profiles).toJS() as unknown)[name]
  if (!isJsonObject(profile)) {
    const why = profiles === undefined ? 'No profiles.yml was found' : `profiles.yml has no profile "${name}"`
    notes.push(`${why}, so the project builds into target/warehouse.duckdb until "targets:" says otherwise.`)
    return
  }
  const targets: Record<string, JsonObject> = {}
  for (const [target, output] of Object.entries(objectOf(profile.outputs))) {
    if (!isJsonObject(output)) continue
    const type = textOf(output.type) ?? ''
    if (engines.has(type)) targets[target] = withoutSecrets(target, output, notes)
    else notes.push(`The target "${target}" is of type "${type}", which is not there; it is left out.`)
  }
  if (Object.keys(targets).length === 0) return
  const wanted = textOf(profile.target)
  const first = wanted !== undefined && wanted in targets ? wanted : Object.keys(targets)[0]!
  document.set('target', first)
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
