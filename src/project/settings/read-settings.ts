import { dbtNewer, projectNameWrong } from '../../problems/catalogue/project.ts'
import type { Location, Report } from '../../problems/problem.ts'
import { isJsonObject, type Json, type JsonObject, objectOf, textOf, textsOf } from '../json.ts'
import type { ConfigKind, Dispatch, HookSetting, PlacedTree, ProjectSettings } from '../loaded-project.ts'
import type { PlacedYaml } from '../yaml/placed-yaml.ts'
import { withTimes } from '../yaml/with-times.ts'
import { type Surroundings, settleEntry } from './settle-tree.ts'

/** Older and other spellings of the config trees' keys. */
const treeKeys: Readonly<Record<ConfigKind, readonly string[]>> = {
  models: ['models'],
  seeds: ['seeds'],
  snapshots: ['snapshots'],
  data_tests: ['tests', 'data_tests'],
  sources: ['sources'],
  exposures: ['exposures'],
  analyses: ['analyses'],
  unit_tests: ['unit_tests'],
  macros: ['macros'],
  functions: ['functions'],
  metrics: ['metrics'],
  'semantic-models': ['semantic-models', 'semantic_models'],
  'saved-queries': ['saved-queries', 'saved_queries'],
}

/** Keys whose texts are rendered later, or elsewhere, or only for the one that is chosen. */
const untouched = new Set([
  'on-run-start',
  'on-run-end',
  'query-comment',
  'vars',
  'targets',
  'connections',
  'target',
  'profile',
])

/** A checked project file as settings, with defaults filled in. */
export function readSettings(yaml: PlacedYaml, surroundings: Surroundings, report: Report): ProjectSettings {
  const raw = isJsonObject(yaml.value) ? yaml.value : {}
  const values: Record<string, Json> = {}
  for (const [key, value] of Object.entries(raw)) {
    values[key] = untouched.has(key) ? value : settleEntry(yaml, raw, key, value, [key], surroundings, report)
  }
  const name = textOf(values.name) ?? ''
  if (name !== '' && !/^[A-Za-z_]\w*$/.test(name))
    report(projectNameWrong({ at: yaml.ofValue(raw, 'name'), name }))
  reportNewerDbt(yaml, raw, values['require-dbt-version'], report)
  const version = textOf(values.version)
  const profile = textOf(
    settleEntry(yaml, raw, 'profile', raw.profile ?? null, ['profile'], surroundings, report),
  )
  const dialect = values.dialect
  return {
    name,
    file: yaml.file,
    at: { file: yaml.file, line: 1, column: 1 },
    ...(version === undefined ? {} : { version }),
    ...(profile === undefined ? {} : { profile }),
    ...(dialect === 'bigquery' || dialect === 'duckdb' ? { dialect } : {}),
    ...folders(values),
    config: configTrees(yaml, raw, values),
    vars: objectOf(withTimes(yaml, values.vars ?? null)),
    dispatch: dispatchOf(values.dispatch),
    onRunStart: hooksOf(yaml, raw, 'on-run-start'),
    onRunEnd: hooksOf(yaml, raw, 'on-run-end'),
    ...(values['query-comment'] === undefined ? {} : { queryComment: values['query-comment'] }),
    quoting: objectOf(values.quoting),
    flags: objectOf(values.flags),
    restrictAccess: values['restrict-access'] === true,
    lintRules: lintRulesOf(yaml, raw),
  }
}

/** What Strata follows, as major and minor version. */
const FOLLOWED = [1, 11] as const

/** dbt refuses; here all may be well, so it is only told. Upper limits are for dbt's own changes. */
function reportNewerDbt(yaml: PlacedYaml, raw: JsonObject, value: Json | undefined, report: Report): void {
  if (value === undefined || value === null) return
  const asked = textsOf(value).flatMap((text) => text.split(','))
  const newer = asked.find((text) => {
    const [, major, minor = '0'] = /^\s*(?:>=|>|==?)?\s*v?(\d+)(?:\.(\d+))?/.exec(text) ?? []
    return Number(major) > FOLLOWED[0] || (Number(major) === FOLLOWED[0] && Number(minor) > FOLLOWED[1])
  })
  if (newer === undefined) return
  const at = yaml.ofValue(raw, 'require-dbt-version')
  report(dbtNewer({ at, wanted: newer.trim(), followed: FOLLOWED.join('.') }))
}

