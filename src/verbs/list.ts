import { definitionJson } from '../artifacts/definition-json.ts'
import { nodeJson } from '../artifacts/node-json.ts'
import type { JsonObject } from '../manifest/json.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Problem } from '../problems/problem.ts'
import {
  type Selectable,
  type SelectableDefinition,
  type SelectableKind,
  selectables,
} from '../select/selectable.ts'
import { listedKinds, type SelectionOptions, selectNodes } from './select-nodes.ts'
import { type ProjectOptions, stopOnErrors, withSession } from './session.ts'

export interface ListOptions extends ProjectOptions, SelectionOptions {}

export interface ListOutcome {
  readonly nodes: readonly Selectable[]
  readonly manifest: Manifest
  /** A node as `manifest.json` has it. */
  readonly json: (node: Selectable) => JsonObject
  readonly problems: readonly Problem[]
}

const listable: readonly SelectableKind[] = [...listedKinds, 'analysis']

/** The selected nodes, by their ids. */
export async function list(options: ListOptions): Promise<ListOutcome> {
  return withSession('list', options, async (session) => {
    stopOnErrors(session.problems)
    const ids = await selectNodes(session, options, listable, listedKinds)
    stopOnErrors(session.problems)
    const { manifest } = session
    const all = selectables(manifest)
    const nodes = [...ids].sort().flatMap((id) => all.get(id) ?? [])
    const json = (node: Selectable) =>
      isDefinition(node) ? definitionJson(node, manifest) : nodeJson(node, manifest, undefined, () => [])
    return { nodes, manifest, json, problems: session.problems }
  })
}

function isDefinition(node: Selectable): node is SelectableDefinition {
  return node.kind === 'metric' || node.kind === 'semantic_model' || node.kind === 'saved_query'
}
