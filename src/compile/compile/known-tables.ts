import type { Column } from '../../manifest/column.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Node, RelationNode, Source } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import type { Relation } from '../../manifest/relation.ts'
import { relationKey } from '../../manifest/relation.ts'
import { isJsonObject } from '../../project/json.ts'
import type { KnownTable, TableLookup } from '../../sql/analysis.ts'

interface Stranger {
  readonly relation: Relation
  readonly columns: readonly Column[] | undefined
}

/** The tables of a project by every form of their names, with the columns known so far. */
export class KnownTables {
  readonly #byKey = new Map<string, RelationNode>()
  readonly #schemas = new Set<string>()
  readonly #columns = new Map<NodeId, readonly Column[]>()
  /** Ephemeral models by the names of their common tables. */
  readonly #inlined = new Map<string, NodeId>()
  /** Tables that were asked for and are no node's. */
  readonly #strangers = new Map<string, Stranger>()
  readonly #manifest: Manifest
  readonly #fallback: Relation
  readonly #ours: boolean

  /** `ours`: the engine holds nothing but what this project builds and loads. */
  constructor(manifest: Manifest, fallback: Relation, ours: boolean) {
    this.#manifest = manifest
    this.#fallback = fallback
    this.#ours = ours
    for (const node of manifest.nodes.values()) {
      if (!isRelation(node)) continue
      this.#byKey.set(relationKey(node.relation), node)
      this.#schemas.add(node.relation.schema.toLowerCase())
      const columns = declared(node)
      if (columns !== undefined) this.#columns.set(node.id, columns)
    }
  }

  setColumns(id: NodeId, columns: readonly Column[] | undefined): void {
    const node = this.#manifest.nodes.get(id)
    if (columns === undefined) this.#columns.delete(id)
    else
      this.#columns.set(
        id,
        node?.kind === 'snapshot' ? [...columns, ...snapshotColumns(node.config, columns)] : columns,
      )
  }

  columns(id: NodeId): readonly Column[] | undefined {
    return this.#columns.get(id)
  }

  /** The name of an ephemeral model's common table then stands for the model. */
  setInlined(id: NodeId, name: string): void {
    this.#inlined.set(name, id)
  }

  lookup(): TableLookup {
    return (parts) => {
      const inlined = parts.length === 1 ? this.#inlined.get(parts[0] ?? '') : undefined
      if (inlined !== undefined) return { id: inlined, columns: this.#columns.get(inlined) }
      const [name = '', schema, database] = [...parts].reverse()
      const key = relationKey({
        name,
        schema: schema ?? this.#fallback.schema,
        database: database ?? this.#fallback.database,
      })
      const node = this.#byKey.get(key)
      if (node !== undefined) return { id: node.id, columns: this.#columns.get(node.id) }
      return this.#stranger(parts, key, {
        name,
        schema: schema ?? this.#fallback.schema,
        database: database ?? this.#fallback.database,
      })
    }
  }

  /** A table that is no node's. It may be there, except where everything that is there is known. */
  #stranger(parts: readonly string[], key: string, relation: Relation): KnownTable | undefined {
    const missing =
      this.#ours &&
      !besideLoads.test(relation.name) &&
      (parts.length === 1 || this.#schemas.has(relation.schema.toLowerCase()))
    if (missing) return undefined
    const known = this.#strangers.get(key)
    if (known === undefined) this.#strangers.set(key, { relation, columns: undefined })
    return { id: `table:${parts.join('.')}`, columns: known?.columns }
  }

  /** Of the tables that are no node's: those whose columns are not known. */
  strangers(): readonly Relation[] {
    return [...this.#strangers.values()]
      .filter(({ columns }) => columns === undefined)
      .map(({ relation }) => relation)
  }

  /** What the warehouse says of a stranger. */
  learn(relation: Relation, columns: readonly Column[]): void {
    this.#strangers.set(relationKey(relation), { relation, columns })
  }
}

/** Tables that loading and reconciling leave beside those that they fill. */
const besideLoads = /^_(loads|reconciliations)$|__rejects$/i

function isRelation(node: Node): node is RelationNode {
  return node.kind === 'model' || node.kind === 'seed' || node.kind === 'snapshot' || node.kind === 'source'
}

/** Columns that are known to be all of them: a seed's header, a source that Strata loads. */
function declared(node: RelationNode): readonly Column[] | undefined {
  if (node.kind === 'seed') return node.columns.length === 0 ? undefined : node.columns
  if (node.kind !== 'source' || !loadedByUs(node) || node.columns.length === 0) return undefined
  const names = new Set(node.columns.map(({ name }) => name.toLowerCase()))
  return [...node.columns, ...loadColumns.filter(({ name }) => !names.has(name))]
}

function loadedByUs({ loader }: Source): boolean {
  return loader === 'generate' || loader === 'files'
}

const loadColumns: readonly Column[] = [
  { name: '_loaded_at', type: 'TIMESTAMP' },
  { name: '_batch_id', type: 'STRING' },
]

function snapshotColumns(config: Node['config'], columns: readonly Column[]): Column[] {
  const written = config.snapshot_meta_column_names
  const names = isJsonObject(written) ? written : {}
  const name = (standard: string) => String(names[standard] ?? standard)
  const updatedAt = columns.find(
    (column) => column.name.toLowerCase() === String(config.updated_at).toLowerCase(),
  )
  const type = config.strategy === 'check' ? 'TIMESTAMP' : updatedAt?.type
  const time = type === undefined ? {} : { type }
  return [
    { name: name('dbt_scd_id'), type: 'STRING' },
    { name: name('dbt_updated_at'), ...time },
    { name: name('dbt_valid_from'), ...time },
    { name: name('dbt_valid_to'), ...time },
    ...(config.hard_deletes === 'new_record' ? [{ name: name('dbt_is_deleted'), type: 'STRING' }] : []),
  ]
}
