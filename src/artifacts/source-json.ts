import type { JsonObject } from '../manifest/json.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Source } from '../manifest/node.ts'
import { sourceFreshness } from '../manifest/usual-config.ts'
import { columnsJson } from './columns-json.ts'
import { relationName } from './relation-name.ts'

export function sourceJson(node: Source, manifest: Manifest): JsonObject {
  return {
    database: node.relation.database ?? null,
    schema: node.relation.schema,
    identifier: node.relation.name,
    relation_name:
      node.external ??
      relationName(node.relation, manifest.project.target.type, {
        ...manifest.project.quoting,
        ...node.quoting,
      }),
    source_name: node.sourceName,
    source_description: node.sourceDescription,
    source_meta: node.sourceMeta ?? {},
    loader: node.loader ?? '',
    loaded_at_field: node.loadedAtField ?? null,
    loaded_at_query: node.loadedAtQuery ?? null,
    unrendered_database: node.writtenPlace?.database ?? null,
    unrendered_schema: node.writtenPlace?.schema ?? null,
    doc_blocks: [...(node.docBlocks ?? [])],
    freshness: sourceFreshness(node),
    quoting: { database: null, schema: null, identifier: null, column: null, ...node.quoting },
    columns: columnsJson(node.columns),
    external: null,
    patch_path: null,
  }
}
