import type { Json, JsonObject } from '../manifest/json.ts'
import type { Compiled, Definition, Manifest } from '../manifest/manifest.ts'
import type { DataTest, Node } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import { definitionJson } from './definition-json.ts'
import { nodeJson } from './node-json.ts'
import type { TestsOf } from './primary-key.ts'

interface GraphJsonInput {
  readonly manifest: Manifest
  readonly compiled?: ReadonlyMap<NodeId, Compiled> | undefined
}

/** Nodes and definitions by kind, as `manifest.json` has them and as templates see them in `graph`. */
export function graphJson({ manifest, compiled }: GraphJsonInput): Record<Group | Listed, JsonObject> {
  const testsOf = testsByNode(manifest)
  const groups: Record<Group, Record<string, Json>> = {
    ...{ nodes: {}, sources: {}, exposures: {}, unit_tests: {}, functions: {} },
  }
  for (const node of manifest.nodes.values())
    groups[groupOf(node)][node.id] = nodeJson(node, manifest, compiled?.get(node.id), testsOf)
  for (const node of disabledOf(manifest)[0])
    groups.nodes[node.id] ??= nodeJson(node, manifest, undefined, testsOf)
  const definitions = (kind: Definition['kind']) =>
    Object.fromEntries(
      (manifest.definitions ?? [])
        .filter((item) => item.kind === kind && item.config.enabled !== false)
        .map((item) => [item.id, definitionJson(item, manifest)]),
    )
  return {
    ...groups,
    ...{ metrics: definitions('metric'), groups: definitions('group') },
    ...{ semantic_models: definitions('semantic_model'), saved_queries: definitions('saved_query') },
  }
}

/** Tests without what they test, which dbt keeps among the nodes, and what is switched off. */
export function disabledOf({ disabled }: Manifest): readonly [left: readonly Node[], off: readonly Node[]] {
  const isLeft = (node: Node) => node.kind === 'test' && node.unresolved !== undefined
  return [disabled.filter(isLeft), disabled.filter((node) => !isLeft(node))]
}

type Listed = 'metrics' | 'groups' | 'semantic_models' | 'saved_queries'
type Group = 'nodes' | 'sources' | 'exposures' | 'unit_tests' | 'functions'

function groupOf(node: Node): Group {
  if (node.kind === 'source') return 'sources'
  if (node.kind === 'exposure') return 'exposures'
  if (node.kind === 'function') return 'functions'
  return node.kind === 'unit_test' ? 'unit_tests' : 'nodes'
}

export function testsByNode({ nodes, disabled }: Manifest): TestsOf {
  const tests = new Map<NodeId, DataTest[]>()
  for (const node of [...nodes.values(), ...disabled]) {
    if (node.kind !== 'test' || node.attachedTo === undefined) continue
    const known = tests.get(node.attachedTo)
    if (known === undefined) tests.set(node.attachedTo, [node])
    else known.push(node)
  }
  return (id) => tests.get(id) ?? []
}
