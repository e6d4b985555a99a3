import type { Column } from '../manifest/column.ts'
import type { ColumnPlace } from '../manifest/column-graph.ts'
import type { Compiled, Manifest } from '../manifest/manifest.ts'
import type { Node } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import { didYouMean } from '../problems/did-you-mean.ts'

export type FoundColumn =
  | { readonly kind: 'column'; readonly place: ColumnPlace }
  /** The node is there, the column is not. `near` and `known` are whole names. */
  | {
      readonly kind: 'no-column'
      readonly node: Node
      readonly column: string
      readonly near: string | undefined
      readonly known: readonly string[]
    }
  /** Of several nodes: those that have the column. */
  | { readonly kind: 'several'; readonly nodes: readonly Node[]; readonly places: readonly ColumnPlace[] }
  | { readonly kind: 'no-node'; readonly near: string | undefined }

/** Reads `orders.amount`, `shop.orders.amount` (a source), `orders.address.city` (a struct's field). */
export function findColumn(
  text: string,
  manifest: Manifest,
  compiled: ReadonlyMap<NodeId, Compiled>,
): FoundColumn {
  const parts = namesIn(text.trim().replace(/^(source|model|seed|snapshot):/, ''))
  // The longest name first: a source's table before a model called like the source.
  for (let length = parts.length - 1; length > 0; length--) {
    const nodes = nodesNamed(parts.slice(0, length).join('.'), manifest)
    const [node] = nodes
    if (node === undefined) continue
    const found = nodes.map((each) =>
      columnOf(each, parts.slice(length), parts.slice(0, length).join('.'), compiled),
    )
    const places = found.flatMap((each) => (each.kind === 'column' ? [each.place] : []))
    return nodes.length === 1 || places.length === 0 ? found[0]! : { kind: 'several', nodes, places }
  }
  const names = [...manifest.nodes.values()].filter(hasColumns).map(shownName)
  if (parts.length < 2) return { kind: 'no-node', near: undefined }
  const near = didYouMean(parts.slice(0, -1).join('.') || text, names)
  return { kind: 'no-node', near: near === undefined ? undefined : `${near}.${parts.at(-1)}` }
}

/** Between dots; a name in quotes or backticks may hold dots and blanks. */
function namesIn(text: string): readonly string[] {
  const names = text.match(/"[^"]*"|`[^`]*`|[^.]+/g) ?? []
  return names.map((name) => name.replace(/^(["`])(.*)\1$/s, '$2'))
}

/** The columns that are known of a node: inferred, else declared. */
export function knownColumns(node: Node, compiled: ReadonlyMap<NodeId, Compiled>): readonly Column[] {
  const own = compiled.get(node.id)?.columns ?? ('columns' in node ? node.columns : [])
  return node.kind === 'source' ? [...own, ...readColumns(node.id, own, compiled)] : own
}

/** What is read of a source beyond what was declared. */
function readColumns(
  id: NodeId,
  declared: readonly Column[],
  compiled: ReadonlyMap<NodeId, Compiled>,
): readonly Column[] {
  const known = new Set(declared.map(({ name }) => name.toLowerCase()))
  const more: Column[] = []
  for (const { lineage, uses } of compiled.values()) {
    for (const { from } of [...lineage, ...uses]) {
      const name = from.column.toLowerCase()
      if (from.node !== id || known.has(name)) continue
      known.add(name)
      more.push({ name: from.column })
    }
  }
  return more
}

/** As the command line takes it: a source with its group, a version with its number. */
export function shownName(node: Node): string {
  if (node.kind === 'source') return `${node.sourceName}.${node.name}`
  return node.kind === 'model' && node.version !== undefined ? `${node.name}.v${node.version}` : node.name
}

function columnOf(
  node: Node,
  [column = '', ...fields]: readonly string[],
  written: string,
  compiled: ReadonlyMap<NodeId, Compiled>,
): FoundColumn {
  const columns = knownColumns(node, compiled)
  const known = columns.find(({ name }) => name.toLowerCase() === column.toLowerCase())
  // Where no column is known, any name may be one.
  if (known === undefined && (columns.length > 0 || column === '')) {
    const near = didYouMean(
      column,
      columns.map(({ name }) => name),
    )
    return {
      kind: 'no-column',
      node,
      column,
      near: near === undefined ? undefined : `${written}.${near}`,
      known: columns.map(({ name }) => name),
    }
  }
  const path = fields.length === 0 ? {} : { path: fields.join('.') }
  return { kind: 'column', place: { node: node.id, column: known?.name ?? column, ...path } }
}

function nodesNamed(name: string, manifest: Manifest): readonly Node[] {
  const nodes = [...manifest.nodes.values()].filter(hasColumns)
  const own = nodes.filter((node) => node.kind !== 'source' && node.name === name)
  if (own.length > 0) return own
  const sources = nodes.filter((node) => node.kind === 'source' && `${node.sourceName}.${node.name}` === name)
  if (sources.length > 0) return sources
  const full = nodes.filter(
    (node) =>
      node.id === name ||
      (node.kind !== 'source' && `${node.package}.${node.name}` === name) ||
      (node.kind === 'model' && node.version !== undefined && `${node.name}.v${node.version}` === name),
  )
  return full.length > 0 ? full : nodes.filter((node) => node.kind === 'source' && node.name === name)
}

function hasColumns({ kind }: Node): boolean {
  return kind === 'model' || kind === 'seed' || kind === 'snapshot' || kind === 'source'
}
