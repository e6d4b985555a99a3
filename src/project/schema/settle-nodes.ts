import type { NodeDefinition, VersionDefinition } from '../definitions.ts'
import { isJsonObject, type Json, type JsonObject, textOf } from '../json.ts'
import { listOf, picked, type Reading, settleBase, settleColumns, settleConfig } from './settle-entry.ts'
import { settleTests } from './settle-tests.ts'

const beside = ['tags', 'meta', 'docs', 'access', 'group', 'enabled', 'contract', 'freshness']
const kept = [
  'primary_key',
  'time_spine',
  'semantic_model',
  'agg_time_dimension',
  'metrics',
  'derived_semantics',
]

/** An entry of models, seeds, snapshots or analyses. */
export function settleNode(
  reading: Reading,
  kind: NodeDefinition['kind'],
  list: readonly Json[],
  index: number,
): NodeDefinition | undefined {
  const base = settleBase(reading, list, index, beside)
  const entry = list[index]
  if (base === undefined || !isJsonObject(entry)) return undefined
  const { yaml } = reading
  const owner = `the ${kind} "${base.name}"`
  const latest = versionOf(entry.latest_version)
  const deprecationDate = textOf(entry.deprecation_date)
  const relation = textOf(entry.relation)
  return {
    kind,
    ...base,
    columns: settleColumns(reading, entry.columns, owner),
    tests: settleTests(reading, entry, owner),
    constraints: listOf(entry.constraints),
    versions: settleVersions(reading, entry.versions, owner),
    ...(latest === undefined ? {} : { latestVersion: latest }),
    ...(deprecationDate === undefined ? {} : { deprecationDate }),
    ...(relation === undefined ? {} : { relation, relationAt: yaml.ofValue(entry, 'relation') }),
    other: picked(entry, kept),
  }
}

/** `1.0` is another version than `1`. */
function versionOf(value: Json | undefined): string | number | undefined {
  return typeof value === 'number' ? value : typeof value === 'boolean' ? undefined : textOf(value)
}

function settleVersions(
  reading: Reading,
  value: Json | undefined,
  owner: string,
): readonly VersionDefinition[] {
  const list = listOf(value)
  return list.flatMap((entry, index) =>
    isJsonObject(entry) ? (settleVersion(reading, list, entry, index, owner) ?? []) : [],
  )
}

function settleVersion(
  reading: Reading,
  list: readonly Json[],
  entry: JsonObject,
  index: number,
  owner: string,
): VersionDefinition | undefined {
  const v = versionOf(entry.v)
  if (v === undefined) return undefined
  const selection = listOf(entry.columns).find((column) => isJsonObject(column) && 'include' in column)
  const { include, exclude } = isJsonObject(selection) ? selection : {}
  const definedIn = textOf(entry.defined_in)
  const description = textOf(entry.description)
  // As dbt has it, an empty list takes the tests away only where it is called data_tests.
  const tested = Array.isArray(entry.data_tests) || listOf(entry.tests).length > 0
  return {
    v,
    at: reading.yaml.ofKey(list, index),
    ...(definedIn === undefined ? {} : { definedIn }),
    ...(description === undefined ? {} : { description }),
    columns: settleColumns(reading, entry.columns, owner),
    ...(include === undefined ? {} : { include }),
    ...(exclude === undefined ? {} : { exclude }),
    ...(tested ? { tests: settleTests(reading, entry, `${owner} in version ${v}`) } : {}),
    config: settleConfig(reading, entry, ['tags', 'meta', 'docs', 'access']),
    other: picked(entry, ['constraints', 'deprecation_date']),
  }
}
