import { createHash } from 'node:crypto'
import type { Adapter, QueryOptions } from '../../adapters/adapter.ts'
import { isTrained } from '../../manifest/is-trained.ts'
import type { FoundRelation } from '../../manifest/lookup.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Node, NodeId, UserFunction } from '../../manifest/node.ts'
import { type Relation, relationKey } from '../../manifest/relation.ts'
import type { Built } from './built.ts'

/** The state of relations as the warehouse has them: of tables by their rows, of our views by their text. */
export class WarehouseState {
  readonly #manifest: Manifest
  readonly #versions: ReadonlyMap<string, string>
  readonly #definitions: ReadonlyMap<string, string>

  private constructor(
    manifest: Manifest,
    versions: ReadonlyMap<string, string>,
    definitions: ReadonlyMap<string, string>,
  ) {
    this.#manifest = manifest
    this.#versions = versions
    this.#definitions = definitions
  }

  /** Looks at the relations of these nodes and of all that they read, but for those that are built again anyhow. */
  static async look(
    manifest: Manifest,
    ids: Iterable<NodeId>,
    adapter: Adapter,
    options: QueryOptions & { readonly without: ReadonlySet<NodeId> },
  ): Promise<WarehouseState> {
    const needed = new Set(ids)
    for (const id of needed)
      for (const upstream of manifest.nodes.get(id)?.dependsOn ?? []) needed.add(upstream)
    const found = await lookAt(manifest, needed.difference(options.without), adapter, options)
    return new WarehouseState(manifest, found.versions, found.definitions)
  }

  /** The same after these nodes were built. */
  async after(ids: Iterable<NodeId>, adapter: Adapter, options: QueryOptions): Promise<WarehouseState> {
    const found = await lookAt(this.#manifest, ids, adapter, options)
    const gone = new Set(
      [...ids]
        .flatMap((id) => relationOf(this.#manifest.nodes.get(id)!))
        .map((relation) => relationKey(relation)),
    )
    const merged = (before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>) =>
      new Map([...[...before].filter(([key]) => !gone.has(key)), ...now])
    return new WarehouseState(
      this.#manifest,
      merged(this.#versions, found.versions),
      merged(this.#definitions, found.definitions),
    )
  }

  /** What tells whether the relation is the one that was built; undefined where that cannot be told. */
  own(node: Node): string | undefined {
    const [relation] = relationOf(node)
    if (relation === undefined) return undefined
    const key = relationKey(relation)
    const text = this.#definitions.get(key)
    return this.#versions.get(key) ?? (text === undefined ? undefined : `view ${digest(text)}`)
  }

  /** Of what one reads from a node: equal as long as the rows are. Views hang on what they read themselves. */
  data(id: NodeId, built: Built, path: readonly NodeId[] = []): string | undefined {
    const node = this.#manifest.nodes.get(id)
    if (node === undefined || path.includes(id)) return undefined
    if (node.kind === 'function')
      return this.#together(node.dependsOn, built, [...path, id], this.#text(node))
    if (node.config.materialized === 'ephemeral')
      return this.#together(node.dependsOn, built, [...path, id], '')
    const own = this.own(node)
    if (own === undefined || !own.startsWith('view ')) return own
    const record = built.get(id)
    if (record === undefined || record.version !== own || record.unsteady === true) return undefined
    return this.#together(Object.keys(record.inputs), built, [...path, id], own)
  }

  /** A function is what its definition says, and made anew by every build. */
  #text({ source, arguments: list, returns, relation, config }: UserFunction): string {
    const { macros, project } = this.#manifest
    const templated = /\{[{%]/.test(source)
    const all = templated ? [[...macros.values()].map((macro) => macro.source), project.vars] : null
    return JSON.stringify([source, list, returns, relation, config, all])
  }

  #together(ids: readonly NodeId[], built: Built, path: readonly NodeId[], own: string): string | undefined {
    const parts = ids.map((id) => this.data(id, built, path))
    return parts.includes(undefined) ? undefined : digest(JSON.stringify([own, ids, parts]))
  }
}

async function lookAt(manifest: Manifest, ids: Iterable<NodeId>, adapter: Adapter, options: QueryOptions) {
  const nodes = [...ids].map((id) => manifest.nodes.get(id)).filter((node) => node !== undefined)
  const trained = nodes.filter(isTrained).flatMap(relationOf)
  const [found, models] = await Promise.all([
    standing(adapter, nodes.flatMap(relationOf), options),
    trained.length === 0 ? undefined : adapter.catalog.models?.(trained, options),
  ])
  const tables: Relation[] = []
  const views: Relation[] = []
  for (const node of nodes) {
    const [relation] = relationOf(node)
    const kind = relation === undefined ? undefined : found.get(relationKey(relation))?.kind
    if (relation === undefined || kind === undefined) continue
    // A view that is not ours stands for whatever it gives.
    if (kind === 'view' && node.kind !== 'source') views.push(relation)
    else tables.push(relation)
  }
  const { versions, definitions } = adapter.catalog
  return {
    versions: new Map([...(await versions.call(adapter.catalog, tables, options)), ...(models ?? [])]),
    definitions: (await definitions?.call(adapter.catalog, views, options)) ?? new Map<string, string>(),
  }
}

function relationOf(node: Node): readonly Relation[] {
  if (node.kind === 'source') return node.external === undefined ? [node.relation] : []
  if (node.kind !== 'model' && node.kind !== 'seed' && node.kind !== 'snapshot') return []
  return node.config.materialized === 'ephemeral' ? [] : [node.relation]
}

async function standing(
  adapter: Adapter,
  relations: readonly Relation[],
  options: QueryOptions,
): Promise<ReadonlyMap<string, FoundRelation>> {
  const schemas = new Map(
    relations.map((relation) => [`${relation.database ?? ''}.${relation.schema}`.toLowerCase(), relation]),
  )
  const found = await adapter.catalog.relations([...schemas.values()], options)
  return new Map(found.map((relation) => [relationKey(relation), relation]))
}

const digest = (text: string): string => createHash('sha1').update(text).digest('base64url')
