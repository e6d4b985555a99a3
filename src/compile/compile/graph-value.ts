import { createHash } from 'node:crypto'
import type { Json, JsonObject } from '../../manifest/json.ts'
import type { Definition, Manifest } from '../../manifest/manifest.ts'
import type { Node } from '../../manifest/node.ts'
import type { Relation } from '../../manifest/relation.ts'
import { freshnessJson, usualConfig } from '../../manifest/usual-config.ts'
import { Dict } from '../../template/values/value.ts'
import { toValue } from '../context/plain-values.ts'

const made = new WeakMap<Manifest, Dict>()

/** What `graph` has before templates add to it. */
export const GRAPH_NAMES = [
  ...['nodes', 'sources', 'exposures', 'unit_tests', 'metrics', 'groups', 'semantic_models', 'saved_queries'],
  'functions',
] as const

/** `graph` as templates walk it: every node as dbt shows it. Made once for a manifest. */
export function graphValue(manifest: Manifest): Dict {
  let graph = made.get(manifest)
  if (graph === undefined) made.set(manifest, (graph = build(manifest)))
  return graph
}

/** `graph`, where a template has looked at it already: making it takes as long as rendering every node. */
export function madeGraph(manifest: Manifest): Dict | undefined {
  return made.get(manifest)
}

const groups: Readonly<Record<Node['kind'], string>> = {
  ...{
    model: 'nodes',
    seed: 'nodes',
    snapshot: 'nodes',
    test: 'nodes',
    analysis: 'nodes',
    operation: 'nodes',
    function: 'functions',
  },
  ...{ source: 'sources', exposure: 'exposures', unit_test: 'unit_tests' },
}

function build({ nodes, definitions = [] }: Manifest): Dict {
  const parts = new Map<string, Dict>(GRAPH_NAMES.map((name) => [name, new Dict()]))
  for (const node of nodes.values()) parts.get(groups[node.kind])!.set(node.id, toValue(nodeDict(node)))
  for (const item of definitions)
    parts.get(`${item.kind}s`.replace('querys', 'queries'))!.set(item.id, toValue(definitionDict(item)))
  return Dict.of(parts)
}

