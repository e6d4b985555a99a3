import type { ColumnFlow, ColumnUse } from './column.ts'
import type { Compiled } from './manifest.ts'
import type { NodeId } from './node-id.ts'

export interface ColumnPlace {
  readonly node: NodeId
  readonly column: string
  /** A struct field within the column: `address.city`. */
  readonly path?: string
}

/** One step of a value from a column to another, `depth` steps from where the search began (1 for the first). */
export interface TracedEdge {
  readonly from: ColumnPlace
  readonly to: ColumnPlace
  readonly how: ColumnFlow
  readonly depth: number
}

/** `from` decides which rows `node` has, or their order. */
export interface TracedUse {
  readonly from: ColumnPlace
  readonly node: NodeId
  readonly how: ColumnUse
  readonly depth: number
}

export interface Trace {
  readonly edges: readonly TracedEdge[]
  readonly uses: readonly TracedUse[]
  /** Met on the way, nodes whose SQL could not be analysed: more may lie behind them. */
  readonly unknown: readonly NodeId[]
}

export type Direction = 'up' | 'down'

interface Edge {
  readonly from: ColumnPlace
  readonly to: ColumnPlace
  readonly how: ColumnFlow
}

/** The columns of a project as a graph, to be walked both ways. Names of columns are compared without case. */
export class ColumnGraph {
  readonly #into = new Map<string, Edge[]>()
  readonly #outOf = new Map<string, Edge[]>()
  readonly #usesOf = new Map<NodeId, { from: ColumnPlace; how: ColumnUse }[]>()
  readonly #usedBy = new Map<string, { from: ColumnPlace; node: NodeId; how: ColumnUse }[]>()
  readonly #unknown = new Set<NodeId>()

  constructor(compiled: Iterable<Compiled>) {
    for (const { id, lineage, uses, analysed } of compiled) {
      if (!analysed) this.#unknown.add(id)
      for (const { from, to, toPath, how } of lineage) {
        // An incremental model that reads itself goes in circles.
        if (from.node === id) continue
        const place = { node: id, column: to, ...(toPath === undefined ? {} : { path: toPath }) }
        const edge: Edge = { from, to: place, how }
        push(this.#into, key(place), edge)
        push(this.#outOf, key(from), edge)
      }
      for (const { from, how } of uses) {
        if (from.node === id) continue
        push(this.#usesOf, id, { from, how })
        push(this.#usedBy, key(from), { from, node: id, how })
      }
    }
  }

  /** Every step up or down from a column, nearest first; at most `most` steps away. */
  trace(start: ColumnPlace, direction: Direction, most = Number.POSITIVE_INFINITY): Trace {
    const edges: TracedEdge[] = []
    const uses: TracedUse[] = []
    const unknown = new Set<NodeId>()
    const seen = new Set([whole(start)])
    const seenUses = new Set<string>()
    let front: readonly ColumnPlace[] = [start]
    for (let depth = 1; front.length > 0 && depth <= most; depth++) {
      const next: ColumnPlace[] = []
      for (const place of front) {
        if (this.#unknown.has(place.node)) unknown.add(place.node)
        for (const use of this.#usesAt(place, direction)) {
          const mark = `${use.node}\0${use.how}\0${whole(use.from)}`
          if (!seenUses.has(mark)) uses.push({ ...use, depth })
          seenUses.add(mark)
        }
        for (const edge of this.#steps(place, direction)) {
          edges.push({ ...edge, depth })
          const other = direction === 'up' ? edge.from : edge.to
          if (seen.has(whole(other))) continue
          seen.add(whole(other))
          next.push(other)
        }
      }
      front = next
    }
    return { edges, uses, unknown: [...unknown] }
  }

  /** Whether the node's lineage could be told. */
  knows(node: NodeId): boolean {
    return !this.#unknown.has(node)
  }

  #steps(place: ColumnPlace, direction: Direction): readonly Edge[] {
    const found = (direction === 'up' ? this.#into : this.#outOf).get(key(place)) ?? []
    return found.flatMap((edge) => narrowed(edge, place, direction) ?? [])
  }

  #usesAt(place: ColumnPlace, direction: Direction): readonly Omit<TracedUse, 'depth'>[] {
    if (direction === 'up') {
      return (this.#usesOf.get(place.node) ?? []).map((use) => ({ ...use, node: place.node }))
    }
    return (this.#usedBy.get(key(place)) ?? []).filter(({ from }) => overlap(from.path, place.path))
  }
}

/**
 * The edge as it concerns the place only: a field that is asked for lies in a copied struct, or a copied field in the
 * struct that is asked for.
 */
function narrowed(edge: Edge, place: ColumnPlace, direction: Direction): Edge | undefined {
  const near = direction === 'up' ? edge.to : edge.from
  if (!overlap(near.path, place.path)) return undefined
  const rest = within(place.path, near.path)
  if (rest === '') return edge
  const copied = edge.how === 'copy' || edge.how === 'rename'
  const far = direction === 'up' ? edge.from : edge.to
  const deeper: ColumnPlace = copied
    ? { ...far, path: far.path === undefined ? rest : `${far.path}.${rest}` }
    : far
  return direction === 'up'
    ? { from: deeper, to: place, how: edge.how }
    : { from: place, to: deeper, how: edge.how }
}

function overlap(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return true
  const [x, y] = [`${a.toLowerCase()}.`, `${b.toLowerCase()}.`]
  return x.startsWith(y) || y.startsWith(x)
}

/** What of `path` lies below `base`; '' where nothing does. */
function within(path: string | undefined, base: string | undefined): string {
  if (path === undefined) return ''
  if (base === undefined) return path
  return path.length > base.length ? path.slice(base.length + 1) : ''
}

function key({ node, column }: ColumnPlace): string {
  return `${node}\0${column.toLowerCase()}`
}

function whole(place: ColumnPlace): string {
  return `${key(place)}\0${place.path?.toLowerCase() ?? ''}`
}

function push<Key, Item>(map: Map<Key, Item[]>, at: Key, item: Item): void {
  const known = map.get(at)
  if (known === undefined) map.set(at, [item])
  else known.push(item)
}
