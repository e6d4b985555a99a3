// What a template may ask the warehouse while it renders, and what comes back.

import type { Column } from './column.ts'
import type { Json } from './json.ts'
import type { Relation, RelationKind } from './relation.ts'

export type Lookup =
  /** `run_query`, `statement`; `sql` is already in the engine's dialect. */
  | { readonly kind: 'query'; readonly sql: string }
  /** `adapter.get_relation`, `load_relation`, `is_incremental()` */
  | { readonly kind: 'relation'; readonly relation: Relation }
  /** `adapter.list_relations`, `dbt_utils.get_relations_by_pattern` */
  | { readonly kind: 'relations'; readonly database: string | undefined; readonly schema: string }
  | { readonly kind: 'columns'; readonly relation: Relation }
  | { readonly kind: 'schema'; readonly database: string | undefined; readonly schema: string }

export interface FoundRelation extends Relation {
  readonly kind: RelationKind
  /** Milliseconds since the epoch; only of engines where others may be at work at the same time. */
  readonly createdAt?: number
  /** Of engines that lay a table out once and for all: its partitions and clusters, in the engine's own form. */
  readonly layout?: string
}

/** Integers beyond 2^53, decimals, dates and timestamps as told by `types` (engine type names). */
export interface ResultTable {
  readonly columns: readonly string[]
  readonly types: readonly string[]
  readonly rows: readonly (readonly Json[])[]
}

export type LookupAnswer =
  | { readonly kind: 'query'; readonly table: ResultTable }
  | { readonly kind: 'relation'; readonly found: FoundRelation | undefined }
  | { readonly kind: 'relations'; readonly found: readonly FoundRelation[] }
  | { readonly kind: 'columns'; readonly columns: readonly Column[] }
  | { readonly kind: 'schema'; readonly exists: boolean }

/** Given to `compile/` and to late rendering as an argument; without it, a template that asks is late. */
export type Ask = (lookup: Lookup) => Promise<LookupAnswer>
