import type { Column } from '../../manifest/column.ts'
import type { Problem } from '../../problems/problem.ts'

/** What DuckDB makes of a query that it only reads. */
export type Binding =
  | { readonly kind: 'accepted'; readonly columns: readonly Column[] }
  /** `of`: the function that is missing or takes other arguments, unless the user has made one of that name. */
  | { readonly kind: 'refused'; readonly problem: Problem; readonly of?: string }
  /** The warehouse knows things that are not known here, such as types and files. */
  | { readonly kind: 'open' }
