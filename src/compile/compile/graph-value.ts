import { graphJson, testsByNode } from '../../artifacts/graph-json.ts'
import { nodeJson } from '../../artifacts/node-json.ts'
import type { TestsOf } from '../../artifacts/primary-key.ts'
import type { JsonObject } from '../../manifest/json.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Node } from '../../manifest/node.ts'
import { toValue } from '../../project/template-values.ts'
import { Dict } from '../../template/values/value.ts'

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

function build(manifest: Manifest): Dict {
  const whole = (items: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(items).map(([id, item]) => {
        const node = manifest.nodes.get(id)
        return [id, node === undefined ? item : { ...more(node), ...(item as JsonObject) }]
      }),
    )
  const shown = graphJson({ manifest })
  return Dict.of(GRAPH_NAMES.map((name) => [name, toValue(whole(shown[name]))]))
}

/** A node with the names of dbt's fields: `model` in its own template. */
export function nodeDict(node: Node, manifest: Manifest): JsonObject {
  let testsOf = tests.get(manifest)
  if (testsOf === undefined) tests.set(manifest, (testsOf = testsByNode(manifest)))
  return { ...more(node), ...nodeJson(node, manifest, undefined, testsOf) }
}

const tests = new WeakMap<Manifest, TestsOf>()

/** What no artifact tells and templates look at. */
function more(node: Node): JsonObject {
  return {
    ...{ build_path: null, compiled_path: null, root_path: null, deferred: false },
    ...('source' in node ? { raw_sql: node.kind === 'snapshot' ? node.source : node.source.trim() } : {}),
    ...('relation' in node ? { identifier: node.relation.name } : {}),
  }
}
