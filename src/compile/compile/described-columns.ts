import type { Column, ColumnEdge, ColumnOrigin, Inherited } from '../../manifest/column.ts'
import type { Node } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'

/** What is said of columns, passed on downstream along copies and renames with the place where it was written. */
export class DescribedColumns {
  readonly #nodes: ReadonlyMap<NodeId, Node>
  readonly #known = new Map<NodeId, ReadonlyMap<string, Column>>()

  constructor(nodes: ReadonlyMap<NodeId, Node>) {
    this.#nodes = nodes
  }

  /** The inferred columns with what YAML says of them and what they inherit. To be called upstream first. */
  describe(node: Node, inferred: readonly Column[], lineage: readonly ColumnEdge[]): readonly Column[] {
    const written = byName('columns' in node ? node.columns : [])
    const edges = edgesByColumn(lineage)
    const columns = inferred.map((column) => {
      const words = written.get(column.name.toLowerCase())
      const own = words === undefined ? column : { ...words, ...column }
      return this.#inherit(own, edges.get(column.name.toLowerCase()) ?? [], node.id)
    })
    this.#known.set(node.id, byName(columns))
    return columns
  }

  #inherit(own: Column, edges: readonly ColumnEdge[], self: NodeId): Column {
    const origins = edges.filter((edge) => isCopy(edge) && edge.from.node !== self)
    if (origins.length === 0) return own
    const told = own.description || origins.length < edges.length ? undefined : this.#words(origins)
    const tags = this.#tags(own, origins)
    if (told === undefined && tags === undefined) return own
    const inherited: Inherited = {
      ...(told === undefined ? {} : { description: told.from }),
      ...(tags === undefined ? {} : { tags }),
    }
    return {
      ...own,
      ...(told === undefined ? {} : { description: told.description }),
      ...(tags === undefined ? {} : { tags: [...(own.tags ?? []), ...Object.keys(tags)] }),
      inherited,
    }
  }

  /** Where several columns are united, what all of them say that was written in one place. */
  #words(
    origins: readonly ColumnEdge[],
  ): { readonly description: string; readonly from: ColumnOrigin } | undefined {
    let found: { readonly description: string; readonly from: ColumnOrigin } | undefined
    for (const { from } of origins) {
      const column = this.#of(from)
      if (!column?.description) return undefined
      const origin = column.inherited?.description ?? { node: from.node, column: column.name }
      if (found !== undefined && (found.from.node !== origin.node || found.from.column !== origin.column))
        return undefined
      found ??= { description: column.description, from: origin }
    }
    return found
  }

  /** A tag such as "pii" follows the value into every copy, also where several columns are united. */
  #tags(own: Column, edges: readonly ColumnEdge[]): Record<string, ColumnOrigin> | undefined {
    const found: Record<string, ColumnOrigin> = {}
    for (const { from } of edges) {
      const column = this.#of(from)
      for (const tag of column?.tags ?? []) {
        if (own.tags?.includes(tag) || Object.hasOwn(found, tag)) continue
        found[tag] = column?.inherited?.tags?.[tag] ?? {
          node: from.node,
          column: column?.name ?? from.column,
        }
      }
    }
    return Object.keys(found).length === 0 ? undefined : found
  }

  #of(from: ColumnEdge['from']): Column | undefined {
    let columns = this.#known.get(from.node)
    if (columns === undefined) {
      const node = this.#nodes.get(from.node)
      columns = byName(node !== undefined && 'columns' in node ? node.columns : [])
      this.#known.set(from.node, columns)
    }
    return columns.get(from.column.toLowerCase())
  }
}

/** A whole column that becomes a whole column. */
function isCopy({ how, toPath, from }: ColumnEdge): boolean {
  return (how === 'copy' || how === 'rename') && toPath === undefined && from.path === undefined
}

function edgesByColumn(lineage: readonly ColumnEdge[]): ReadonlyMap<string, readonly ColumnEdge[]> {
  const edges = new Map<string, ColumnEdge[]>()
  for (const edge of lineage) {
    const name = edge.to.toLowerCase()
    const known = edges.get(name)
    if (known === undefined) edges.set(name, [edge])
    else known.push(edge)
  }
  return edges
}

function byName(columns: readonly Column[]): ReadonlyMap<string, Column> {
  return new Map(columns.map((column) => [column.name.toLowerCase(), column]))
}