function folders(values: JsonObject) {
  const list = (fallback: readonly string[], ...keys: readonly string[]): readonly string[] => {
    const given = keys.map((key) => values[key]).find((value) => value !== undefined && value !== null)
    return given === undefined ? fallback : textsOf(given).map(cleanPath)
  }
  const targetPath = cleanPath(textOf(values['target-path']) ?? 'target')
  return {
    modelPaths: list(['models'], 'model-paths', 'source-paths'),
    seedPaths: list(['seeds'], 'seed-paths', 'data-paths'),
    testPaths: list(['tests'], 'test-paths'),
    macroPaths: list(['macros'], 'macro-paths'),
    snapshotPaths: list(['snapshots'], 'snapshot-paths'),
    analysisPaths: list(['analyses'], 'analysis-paths'),
    functionPaths: list(['functions'], 'function-paths'),
    docsPaths: list([], 'docs-paths'),
    assetPaths: list([], 'asset-paths'),
    targetPath,
    cleanTargets: list([targetPath], 'clean-targets'),
    packagesInstallPath: cleanPath(
      textOf(values['packages-install-path'] ?? values['modules-path']) ?? 'dbt_packages',
    ),
  }
}

/** `./models/` and `models` are one folder. */
function cleanPath(path: string): string {
  return (
    path
      .replaceAll('\\', '/')
      .replace(/^(\.\/)+/, '')
      .replace(/\/+$/, '') || '.'
  )
}

function configTrees(
  yaml: PlacedYaml,
  raw: JsonObject,
  values: JsonObject,
): Readonly<Record<ConfigKind, PlacedTree>> {
  const tree = (kind: ConfigKind): PlacedTree => {
    let merged: JsonObject = {}
    let written: JsonObject = {}
    const places: Record<string, Location> = {}
    for (const key of treeKeys[kind]) {
      if (!isJsonObject(values[key])) continue
      merged = { ...merged, ...values[key] }
      written = { ...written, ...objectOf(raw[key]) }
      collectPlaces(yaml, raw[key], [], places)
    }
    return { values: merged, written, places }
  }
  return Object.fromEntries(
    (Object.keys(treeKeys) as ConfigKind[]).map((kind) => [kind, tree(kind)]),
  ) as Record<ConfigKind, PlacedTree>
}

function collectPlaces(
  yaml: PlacedYaml,
  value: unknown,
  path: readonly string[],
  places: Record<string, Location>,
): void {
  if (!isJsonObject(value)) return
  for (const key of Object.keys(value)) {
    const inner = [...path, key]
    places[inner.join('\0')] = yaml.ofKey(value, key)
    // Below a configuration key stands its value, not the tree.
    if (!key.startsWith('+')) collectPlaces(yaml, value[key], inner, places)
  }
}

function hooksOf(yaml: PlacedYaml, raw: JsonObject, key: string): readonly HookSetting[] {
  const value = raw[key]
  if (typeof value === 'string')
    return value.trim() === '' ? [] : [{ sql: value, at: yaml.ofValue(raw, key) }]
  if (!Array.isArray(value)) return []
  const items: readonly unknown[] = value
  return items.flatMap((item, index) =>
    typeof item === 'string' && item.trim() !== '' ? [{ sql: item, at: yaml.ofKey(items, index) }] : [],
  )
}

function lintRulesOf(yaml: PlacedYaml, raw: JsonObject): ProjectSettings['lintRules'] {
  const lint = isJsonObject(raw.lint) ? raw.lint : {}
  const rules = isJsonObject(lint.rules) ? lint.rules : {}
  return Object.entries(rules).map(([code, level]) => ({ code, level, at: yaml.ofKey(rules, code) }))
}

function dispatchOf(value: Json | undefined): readonly Dispatch[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((entry: Json) => {
    if (!isJsonObject(entry)) return []
    const macroNamespace = textOf(entry.macro_namespace)
    return macroNamespace === undefined
      ? []
      : [{ macroNamespace, searchOrder: textsOf(entry.search_order ?? []) }]
  })
}
