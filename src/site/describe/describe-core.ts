import { billedBy } from '../../manifest/billed.ts'
import type { Node, NodeId } from '../../manifest/node.ts'
import type { NodeResult, NodeStatus } from '../../manifest/results.ts'
import type {
  Attention,
  CoreNode,
  NodeIndex,
  PageBuild,
  PageCore,
  PageLayer,
  TestCounts,
} from '../page-data.ts'
import type { SiteInput } from '../site-input.ts'
import { orderGraph } from './order-graph.ts'
import { displayName, type GraphNode, type PageIndex, testedBy } from './page-index.ts'

export function describeCore(input: SiteInput, index: PageIndex): PageCore {
  const { manifest, results } = input
  const up = index.nodes.map((node) => [
    ...new Set(node.dependsOn.flatMap((id) => index.nodeAt.get(id) ?? [])),
  ])
  const layers = layersOf(index.nodes, up)
  const order = orderGraph(index.nodes.map((_, at) => ({ layer: layers[at]!, up: up[at]! })))
  const builtAt = newestBuilds(index.nodes, up, results)
  const nodes = index.nodes.map((node, at): CoreNode => {
    const tests = countTests(index, at, results)
    return {
      ...describeNode(node, input),
      layer: layers[at]!,
      up: up[at]!,
      column: order.columns[at]!,
      order: order.orders[at]!,
      ...(tests === undefined ? {} : { tests }),
      ...(isStale(node, at, up, builtAt, results) ? { stale: true } : {}),
    }
  })
  const { target } = manifest.project
  const cost = billedBy(results.values())
  return {
    project: {
      name: manifest.project.name,
      ...(manifest.project.version === undefined ? {} : { version: manifest.project.version }),
      dialect: manifest.project.dialect,
      target: target.name,
      engine: target.type,
      database: target.database,
      schema: target.schema,
      strataVersion: input.strataVersion,
      generatedAt: input.generatedAt,
      catalogued: input.catalog !== undefined,
    },
    nodes,
    ...(cost === undefined ? {} : { cost }),
    columnLayers: order.columnLayers,
    attention: attentionOf(index, results),
    testCounts: sumCounts(index.tests.map((test) => results.get(test.id)?.status)),
  }
}

function describeNode(node: GraphNode, { results, catalog }: SiteInput) {
  const result = results.get(node.id)
  const table = catalog?.get(node.id)
  const owner = ownerOf(node)
  const materialized = materializedOf(node)
  return {
    id: node.id,
    name: displayName(node),
    kind: node.kind,
    description: node.description,
    file: node.file,
    ...(owner === undefined ? {} : { owner }),
    ...(node.tags.length === 0 ? {} : { tags: node.tags }),
    ...(materialized === undefined ? {} : { materialized }),
    ...(result === undefined ? {} : { build: buildOf(result) }),
    ...(table?.rows === undefined ? {} : { rows: table.rows }),
    ...(table?.bytes === undefined ? {} : { bytes: table.bytes }),
  }
}

function buildOf(result: NodeResult): PageBuild {
  return {
    status: result.status,
    at: result.finishedAt,
    milliseconds: Math.max(0, result.finishedAt - result.startedAt),
  }
}

function materializedOf(node: GraphNode): string | undefined {
  if (node.kind === 'exposure') return node.exposureType
  if (node.kind === 'model') return node.config.materialized ?? 'view'
  return undefined
}

function ownerOf(node: GraphNode): string | undefined {
  if (node.kind === 'exposure') return node.owner.name ?? node.owner.email
  for (const meta of [node.meta, node.config.meta]) {
    const owner = meta?.owner
    if (typeof owner === 'string') return owner
    if (Array.isArray(owner)) return owner.filter((one) => typeof one === 'string').join(', ')
  }
  return 'group' in node ? node.group : undefined
}

/** Snapshots keep the history of what comes in, so one of raw tables stands with staging. */
function layersOf(nodes: readonly GraphNode[], up: readonly (readonly NodeIndex[])[]): readonly PageLayer[] {
  const raw = (at: NodeIndex): boolean => nodes[at]!.kind === 'source' || nodes[at]!.kind === 'seed'
  return nodes.map((node, at): PageLayer => {
    switch (node.kind) {
      case 'model':
        return node.layer
      case 'source':
      case 'seed':
        return 'source'
      case 'exposure':
      case 'function':
        return node.kind
      case 'snapshot':
        return up[at]!.every(raw) ? 'staging' : 'intermediate'
      default:
        return 'other'
    }
  })
}

/** A view shows what its inputs hold, so it is as new as the newest of them. */
function newestBuilds(
  nodes: readonly GraphNode[],
  up: readonly (readonly NodeIndex[])[],
  results: ReadonlyMap<NodeId, NodeResult>,
): readonly number[] {
  const newest: (number | undefined)[] = nodes.map(() => undefined)
  const visit = (at: NodeIndex): number => {
    const known = newest[at]
    if (known !== undefined) return known
    newest[at] = 0
    const node = nodes[at]!
    const own = results.get(node.id)
    const value = isLive(node)
      ? Math.max(0, ...up[at]!.map(visit))
      : own?.status === 'success'
        ? own.finishedAt
        : 0
    newest[at] = value
    return value
  }
  return nodes.map((_, at) => visit(at))
}

function isLive(node: Node): boolean {
  return node.kind === 'model' && ['view', 'ephemeral'].includes(node.config.materialized ?? 'view')
}

function isStale(
  node: GraphNode,
  at: NodeIndex,
  up: readonly (readonly NodeIndex[])[],
  builtAt: readonly number[],
  results: ReadonlyMap<NodeId, NodeResult>,
): boolean {
  const own = results.get(node.id)
  if (own?.status !== 'success' || isLive(node)) return false
  return up[at]!.some((from) => builtAt[from]! > own.finishedAt)
}

function countTests(
  index: PageIndex,
  at: NodeIndex,
  results: ReadonlyMap<NodeId, NodeResult>,
): TestCounts | undefined {
  const tests = index.testsOf.get(at)
  return tests && sumCounts(tests.map((test) => results.get(index.tests[test]!.id)?.status))
}

function sumCounts(statuses: readonly (NodeStatus | undefined)[]): TestCounts {
  const counts = { pass: 0, warn: 0, fail: 0, unknown: 0 }
  for (const status of statuses) counts[outcomeOf(status)]++
  return counts
}

function outcomeOf(status: NodeStatus | undefined): keyof TestCounts {
  if (status === 'pass' || status === 'warn') return status
  return status === 'fail' || status === 'error' ? 'fail' : 'unknown'
}

const worst: readonly NodeStatus[] = ['error', 'fail', 'partial success', 'interrupted', 'warn']

function attentionOf(index: PageIndex, results: ReadonlyMap<NodeId, NodeResult>): readonly Attention[] {
  const found: Attention[] = []
  for (const node of [...index.nodes, ...index.tests]) {
    const result = results.get(node.id)
    if (result === undefined || !worst.includes(result.status)) continue
    const on = node.kind === 'test' || node.kind === 'unit_test' ? testedBy(node, index.nodeAt)[0] : undefined
    found.push({
      id: node.id,
      name: node.name,
      status: result.status,
      message: result.message,
      ...(on === undefined ? {} : { on }),
    })
  }
  return found.sort((a, b) => worst.indexOf(a.status) - worst.indexOf(b.status))
}
