import { createHash } from 'node:crypto'
import type { Json, JsonObject } from '../manifest/json.ts'
import type { Compiled, Manifest } from '../manifest/manifest.ts'
import type { Node } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import { disabledOf, graphJson } from './graph-json.ts'
import { type Generation, metadata } from './metadata.ts'
import { nodeJson } from './node-json.ts'
import { patchPath } from './patch-path.ts'

export interface ManifestJsonInput extends Generation {
  readonly manifest: Manifest
  /** What is compiled carries its SQL. */
  readonly compiled?: ReadonlyMap<NodeId, Compiled> | undefined
}

/** `manifest.json` in dbt's schema v12. */
export function manifestJson(input: ManifestJsonInput): JsonObject {
  const { manifest } = input
  const {
    functions,
    metrics,
    groups,
    semantic_models: models,
    saved_queries: queries,
    ...usual
  } = graphJson(input)
  const disabled: Record<string, Json[]> = {}
  for (const node of disabledOf(manifest)[1])
    (disabled[node.id] ??= []).push(nodeJson(node, manifest, undefined, () => []))
  return {
    metadata: {
      ...metadata('manifest/v12', input),
      project_name: manifest.project.name,
      project_id: createHash('md5').update(manifest.project.name).digest('hex'),
      user_id: null,
      send_anonymous_usage_stats: false,
      adapter_type: manifest.project.target.type,
      quoting: { database: true, schema: true, identifier: true, column: null, ...manifest.project.quoting },
    },
    ...usual,
    // No key of dbt's schema before functions were known.
    ...(Object.keys(functions).length === 0 ? {} : { functions }),
    macros: macrosJson(manifest),
    docs: docsJson(manifest),
    metrics,
    groups,
    selectors: manifest.selectors,
    disabled,
    ...familyMaps(manifest),
    group_map: groupMap(manifest),
    saved_queries: queries,
    semantic_models: models,
  }
}

/** The nodes of each group; a test belongs where what it tests does. */
function groupMap({ nodes, definitions = [] }: Manifest): JsonObject {
  const map: Record<string, string[]> = {}
  for (const { kind, name } of definitions) if (kind === 'group') map[name] = []
  const groupOf = (node: Node) =>
    node.kind === 'model' ? (node.group ?? node.config.group) : node.config.group
  for (const node of nodes.values()) {
    const tested = node.kind === 'test' && node.attachedTo !== undefined ? nodes.get(node.attachedTo) : node
    const group = tested === undefined ? undefined : groupOf(tested)
    if (typeof group === 'string') (map[group] ??= []).push(node.id)
  }
  for (const { kind, id, config } of definitions)
    if (kind !== 'group' && typeof config.group === 'string') (map[config.group] ??= []).push(id)
  return map
}

function familyMaps(manifest: Manifest): JsonObject {
  const parents: Record<NodeId, NodeId[]> = {}
  const children: Record<NodeId, NodeId[]> = {}
  const more = (manifest.definitions ?? []).filter(
    ({ kind, config }) => kind !== 'group' && config.enabled !== false,
  )
  const [left] = disabledOf(manifest)
  const all = [...manifest.nodes.values(), ...left.filter(({ id }) => !manifest.nodes.has(id)), ...more]
  for (const { id } of all) children[id] = []
  for (const { id, dependsOn } of all) {
    parents[id] = [...new Set(dependsOn)].sort()
    for (const parent of parents[id]) children[parent]?.push(id)
  }
  for (const list of Object.values(children)) list.sort()
  return { parent_map: parents, child_map: children }
}

function macrosJson(manifest: Manifest): JsonObject {
  return Object.fromEntries(
    [...manifest.macros.values()].map((macro) => [
      macro.id,
      {
        name: macro.name,
        resource_type: 'macro',
        package_name: macro.id.split('.')[1]!,
        path: macro.file,
        original_file_path: macro.file,
        unique_id: macro.id,
        macro_sql: macro.source,
        depends_on: { macros: macro.dependsOn },
        description: macro.description,
        meta: macro.meta,
        docs: { show: true, node_color: null },
        patch_path: patchPath(macro),
        arguments: macro.arguments.map(({ name, type, description }) => ({
          name,
          type: type ?? null,
          description: description ?? '',
        })),
        created_at: 0,
        supported_languages: macro.name.startsWith('materialization_') ? ['sql'] : null,
      },
    ]),
  )
}

function docsJson(manifest: Manifest): JsonObject {
  return Object.fromEntries(
    [...manifest.docs.values()].map((doc) => [
      doc.id,
      {
        name: doc.name,
        resource_type: 'doc',
        package_name: doc.package,
        // Within its resource folder.
        path: doc.file.slice(doc.file.indexOf('/') + 1),
        original_file_path: doc.file,
        unique_id: doc.id,
        block_contents: doc.contents,
      },
    ]),
  )
}
