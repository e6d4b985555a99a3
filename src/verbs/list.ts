import { nodeJson } from '../artifacts/node-json.ts'
import type { JsonObject } from '../manifest/json.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Node, NodeKind } from '../manifest/node.ts'
import type { Problem } from '../problems/problem.ts'
import { type SelectionOptions, selectNodes } from './select-nodes.ts'
import { type ProjectOptions, stopOnErrors, withSession } from './session.ts'

export interface ListOptions extends ProjectOptions, SelectionOptions {}

export interface ListOutcome {
  readonly nodes: readonly Node[]
  readonly manifest: Manifest
  /** A node as `manifest.json` has it. */
  readonly json: (node: Node) => JsonObject
  readonly problems: readonly Problem[]
}

const listed: readonly NodeKind[] = [
  'model',
  'seed',
  'snapshot',
  'source',
  'test',
  'unit_test',
  'analysis',
  'exposure',
  'function',
]

/** The selected nodes in topological order. */
export async function list(options: ListOptions): Promise<ListOutcome> {
  return withSession('list', options, async (session) => {
    stopOnErrors(session.problems)
    const ids = await selectNodes(session, options, listed)
    stopOnErrors(session.problems)
    const nodes = ids.flatMap((id) => session.manifest.nodes.get(id) ?? [])
    const { manifest } = session
    const json = (node: Node) => nodeJson(node, manifest, undefined, () => [])
    return { nodes, manifest, json, problems: session.problems }
  })
}
