// Groups, metrics, semantic models and saved queries as `manifest.json` has them: the fields of dbt's schema, no others.

import type { Json, JsonObject } from '../manifest/json.ts'
import type { Definition, Manifest, TargetInfo } from '../manifest/manifest.ts'
import { metricJson } from './metric-json.ts'
import { filterOf, listOf, objectOf, textOf } from './read-json.ts'
import { relationName } from './relation-name.ts'

export function definitionJson(item: Definition, manifest: Manifest): JsonObject {
  const { kind, name, package: owner, path, file, id, config, values } = item
  const common = {
    ...{ name, resource_type: kind, package_name: owner, path, original_file_path: file, unique_id: id },
  }
  const group = config.group ?? null
  const meta = objectOf(config.meta)
  const settings = { ...config, enabled: config.enabled !== false, group, meta }
  const more = {
    ...{ fqn: item.fqn, metadata: null, config: settings, unrendered_config: item.written ?? {} },
    ...{ depends_on: { macros: [], nodes: item.dependsOn }, refs: [], created_at: 0, group },
  }
  const described = { description: item.description || null }
  switch (kind) {
    case 'group':
      return { ...common, owner: ownerJson(values.owner), ...described, config: { meta } }
    case 'metric':
      return {
        ...common,
        ...more,
        ...metricJson(item, manifest.definitions ?? []),
        description: item.description,
        meta,
      }
    case 'semantic_model':
      return { ...common, ...more, ...described, ...semanticModelJson(item, manifest) }
    case 'saved_query':
      return { ...common, ...more, ...described, ...savedQueryJson(item, manifest) }
  }
}

function savedQueryJson({ config, values }: Definition, { project: { target } }: Manifest): JsonObject {
  const params = objectOf(values.query_params)
  const { enabled, group, meta, export_as: as, schema, cache } = config
  return {
    label: textOf(values.label),
    config: {
      ...config,
      ...{ enabled: enabled !== false, group: group ?? null, meta: objectOf(meta) },
      ...{ export_as: as ?? null, schema: schema ?? null, cache: { enabled: false, ...objectOf(cache) } },
    },
    query_params: {
      metrics: listOf(params.metrics),
      group_by: listOf(params.group_by),
      where: filterOf(params.where),
      order_by: listOf(params.order_by),
      limit: params.limit ?? null,
    },
    exports: listOf(values.exports).map((item) => exportJson(objectOf(item), target)),
    tags: listOf(config.tags ?? values.tags),
  }
}

function exportJson({ name, config }: JsonObject, target: TargetInfo): JsonObject {
  const { export_as: as, schema, alias, database } = objectOf(config)
  return {
    name: name ?? '',
    config: {
      ...{ export_as: as ?? 'table', schema_name: schema ?? target.schema },
      ...{ alias: alias ?? name ?? null, database: database ?? target.database },
    },
    unrendered_config: objectOf(config),
  }
}

function ownerJson(value: Json | undefined): JsonObject {
  const { email, name, ...more } = objectOf(value)
  return { email: email ?? null, name: name ?? null, ...more }
}

/** What each part of a semantic model may say, with what is shown where it says nothing. */
const parts: Readonly<Record<'entities' | 'dimensions' | 'measures', JsonObject>> = {
  entities: { name: '', type: null, description: null, label: null, role: null, expr: null },
  dimensions: {
    ...{ name: '', type: null, description: null, label: null, is_partition: false, type_params: null },
    ...{ expr: null, metadata: null },
  },
  measures: {
    ...{ name: '', agg: null, description: null, label: null, create_metric: false, expr: null },
    ...{ agg_params: null, non_additive_dimension: null, agg_time_dimension: null },
  },
}

function semanticModelJson({ values, dependsOn }: Definition, manifest: Manifest): JsonObject {
  const node = manifest.nodes.get(dependsOn[0] ?? '')
  const { type } = manifest.project.target
  const version = node?.kind === 'model' ? (node.version ?? null) : null
  const defaults = objectOf(values.defaults)
  return {
    model: String(values.model ?? ''),
    node_relation:
      node !== undefined && 'relation' in node
        ? {
            alias: node.relation.name,
            schema_name: node.relation.schema,
            database: node.relation.database ?? null,
            relation_name: relationName(node.relation, type, manifest.project.quoting),
          }
        : null,
    refs: node === undefined ? [] : [{ name: node.name, package: null, version }],
    label: textOf(values.label),
    defaults:
      values.defaults === undefined ? null : { agg_time_dimension: defaults.agg_time_dimension ?? null },
    primary_entity: values.primary_entity ?? null,
    ...Object.fromEntries(
      (Object.keys(parts) as (keyof typeof parts)[]).map((key) => [
        key,
        listOf(values[key]).map((item) => partJson(objectOf(item), parts[key])),
      ]),
    ),
  }
}

/** `expr` may be written as a number; a measure's metric is a metric of its own. */
function partJson(item: JsonObject, usual: JsonObject): JsonObject {
  const told = Object.entries(usual).map(([key, value]): [string, Json] => {
    const own = key === 'create_metric' ? value : (item[key] ?? value)
    if (key === 'expr' && own !== null) return [key, String(own)]
    if (key === 'type_params' && own !== null) return [key, { validity_params: null, ...objectOf(own) }]
    return [key, own]
  })
  return { ...Object.fromEntries(told), config: { meta: objectOf(objectOf(item.config).meta) } }
}
