import type { Macro, Manifest } from '../../manifest/manifest.ts'
import type {
  Analysis,
  DataTest,
  Exposure,
  Model,
  Node,
  NodeId,
  Operation,
  Seed,
  Snapshot,
  Source,
  UnitTest,
  UserFunction,
} from '../../manifest/node.ts'
import type { NodeIndex, TestIndex, TextIndex } from '../page-data.ts'

/** Nodes that have their own place in the graph; tests hang on them. */
export type GraphNode = Model | Seed | Snapshot | Source | Exposure | Analysis | Operation | UserFunction
export type TestNode = DataTest | UnitTest

/** The manifest's nodes with their positions in the page, and every text once. */
export interface PageIndex {
  readonly nodes: readonly GraphNode[]
  readonly tests: readonly TestNode[]
  readonly macros: readonly Macro[]
  readonly nodeAt: ReadonlyMap<NodeId, NodeIndex>
  readonly macroAt: ReadonlyMap<string, number>
  readonly testsOf: ReadonlyMap<NodeIndex, readonly TestIndex[]>
  /** Keeps a text and says where. */
  readonly keep: (text: string) => TextIndex
  readonly texts: readonly string[]
}

export function indexPage(manifest: Manifest): PageIndex {
  const nodes: GraphNode[] = []
  const tests: TestNode[] = []
  for (const node of manifest.nodes.values()) {
    if (node.kind === 'test' || node.kind === 'unit_test') tests.push(node)
    else nodes.push(node)
  }
  nodes.sort((a, b) => compare(displayName(a), displayName(b)))
  tests.sort((a, b) => compare(a.name, b.name))
  const nodeAt = new Map(nodes.map((node, index) => [node.id, index]))
  const macros = usedMacros(manifest)
  const testsOf = new Map<NodeIndex, TestIndex[]>()
  for (const [test, node] of tests.entries()) {
    for (const on of testedBy(node, nodeAt)) testsOf.set(on, [...(testsOf.get(on) ?? []), test])
  }
  const texts: string[] = []
  const kept = new Map<string, TextIndex>()
  const keep = (text: string): TextIndex => {
    const index = kept.get(text) ?? texts.push(text) - 1
    kept.set(text, index)
    return index
  }
  return {
    ...{ nodes, tests, macros, nodeAt, testsOf, keep, texts },
    macroAt: new Map(macros.map((macro, index) => [macro.id, index])),
  }
}

/** A table of a source is known by both names. */
export function displayName(node: GraphNode): string {
  return node.kind === 'source' ? `${node.sourceName}.${node.name}` : node.name
}

/** A generic test belongs to what it is attached to, a singular one to everything it reads. */
export function testedBy(test: TestNode, nodeAt: ReadonlyMap<NodeId, NodeIndex>): readonly NodeIndex[] {
  const ids =
    test.kind === 'unit_test'
      ? [test.model]
      : test.attachedTo === undefined
        ? test.dependsOn
        : [test.attachedTo]
  return [...new Set(ids)].flatMap((id) => nodeAt.get(id) ?? [])
}

/** The project's own macros, and those of packages that something of the project uses. */
function usedMacros(manifest: Manifest): readonly Macro[] {
  const wanted = new Set<string>()
  for (const macro of manifest.macros.values())
    if (macro.package === manifest.project.name) wanted.add(macro.id)
  for (const node of manifest.nodes.values()) for (const id of macrosOf(node)) wanted.add(id)
  for (const id of wanted) for (const next of manifest.macros.get(id)?.dependsOn ?? []) wanted.add(next)
  return [...wanted]
    .flatMap((id) => manifest.macros.get(id) ?? [])
    .sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
}

export function macrosOf(node: Node): readonly string[] {
  return 'macros' in node ? node.macros : []
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