/** A metric or whatever else no run builds; names of inputs are mappings, as dbt shows them. */
function definitionDict({ kind, id, values, dependsOn, ...item }: Definition): JsonObject {
  const named = (value: Json | undefined): Json =>
    typeof value === 'string' ? { name: value, alias: null, filter: null } : (value ?? null)
  const params = isObject(values.type_params) ? values.type_params : {}
  const inputs = ['measure', 'numerator', 'denominator'].map((key) => [key, named(params[key])] as const)
  const empty = { expr: null, window: null, grain_to_date: null, cumulative_type_params: null, metrics: [] }
  return {
    ...(kind === 'metric' ? { type: 'simple', label: item.name, filter: null } : {}),
    ...values,
    ...(kind === 'metric' ? { type_params: { ...empty, ...params, ...Object.fromEntries(inputs) } } : {}),
    ...{ name: item.name, resource_type: kind, package_name: item.package, unique_id: id, fqn: item.fqn },
    ...{ path: item.path, original_file_path: item.file, description: item.description },
    ...{ config: { enabled: true, ...item.config }, meta: item.config.meta ?? values.meta ?? {} },
    ...{ tags: item.config.tags ?? values.tags ?? [], depends_on: { macros: [], nodes: dependsOn } },
    group: typeof item.config.group === 'string' ? item.config.group : null,
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A constraint with what dbt shows where nobody said anything. */
function wholeConstraint(constraint: Json): Json {
  const usual = { name: null, expression: null, warn_unenforced: true, warn_unsupported: true }
  return isObject(constraint) ? { type: null, ...usual, to: null, to_columns: [], ...constraint } : constraint
}

/** A node with the names of dbt's fields; also `model` in its own template. */
export function nodeDict(node: Node): JsonObject {
  const relation = 'relation' in node ? node.relation : undefined
  const columns = 'columns' in node ? node.columns.filter(({ found }) => found !== true) : []
  return {
    ...{
      unique_id: node.id,
      name: node.name,
      package_name: node.package,
      resource_type: node.kind,
      fqn: node.fqn,
    },
    ...{ original_file_path: node.file, path: node.path, description: node.description, tags: node.tags },
    ...{ meta: node.meta, config: usualConfig(node) },
    depends_on: { nodes: node.dependsOn, macros: 'macros' in node ? node.macros : [] },
    columns: Object.fromEntries(
      columns.map(({ name, type, description, tags, meta, quote, constraints }) => [
        name,
        ...[
          {
            ...{ name, data_type: type ?? null, description: description ?? '', quote: quote ?? null },
            ...{ tags: tags ?? [], meta: meta ?? {}, constraints: (constraints ?? []).map(wholeConstraint) },
            ...{ config: { meta: meta ?? {}, tags: tags ?? [] }, granularity: null },
          },
        ],
      ]),
    ),
    ...{ checksum: checksumOf(node), docs: { show: true, node_color: null }, unrendered_config: {} },
    ...{
      patch_path: 'patch' in node && node.patch !== undefined ? `${node.package}://${node.patch.file}` : null,
    },
    ...{ build_path: null, compiled_path: null, root_path: null, deferred: false, created_at: 0 },
    group: node.kind === 'model' ? (node.group ?? null) : null,
    ...(node.kind === 'seed' || node.kind === 'source'
      ? {}
      : { contract: { enforced: isEnforced(node), alias_types: true, checksum: null } }),
    ...{ refs: [], sources: [], metrics: [], primary_key: [] },
    constraints: node.kind === 'model' ? (node.constraints ?? []).map(wholeConstraint) : [],
    ...('source' in node ? textOf(node) : {}),
    ...(relation === undefined
      ? {}
      : {
          database: relation.database ?? null,
          schema: relation.schema,
          ...(node.kind === 'source' ? {} : { alias: relation.name }),
          identifier: relation.name,
          relation_name: printed(relation),
        }),
    ...(node.kind === 'source'
      ? {
          ...{ source_name: node.sourceName, source_description: node.sourceDescription },
          ...{ loader: node.loader ?? '', loaded_at_field: node.loadedAtField ?? null },
          ...{
            freshness: freshnessJson(node.freshness),
            external: null,
            source_meta: node.sourceMeta ?? {},
            quoting: {},
          },
        }
      : {}),
    ...(node.kind === 'exposure'
      ? {
          ...{ type: node.exposureType, owner: node.owner as JsonObject, label: node.label ?? null },
          ...{ url: node.url ?? null, maturity: node.maturity ?? null },
        }
      : {}),
    ...(node.kind === 'test' && node.generic !== undefined
      ? {
          test_metadata: {
            name: node.generic.name,
            namespace: node.generic.namespace ?? null,
            kwargs: node.generic.arguments,
          },
        }
      : {}),
    ...(node.kind === 'test'
      ? { column_name: node.column ?? null, attached_node: node.attachedTo ?? null }
      : {}),
    ...(node.kind === 'model'
      ? {
          version: node.version ?? null,
          latest_version: node.latestVersion ?? null,
          deprecation_date: node.deprecationDate ?? null,
          access: node.access ?? 'protected',
          time_spine: node.timeSpine ?? null,
        }
      : {}),
  }
}

/** Files are read without the line ends around them; blocks are kept as they are. */
function textOf({ kind, source, file }: Node & { readonly source: string }): JsonObject {
  const text = kind === 'snapshot' ? source : source.trim()
  return { raw_code: text, raw_sql: text, language: file.endsWith('.py') ? 'python' : 'sql' }
}

function isEnforced({ config }: Node): boolean {
  const { contract } = config as JsonObject
  return isObject(contract) && contract.enforced === true
}

function checksumOf(node: Node): JsonObject {
  if (node.kind === 'seed') return { name: 'sha256', checksum: node.checksum }
  const text = 'source' in node ? node.source.trim() : ''
  return { name: 'sha256', checksum: createHash('sha256').update(text).digest('hex') }
}

function printed({ database, schema, name }: Relation): string {
  return [database, schema, name]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => `"${part}"`)
    .join('.')
}
