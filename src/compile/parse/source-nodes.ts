import { plainNumbers } from '../../manifest/exact-scalar.ts'
import type { Json, JsonObject } from '../../manifest/json.ts'
import type { Freshness, NodeConfig, Source } from '../../manifest/node.ts'
import { freshnessJson } from '../../manifest/usual-config.ts'
import type { Report } from '../../problems/problem.ts'
import type { SourceDefinition, SourceTableDefinition } from '../../project/definitions.ts'
import { isJsonObject } from '../../project/json.ts'
import type { LoadedPackage } from '../../project/loaded-project.ts'
import type { Scope } from '../../template/values/value.ts'
import { externalSource } from './external-source.ts'
import { nodeSettings } from './node-settings.ts'
import { attempt, declaredText, describe, described, type Parsing, words, yamlScope } from './parsing.ts'
import { qualifiedName } from './raw-nodes.ts'
import { renderDeep } from './settle-config.ts'
import { declaredColumn } from './templated-nodes.ts'

/** One node for each table of a source. */
export function sourceNodes(parsing: Parsing, owner: LoadedPackage, source: SourceDefinition): Source[] {
  return source.tables.map((table) => sourceNode(parsing, owner, source, table))
}

function sourceNode(
  parsing: Parsing,
  owner: LoadedPackage,
  source: SourceDefinition,
  table: SourceTableDefinition,
): Source {
  const { project, report } = parsing
  const scope = () => yamlScope(parsing, owner.name, table.at)
  const text = (value = '', at = table.at) => declaredText(value, at, scope, report)
  const file = fileOf(owner, table.at.file)
  const fqn = [...qualifiedName(owner.name, file.path, source.name), table.name]
  const { values, written } = nodeSettings(parsing, owner, 'sources', fqn, {
    ...{ name: table.name, at: table.at, defaults: { enabled: true }, said: [source.config, table.config] },
  })
  const loader = table.loader ?? source.loader
  // What the table and its source say is one already; the project file counts where neither says any.
  const freshness = readFreshness(table.freshness === undefined ? values.freshness : table.freshness)
  const loadedAt =
    table.loadedAtField ?? (typeof values.loaded_at_field === 'string' ? values.loaded_at_field : undefined)
  const loadedAtQuery =
    table.loadedAtQuery ?? (typeof values.loaded_at_query === 'string' ? values.loaded_at_query : undefined)
  const relation = {
    // What a template leaves empty is not said.
    database: text(source.database, source.databaseAt) || project.defaultRelation.database,
    schema: text(source.schema, source.schemaAt) || source.name,
    name: text(table.identifier) || table.name,
  }
  const ageScope = () => yamlScope(parsing, owner.name, table.at, relation)
  const external =
    project.loaded.target.type === 'duckdb'
      ? externalSource(
          { ...relation, name: table.name, identifier: relation.name, tags: words(values.tags) },
          values,
          isJsonObject(values.meta) ? values.meta : {},
        )
      : undefined
  return {
    kind: 'source',
    id: `source.${owner.name}.${source.name}.${table.name}`,
    ...{
      name: table.name,
      package: owner.name,
      file: file.originalPath,
      path: file.originalPath,
      at: table.nameAt,
    },
    ...{ fqn, sourceName: source.name, config: values as NodeConfig, dependsOn: [] },
    written: writtenSettings(source, table, written),
    ...described(parsing, owner.name, table.description, table.descriptionAt ?? table.at),
    sourceDescription: describe(parsing, owner.name, source.description, source.descriptionAt ?? source.at),
    tags: words(values.tags),
    meta: isJsonObject(values.meta) ? values.meta : {},
    relation,
    ...placeAsWritten(source),
    ...quotingOf(source.quoting, table.quoting),
    ...(external === undefined ? {} : { external }),
    columns: table.columns.map((column) => declaredColumn(parsing, owner.name, column)),
    ...connectionOf(source, owner.name),
    load: plainNumbers(rendered(table.load, scope, report, table)) as JsonObject,
    ...(Object.keys(table.loadPlaces).length > 0 ? { loadPlaces: table.loadPlaces } : {}),
    ...(loader === undefined ? {} : { loader }),
    ...(loadedAt === undefined ? {} : { loadedAtField: loadedAt }),
    ...(loadedAtQuery === undefined ? {} : { loadedAtQuery }),
    ...(loadedAtQuery?.includes('{') === true
      ? { loadedAtSql: declaredText(loadedAtQuery, table.at, ageScope, report) }
      : {}),
    ...(freshness === undefined ? {} : { freshness }),
  }
}

