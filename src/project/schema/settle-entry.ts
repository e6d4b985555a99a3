// What entries of all kinds have in common, read from checked YAML. Wrong values were told by the check and are passed over.

import type { Location, Report } from '../../problems/problem.ts'
import type { ColumnDefinition, ConfigBlock, DefinitionBase } from '../definitions.ts'
import { isJsonObject, type Json, type JsonObject, objectOf, textOf, textsOf } from '../json.ts'
import type { PlacedYaml } from '../yaml/placed-yaml.ts'
import { settleTests } from './settle-tests.ts'

export interface Reading {
  readonly yaml: PlacedYaml
  readonly report: Report
}

/** Where something is told beside `config:` that belongs in it, `config:` wins. */
export function settleConfig({ yaml }: Reading, entry: JsonObject, beside: readonly string[]): ConfigBlock {
  const config = entry.config
  const values: Record<string, Json> = {}
  const places: Record<string, Location> = {}
  for (const key of beside) {
    const value = entry[key]
    if (value === undefined || value === null) continue
    values[key] = value
    places[key] = yaml.ofKey(entry, key)
  }
  if (!isJsonObject(config)) return { values, places }
  for (const [key, value] of Object.entries(config)) {
    const both = values[key]
    if (key === 'meta' && isJsonObject(both) && isJsonObject(value)) values[key] = { ...both, ...value }
    else if (key === 'tags' && both !== undefined) values[key] = [...textsOf(both), ...textsOf(value)]
    else values[key] = value
    places[key] = yaml.ofKey(config, key)
  }
  return { values, places }
}

export function settleBase(
  reading: Reading,
  list: readonly Json[],
  index: number,
  beside: readonly string[],
): DefinitionBase | undefined {
  const entry = list[index]
  if (!isJsonObject(entry)) return undefined
  const name = textOf(entry.name)
  if (name === undefined || name === '') return undefined
  const description = textOf(entry.description)
  return {
    name,
    at: reading.yaml.ofKey(list, index),
    nameAt: reading.yaml.ofValue(entry, 'name'),
    description: description ?? '',
    ...(description === undefined ? {} : { descriptionAt: reading.yaml.ofValue(entry, 'description') }),
    config: settleConfig(reading, entry, beside),
  }
}

export function settleColumns(
  reading: Reading,
  value: Json | undefined,
  owner: string,
): readonly ColumnDefinition[] {
  if (!Array.isArray(value)) return []
  const columns: readonly Json[] = value
  return columns.flatMap((entry, index) => {
    const base = settleBase(reading, columns, index, [])
    return base === undefined || !isJsonObject(entry) ? [] : [settleColumn(reading, base, entry, owner)]
  })
}

const columnOther = ['docs', 'granularity', 'dimension', 'entity', 'primary_key']

function settleColumn(
  reading: Reading,
  base: DefinitionBase,
  entry: JsonObject,
  owner: string,
): ColumnDefinition {
  const { name, at, description, descriptionAt, config } = base
  const dataType = textOf(entry.data_type)
  const { values } = config
  return {
    name,
    at,
    description,
    ...(descriptionAt === undefined ? {} : { descriptionAt }),
    ...(dataType === undefined ? {} : { dataType }),
    ...(typeof entry.quote === 'boolean' ? { quote: entry.quote } : {}),
    tags: [...textsOf(entry.tags ?? []), ...textsOf(values.tags ?? [])],
    meta: { ...objectOf(entry.meta), ...objectOf(values.meta) },
    constraints: listOf(entry.constraints),
    policyTags: textsOf(entry.policy_tags ?? []),
    tests: settleTests(reading, entry, `the column "${name}" of ${owner}`),
    config,
    other: picked(entry, columnOther),
  }
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}

export function picked(entry: JsonObject, keys: readonly string[]): JsonObject {
  const found: Record<string, Json> = {}
  for (const key of keys) {
    const value = entry[key]
    if (value !== undefined && value !== null) found[key] = value
  }
  return found
}

/** Of each key of a mapping, if it is one. */
export function placesOf(yaml: PlacedYaml, value: Json | undefined): Readonly<Record<string, Location>> {
  if (!isJsonObject(value)) return {}
  return Object.fromEntries(Object.keys(value).map((key) => [key, yaml.ofKey(value, key)]))
}
