import type { Column } from '../../manifest/column.ts'
import type { Ask, Lookup, LookupAnswer } from '../../manifest/lookup.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Node } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import { type Relation, relationKey } from '../../manifest/relation.ts'

/**
 * What a template is told by the warehouse before anything is built may differ from what it will be told then: a model that
 * it looks at is not there yet, or not as it will be. The query that it renders to is then not the one that will run.
 */
export class CertainAnswers {
  readonly #node: Node
  readonly #manifest: Manifest
  readonly #columns: (id: NodeId) => readonly Column[] | undefined
  #guessed = false

  constructor(node: Node, manifest: Manifest, columns: (id: NodeId) => readonly Column[] | undefined) {
    this.#node = node
    this.#manifest = manifest
    this.#columns = columns
  }

  /** Some answer will be another one once what the node reads is built. */
  get guessed(): boolean {
    return this.#guessed
  }

  watch(ask: Ask): Ask {
    return async (lookup) => {
      const answer = await ask(lookup)
      if (!this.#isCertain(lookup, answer)) this.#guessed = true
      return answer
    }
  }

  #isCertain(lookup: Lookup, answer: LookupAnswer): boolean {
    if (answer.kind === 'query') return answer.table.rows.length > 0
    if (answer.kind === 'relations') return answer.found.length > 0
    if (!('relation' in lookup) || this.#isOwn(lookup.relation)) return true
    if (answer.kind === 'relation') return answer.found !== undefined
    return answer.kind !== 'columns' || this.#isCurrent(lookup.relation, answer.columns)
  }

  /** The model's own table is there or not, as `is_incremental()` wants to know. */
  #isOwn(relation: Relation): boolean {
    return 'relation' in this.#node && relationKey(this.#node.relation) === relationKey(relation)
  }

  #isCurrent(relation: Relation, columns: readonly Column[]): boolean {
    if (columns.length === 0) return false
    const key = relationKey(relation)
    const node = [...this.#manifest.nodes.values()].find(
      (each) => 'relation' in each && each.kind !== 'source' && relationKey(each.relation) === key,
    )
    if (node === undefined) return true
    const names = (list: readonly Column[]) => list.map(({ name }) => name.toLowerCase()).join()
    const known = this.#columns(node.id)
    return known !== undefined && names(known) === names(columns)
  }
}
