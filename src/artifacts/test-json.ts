import type { JsonObject } from '../manifest/json.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { DataTest, Node } from '../manifest/node.ts'

/** The tested relation as dbt's generic tests name it. */
function modelOf(tested: Node): string {
  if (tested.kind === 'source')
    return `{{ get_where_subquery(source('${tested.sourceName}', '${tested.name}')) }}`
  const version =
    tested.kind === 'model' && tested.version !== undefined ? `, version='${tested.version}'` : ''
  return `{{ get_where_subquery(ref('${tested.name}'${version})) }}`
}

/** What data tests have beside the fields of every node; `config` is theirs, as every node shows it. */
export function testFields(node: DataTest, manifest: Manifest, config: JsonObject): JsonObject {
  const { test } = node
  const tested = testedBy(node, manifest)
  return {
    config: {
      ...config,
      severity: node.config.severity ?? 'ERROR',
      store_failures: test.storeFailures ?? null,
      where: test.where ?? null,
      limit: test.limit ?? null,
      fail_calc: test.failCalc,
      warn_if: test.warnIf,
      error_if: test.errorIf,
      materialized: 'test',
    },
    ...(node.generic
      ? {
          raw_code: node.generic.written ?? node.source,
          checksum: { name: 'none', checksum: '' },
          group: groupOf(tested),
          test_metadata: {
            name: node.generic.name,
            kwargs: {
              ...node.generic.arguments,
              ...(tested === undefined ? {} : { model: modelOf(tested) }),
            },
            namespace: node.generic.namespace ?? null,
          },
          column_name: node.column ?? null,
          file_key_name:
            tested === undefined
              ? null
              : `${tested.kind}s.${tested.kind === 'source' ? tested.sourceName : tested.name}`,
          attached_node: tested?.kind === 'source' ? null : (node.attachedTo ?? null),
        }
      : {}),
  }
}

function testedBy({ attachedTo }: DataTest, { nodes, disabled }: Manifest): Node | undefined {
  if (attachedTo === undefined) return undefined
  return nodes.get(attachedTo) ?? disabled.find(({ id }) => id === attachedTo)
}

/** A test belongs to the group of what it tests. */
function groupOf(tested: Node | undefined): string | null {
  const group = tested?.kind === 'model' ? (tested.group ?? tested.config.group) : tested?.config.group
  return typeof group === 'string' ? group : null
}
