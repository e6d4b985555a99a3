import type { Json, JsonObject } from './json.ts'
import type { NodeId } from './node-id.ts'

/** A column as declared in YAML, inferred from SQL, or found in the warehouse; `type` in the project's dialect. */
export interface Column {
  readonly name: string
  readonly type?: string
  readonly nullable?: boolean
  readonly description?: string
  /** Ids of the `docs` blocks in its description. */
  readonly docBlocks?: readonly string[]
  /** Of a time column in a calendar for metrics. */
  readonly granularity?: string
  readonly tags?: readonly string[]
  readonly meta?: JsonObject
  readonly quote?: boolean
  readonly policyTags?: readonly string[]
  readonly constraints?: readonly Json[]
  /** YAML does not say the type: it was inferred. */
  readonly typeFound?: true
  /** What YAML says of the type, where another setting decides. */
  readonly typeWritten?: string
  /** Known from the head of a seed's file alone; nobody says anything of it. */
  readonly found?: true
  /** What was said of the column that this one is a copy of. */
  readonly inherited?: Inherited
}

export interface ColumnOrigin {
  readonly node: NodeId
  readonly column: string
}

/** Where an inherited description, and each inherited tag, was written. */
export interface Inherited {
  readonly description?: ColumnOrigin
  readonly tags?: Readonly<Record<string, ColumnOrigin>>
}

/** How a value reaches an output column. */
export type ColumnFlow = 'copy' | 'rename' | 'transform' | 'aggregate' | 'window' | 'constant'
/** How a column shapes a query's rows without its value being part of the output. */
export type ColumnUse = 'filter' | 'join' | 'group' | 'order'

/** A value edge: `from.column` of an upstream node flows into `to` of the node that holds the edge. */
export interface ColumnEdge {
  readonly from: { readonly node: NodeId; readonly column: string; readonly path?: string }
  readonly to: string
  /** The field of `to` that it becomes, where the query puts the struct together. */
  readonly toPath?: string
  readonly how: ColumnFlow
}

export interface ColumnUseEdge {
  readonly from: { readonly node: NodeId; readonly column: string; readonly path?: string }
  readonly how: ColumnUse
}
