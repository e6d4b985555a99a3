import type { JsonObject } from '../../manifest/json.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Node } from '../../manifest/node.ts'
import { Dict, type Value } from '../../template/values/value.ts'
import { toValue } from '../context/plain-values.ts'

const made = new WeakMap<Manifest, Value>()

/** `graph` as templates walk it: every node as dbt shows it. Made once for a manifest. */
export function graphValue(manifest: Manifest): Value {
  let graph = made.get(manifest)
  if (graph === undefined) made.set(manifest, (graph = build(manifest)))
  return graph
}

const groups: Readonly<Record<Node['kind'], string>> = {
  ...{
    model: 'nodes',
    seed: 'nodes',
    snapshot: 'nodes',
    test: 'nodes',
    analysis: 'nodes',
    operation: 'nodes',
  },
  ...{ source: 'sources', exposure: 'exposures', unit_test: 'unit_tests' },
}

function build({ nodes }: Manifest): Value {
  const names = [
    'nodes',
    'sources',
    'exposures',
    'unit_tests',
    'metrics',
    'groups',
    'semantic_models',
    'saved_queries',
  ]
  const parts = new Map(names.map((name) => [name, new Dict()]))
  for (const node of nodes.values()) parts.get(groups[node.kind])!.set(node.id, toValue(nodeDict(node)))
  return Dict.of(parts)
}

/** A node with the names of dbt's fields; also `model` in its own template. */
export function nodeDict(node: Node): JsonObject {
  const relation = 'relation' in node ? node.relation : undefined
  const columns = 'columns' in node ? node.columns : []
  return {
    ...{
      unique_id: node.id,
      name: node.name,
      package_name: node.package,
      resource_type: node.kind,
      fqn: node.fqn,
    },
    ...{ original_file_path: node.file, path: node.path, description: node.description, tags: node.tags },
    ...{ meta: node.meta, config: node.config as JsonObject },
    depends_on: { nodes: node.dependsOn, macros: 'macros' in node ? node.macros : [] },
    columns: Object.fromEntries(
      columns.map(({ name, type, description, tags, meta }) => [
        name,
        ...[
          {
            name,
            data_type: type ?? null,
            description: description ?? '',
            tags: tags ?? [],
            meta: meta ?? {},
          },
        ],
      ]),
    ),
    ...('source' in node ? { raw_code: node.source, raw_sql: node.source, language: 'sql' } : {}),
    ...(relation === undefined
      ? {}
      : {
          database: relation.database ?? null,
          schema: relation.schema,
          alias: relation.name,
          identifier: relation.name,
        }),
    ...(node.kind === 'source'
      ? {
          source_name: node.sourceName,
          source_description: node.sourceDescription,
          loader: node.loader ?? '',
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
          access: node.access ?? 'protected',
        }
      : {}),
  }
}
