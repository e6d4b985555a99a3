/** A table or view in the warehouse. `database` is BigQuery's project or DuckDB's attached database. */
export interface Relation {
  readonly database: string | undefined
  readonly schema: string
  readonly name: string
}

export type RelationKind = 'table' | 'view' | 'materialized_view' | 'external'

/** Two relations with the same key are the same thing in the warehouse; engines fold case. */
export function relationKey(relation: Relation): string {
  return `${relation.database ?? ''}.${relation.schema}.${relation.name}`.toLowerCase()
}