function connectionOf(
  { name, connection, ownConnection }: SourceDefinition,
  owner: string,
): Pick<Source, 'connection'> {
  if (ownConnection) return { connection: { kind: 'source', package: owner, source: name } }
  return connection === undefined ? {} : { connection: { kind: 'project', name: connection } }
}

function placeAsWritten({ database, schema, config }: SourceDefinition) {
  const { meta } = config.values
  return {
    ...(isJsonObject(meta) ? { sourceMeta: meta } : {}),
    writtenPlace: {
      ...(database === undefined ? {} : { database }),
      ...(schema === undefined ? {} : { schema }),
    },
  }
}

/** What may be told in several places is told in one. */
function writtenSettings(
  source: SourceDefinition,
  table: SourceTableDefinition,
  written: JsonObject,
): JsonObject {
  const metaOf = ({ config }: Pick<SourceDefinition, 'config'>) =>
    isJsonObject(config.values.meta) ? config.values.meta : {}
  const { freshness: _, ...rest } = written
  const limits = isJsonObject(table.freshness) ? readFreshness(table.freshness) : undefined
  return {
    ...rest,
    ...(table.freshness === undefined ? {} : { freshness: limits ? freshnessJson(limits) : null }),
    loaded_at_field: table.loadedAtField ?? null,
    loaded_at_query: table.loadedAtQuery ?? null,
    meta: { ...metaOf(source), ...metaOf(table) },
    tags: [...new Set([...words(source.config.values.tags), ...words(table.config.values.tags)])].sort(),
  }
}

function quotingOf(source: JsonObject, table: JsonObject): { readonly quoting?: JsonObject } {
  const quoting = { ...source, ...table }
  return Object.keys(quoting).length === 0 ? {} : { quoting }
}

function rendered(
  load: JsonObject,
  scope: () => Scope,
  report: Report,
  table: SourceTableDefinition,
): JsonObject {
  if (!JSON.stringify(load).includes('{{')) return load
  return attempt(report, () => renderDeep(load, table.at, scope()) as JsonObject) ?? load
}

export function fileOf(
  owner: LoadedPackage,
  file: string,
): { readonly originalPath: string; readonly path: string } {
  const originalPath =
    owner.prefix !== '' && file.startsWith(`${owner.prefix}/`) ? file.slice(owner.prefix.length + 1) : file
  return { originalPath, path: originalPath.slice(originalPath.indexOf('/') + 1) }
}

function readFreshness(written: Json | undefined): Freshness | undefined {
  if (!isJsonObject(written)) return undefined
  const warnAfter = threshold(written.warn_after)
  const errorAfter = threshold(written.error_after)
  const { filter } = written
  if (warnAfter === undefined && errorAfter === undefined) return undefined
  return {
    ...(warnAfter === undefined ? {} : { warnAfter }),
    ...(errorAfter === undefined ? {} : { errorAfter }),
    ...(typeof filter === 'string' ? { filter } : {}),
  }
}

function threshold(written: Json | undefined): NonNullable<Freshness['warnAfter']> | undefined {
  if (!isJsonObject(written)) return undefined
  const { period } = written
  const count = plainNumbers(written.count)
  if (typeof count !== 'number' || (period !== 'minute' && period !== 'hour' && period !== 'day'))
    return undefined
  return { count, period }
}
