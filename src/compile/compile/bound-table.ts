import type { Column } from '../../manifest/column.ts'
import type { Relation } from '../../manifest/relation.ts'

/** A table as far as a query that reads it is concerned; every column has its engine type. */
export interface BoundTable {
  readonly relation: Relation
  readonly columns: readonly Column[]
}
