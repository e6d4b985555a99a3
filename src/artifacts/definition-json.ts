// Groups, metrics, semantic models and saved queries as `manifest.json` has them: the fields of dbt's schema, no others.

import type { Json, JsonObject } from '../manifest/json.ts'
import type { Definition, Manifest } from '../manifest/manifest.ts'
import { relationName } from './relation-name.ts'

export function definitionJson(item: Definition, manifest: Manifest): JsonObject {
  const { kind, name, package: owner, path, file, id } = item
  const common = {
    ...{ name, resource_type: kind, package_name: owner, path, original_file_path: file, unique_id: id },
  }
  const more = {
    ...{ fqn: item.fqn, description: item.description, config: item.config, unrendered_config: {} },
    ...{ depends_on: { macros: [], nodes: item.dependsOn }, refs: [], created_at: 0 },
  }
  switch (kind) {
    case 'group':
      return {
        ...common,
        owner: ownerJson(item.values.owner),
        description: item.description,
        config: item.config,
      }
    case 'metric':
      return { ...common, ...more, ...metricJson(item) }
    case 'semantic_model':
      return { ...common, ...more, ...semanticModelJson(item, manifest) }
    case 'saved_query': {
      const params = objectOf(item.values.query_params)
      return {
        ...common,
        ...more,
        query_params: {
          metrics: listOf(params.metrics),
          group_by: listOf(params.group_by),
          where: filterOf(params.where),
        },
        exports: [],
      }
    }
  }
}

function ownerJson(value: Json | undefined): JsonObject {
  const { name, email, ...rest } = objectOf(value)
  return { name: name ?? null, email: email ?? null, ...rest }
}

function metricJson({ name, values }: Definition): JsonObject {
  const params = objectOf(values.type_params)
  const measure = inputOf(params.measure)
  return {
    label: values.label ?? name,
    type: values.type ?? 'simple',
    type_params: {
      measure: measure ?? null,
      input_measures: measure === undefined ? [] : [measure],
      numerator: inputOf(params.numerator) ?? null,
      denominator: inputOf(params.denominator) ?? null,
      expr: params.expr === undefined ? null : String(params.expr),
      metrics: listOf(params.metrics).flatMap((item) => inputOf(item) ?? []),
    },
    filter: filterOf(values.filter),
    ...{ metrics: [], sources: [] },
  }
}

/** A name, or a mapping with one. */
function inputOf(value: Json | undefined): JsonObject | undefined {
  if (typeof value === 'string') return { name: value }
  const { name, alias, filter } = objectOf(value)
  if (typeof name !== 'string') return undefined
  return { name, alias: alias ?? null, filter: filterOf(filter) }
}

function filterOf(value: Json | undefined): Json {
  const texts = listOf(value).map(String)
  return texts.length === 0 ? null : { where_filters: texts.map((text) => ({ where_sql_template: text })) }
}

const fields = {
  entities: ['name', 'type', 'description', 'label', 'role', 'expr'],
  dimensions: ['name', 'type', 'description', 'label', 'is_partition', 'type_params', 'expr'],
  measures: [
    ...[
      'name',
      'agg',
      'description',
      'label',
      'create_metric',
      'expr',
      'agg_params',
      'non_additive_dimension',
    ],
    'agg_time_dimension',
  ],
} as const

function semanticModelJson({ values, dependsOn }: Definition, manifest: Manifest): JsonObject {
  const node = manifest.nodes.get(dependsOn[0] ?? '')
  const { type } = manifest.project.target
  const parts = Object.entries(fields).map(([key, known]) => [
    key,
    listOf(values[key]).map((item) => pick(objectOf(item), known)),
  ])
  return {
    model: String(values.model ?? ''),
    node_relation:
      node !== undefined && 'relation' in node
        ? {
            alias: node.relation.name,
            schema_name: node.relation.schema,
            database: node.relation.database ?? null,
            relation_name: relationName(node.relation, type),
          }
        : null,
    defaults: pick(objectOf(values.defaults), ['agg_time_dimension']),
    primary_entity: values.primary_entity ?? null,
    ...Object.fromEntries(parts),
  }
}

/** `expr` may be written as a number. */
function pick(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(
    keys.flatMap((key): [string, Json][] => {
      const value = object[key]
      if (value === undefined || value === null) return []
      return [[key, key === 'expr' ? String(value) : value]]
    }),
  )
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

function objectOf(value: Json | undefined): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {}
}
