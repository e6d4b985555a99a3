import type { SourceDefinition, SourceTableDefinition } from '../definitions.ts'
import { isJsonObject, type Json, type JsonObject, objectOf, textOf, textsOf } from '../json.ts'
import { keyPlaces } from '../yaml/key-places.ts'
import { listOf, picked, placesOf, type Reading, settleBase, settleColumns } from './settle-entry.ts'
import { settleTests } from './settle-tests.ts'

const beside = ['tags', 'meta', 'enabled']

export function settleSource(
  reading: Reading,
  list: readonly Json[],
  index: number,
): SourceDefinition | undefined {
  const base = settleBase(reading, list, index, beside)
  const entry = list[index]
  if (base === undefined || !isJsonObject(entry)) return undefined
  const { yaml } = reading
  const schema = textOf(entry.schema)
  const inline = isJsonObject(entry.connection) ? entry.connection : undefined
  const connection = textOf(entry.connection)
  const tables = listOf(entry.tables)
  return {
    kind: 'source',
    ...base,
    ...(schema === undefined ? {} : { schema, schemaAt: yaml.ofValue(entry, 'schema') }),
    ...(textOf(entry.database) === undefined ? {} : { databaseAt: yaml.ofValue(entry, 'database') }),
    ...texts(entry, { database: 'database', loader: 'loader', overrides: 'overrides' }),
    load: objectOf(entry.load),
    ...(isJsonObject(entry.load) ? { loadAt: yaml.ofKey(entry, 'load') } : {}),
    ...(connection === undefined ? {} : { connection }),
    ...(inline
      ? {
          ownConnection: {
            ...{ settings: inline, at: yaml.ofValue(entry, 'connection'), places: keyPlaces(yaml, inline) },
          },
        }
      : {}),
    quoting: objectOf(entry.quoting),
    tables: tables.flatMap((_, at) => settleTable(reading, tables, at, base.name, entry) ?? []),
    other: picked(entry, ['tests', 'data_tests']),
  }
}

/** Loader, freshness and the like are the table's own or the source's. */
function settleTable(
  reading: Reading,
  list: readonly Json[],
  index: number,
  source: string,
  parent: JsonObject,
): SourceTableDefinition | undefined {
  const base = settleBase(reading, list, index, beside)
  const entry = list[index]
  if (base === undefined || !isJsonObject(entry)) return undefined
  const owner = `the source "${source}.${base.name}"`
  const freshness = freshnessOf(parent, entry)
  const inherited: JsonObject = {
    ...picked(fromConfig(parent), ['loader', 'loaded_at_field', 'loaded_at_query']),
    ...picked(fromConfig(entry), ['identifier', 'loader', 'loaded_at_field', 'loaded_at_query']),
  }
  return {
    ...base,
    ...texts(inherited, {
      identifier: 'identifier',
      loader: 'loader',
      loadedAtField: 'loaded_at_field',
      loadedAtQuery: 'loaded_at_query',
    }),
    testTags: [...textsOf(parent.tags ?? []), ...textsOf(entry.tags ?? [])],
    columns: settleColumns(reading, entry.columns, owner),
    tests: settleTests(reading, entry, owner),
    quoting: { ...objectOf(parent.quoting), ...objectOf(entry.quoting) },
    ...(entry.external === undefined ? {} : { external: entry.external }),
    load: { ...objectOf(parent.load), ...objectOf(entry.load) },
    loadPlaces: { ...placesOf(reading.yaml, parent.load), ...placesOf(reading.yaml, entry.load) },
    ...(freshness === undefined ? {} : { freshness }),
    other: picked(entry, ['docs']),
  }
}

/** What may stand in `config:` as well as beside it. */
function fromConfig(entry: JsonObject): JsonObject {
  return { ...objectOf(entry.config), ...entry }
}

/** Merged by limit, as dbt does; a table's null switches the source's off. */
function freshnessOf(parent: JsonObject, entry: JsonObject): Json | undefined {
  const own = fromConfig(entry).freshness
  const inherited = fromConfig(parent).freshness
  if (own === undefined) return inherited
  if (own === null) return null
  return isJsonObject(own) && isJsonObject(inherited) ? { ...inherited, ...own } : own
}

function texts<Name extends string>(
  entry: JsonObject,
  keys: Readonly<Record<Name, string>>,
): { [key in Name]?: string } {
  const found: { [key in Name]?: string } = {}
  for (const name of Object.keys(keys) as Name[]) {
    const value = textOf(entry[keys[name]])
    if (value !== undefined) found[name] = value
  }
  return found
}
