// What is rendered while a run goes on: late nodes, hooks, and models that a macro builds.

import { NodeGraph, topologicalOrder } from '../manifest/graph.ts'
import type { Json } from '../manifest/json.ts'
import type { Ask, ResultTable } from '../manifest/lookup.ts'
import type { Compiled, Query } from '../manifest/manifest.ts'
import type { Hook, Node } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import { Compiler } from './compile/compiler.ts'
import type { Materialization } from './compile/elsewhere.ts'
import { isInBatches, isMaterialised, materializationMacro } from './compile/materialization-macro.ts'
import type { TemplatedNode } from './compile/render-node.ts'
import { attempt, isCompiled, isTemplated, whole, withUpstream } from './compile-nodes.ts'
import type { ParsedProject } from './parse-project.ts'

/** Names that a template sees only now, such as `results` at the end of a run. */
export type LateNames = Readonly<Record<string, Json>>

export interface LateRendering {
  /** Throws ProblemError. */
  node(id: NodeId, ask: Ask, names?: LateNames): Promise<Compiled>
  hook(id: NodeId, hook: Hook, ask: Ask): Promise<Query>
  /** Gives what renders the batches of a model, one after the other. */
  batches(
    id: NodeId,
    ask: Ask,
  ): Promise<(window: { readonly start: number; readonly end: number }, later: boolean) => Promise<Query>>
  /** How a macro of the project or of a package builds the node; undefined where we do. */
  builtByMacro(node: Node): 'whole' | 'batches' | undefined
  build(id: NodeId, given: Materialization, ask: Ask): Promise<ResultTable | undefined>
  /** What was compiled on the way, so far: ephemeral models that ask are among it, whose turn never comes. */
  readonly prepared: ReadonlyMap<NodeId, Compiled>
}

/** One for a run: what was compiled for one late node serves the next. */
export function openLateRendering(project: ParsedProject): LateRendering {
  const { nodes } = project.manifest
  const order = topologicalOrder(new NodeGraph(nodes))
  const compiler = new Compiler(project)
  const known = new Map<NodeId, Promise<void>>()
  const prepared = new Map<NodeId, Compiled>()
  const prepare = async (id: NodeId, ask: Ask): Promise<void> => {
    const needed = withUpstream(nodes, new Set(nodes.get(id)?.dependsOn))
    for (const upstream of order) {
      const other = nodes.get(upstream)!
      if (!needed.has(upstream) || !isTemplated(other)) continue
      // Another thread may be at it: whoever comes second waits.
      if (!known.has(upstream)) known.set(upstream, prepareOne(other, ask))
      await known.get(upstream)
    }
  }
  const prepareOne = async (node: TemplatedNode, ask: Ask): Promise<void> => {
    const compiled = await attempt(compiler, node, ask, () => {})
    if (compiled !== undefined) prepared.set(node.id, compiled)
  }
  const find = (id: NodeId): Node => {
    const node = nodes.get(id)
    if (node === undefined) throw new Error(`no such node: ${id}`)
    return node
  }
  const macroOf = (node: Node) => {
    const { macros, loaded, dialect } = project.template()
    return materializationMacro(macros, loaded.name, dialect, node)
  }
  return {
    prepared,
    async node(id, ask, names) {
      const node = find(id)
      if (!isCompiled(node)) throw new Error(`not a node that is rendered: ${id}`)
      await prepare(id, ask)
      const done =
        node.kind === 'unit_test' ? compiler.unitTest(node, ask) : compiler.compileAsking(node, ask, names)
      const compiled = whole(await done)
      known.set(id, Promise.resolve())
      return compiled
    },
    hook: (id, hook, ask) => compiler.hook(find(id), hook, ask),
    async batches(id, ask) {
      const node = find(id)
      if (!isTemplated(node)) throw new Error(`not a node that is rendered: ${id}`)
      await prepare(id, ask)
      return (window, later) => compiler.batch(node, window, later, ask)
    },
    builtByMacro(node) {
      if (macroOf(node) === undefined) return undefined
      const { macros, loaded } = project.template()
      return isInBatches(macros, loaded, node) ? 'batches' : 'whole'
    },
    async build(id, given, ask) {
      const node = find(id)
      const macro = macroOf(node)
      if (!isMaterialised(node) || macro === undefined) throw new Error(`no macro builds ${id}`)
      return compiler.build(node, macro, given, ask)
    },
  }
}
