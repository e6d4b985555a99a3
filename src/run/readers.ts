import type { Manifest } from '../manifest/manifest.ts'
import type { NodeId } from '../manifest/node-id.ts'

/** The planned nodes that read what is not planned, such as sources: they wait for its tests. */
export class Readers {
  readonly #manifest: Manifest
  readonly #nearest: ReadonlyMap<NodeId, ReadonlySet<NodeId>>
  readonly #after: ReadonlyMap<NodeId, readonly NodeId[]>
  readonly #children = new Map<NodeId, NodeId[]>()
  readonly #below = new Map<NodeId, ReadonlySet<NodeId>>()

  constructor(
    manifest: Manifest,
    nearest: ReadonlyMap<NodeId, ReadonlySet<NodeId>>,
    after: ReadonlyMap<NodeId, readonly NodeId[]>,
  ) {
    this.#manifest = manifest
    this.#nearest = nearest
    this.#after = after
  }

  /** Those that read all of `ids`, themselves or through others, and come before all others that do. */
  firstOf(ids: readonly NodeId[]): NodeId[] {
    const [first, ...others] = ids.map((id) => this.#allBelow(id))
    if (first === undefined) return []
    const all = new Set([...first].filter((id) => others.every((set) => set.has(id))))
    const planned = [...all].filter((id) => this.#after.has(id))
    return planned.filter((id) => ![...this.#nearest.get(id)!].some((above) => all.has(above)))
  }

  #allBelow(start: NodeId): ReadonlySet<NodeId> {
    const known = this.#below.get(start)
    if (known !== undefined) return known
    if (this.#children.size === 0) this.#readChildren()
    const found = new Set(this.#children.get(start))
    for (const id of found) for (const child of this.#children.get(id) ?? []) found.add(child)
    this.#below.set(start, found)
    return found
  }

  #readChildren(): void {
    for (const { id, kind, dependsOn } of this.#manifest.nodes.values()) {
      if (kind === 'test' || kind === 'unit_test') continue
      for (const parent of dependsOn) {
        const children = this.#children.get(parent)
        if (children === undefined) this.#children.set(parent, [id])
        else children.push(id)
      }
    }
  }
}
