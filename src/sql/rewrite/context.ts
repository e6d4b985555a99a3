// Everything that turns an analysed GoogleSQL statement into one that DuckDB runs with the same result.

import type { Analysis, FunctionLookup, SqlProblem } from '../analysis.ts'
import type { Expression, FromItem, Node, Query, Span } from '../ast.ts'
import type { SqlType } from '../types.ts'
import type { Keeping } from './kept-array.ts'

export type QueryUse = 'rows' | 'table' | 'value'

/** What the rewriting functions share: the analysis, the way down into children, and the way to refuse. */
export interface Rewriting {
  readonly analysis: Analysis
  readonly problems: SqlProblem[]
  /** The rows of the query become a table. */
  readonly kept: Keeping | undefined
  /** Functions that the project defines itself. */
  readonly functions: FunctionLookup
  expression(expression: Expression): Expression
  /** In place of a `value`, SELECT AS STRUCT gives one struct; in place of `rows`, its fields are columns.
   * Of a `table` within a query, SELECT AS VALUE too gives a struct's fields. */
  query(query: Query, as?: QueryUse): Query
  from(item: FromItem): FromItem
  typeOf(expression: Expression): SqlType
  /** A name that no author wrote. */
  fresh(stem: string): string
  /** `fresh` gave the name. */
  isOurs(name: string): boolean
  /** The name under which the elements of an UNNEST stand in the rewritten statement. */
  elementName(item: FromItem | undefined): string | undefined
  nameElement(item: FromItem, name: string): void
  /** The SELECTs around the expression at hand, the innermost last. */
  readonly selects: SelectNotes[]
  /** What stands for a variable of WITH(...), by its name in lower case. */
  readonly variables: Map<string, Expression>
}

/** What a SELECT has to be given once its expressions are rewritten. */
export interface SelectNotes {
  /** The name of a row of one column, TRUE, that joins its FROM. */
  anchor?: string
}

/** Ends the rewrite of one expression; caught where the next larger expression goes on. */
export class Refusal extends Error {}

/** Notes that the construct at `at` cannot run on DuckDB with the same result, and stops. `hint`: how to rewrite it. */
export function refuse(rewriting: Rewriting, at: Span, message: string, hint?: string): never {
  note(rewriting, at, message, hint)
  throw new Refusal(message)
}

/** Notes that the construct at `at` is an error in GoogleSQL itself, and stops. */
export function reject(rewriting: Rewriting, at: Span, message: string, hint?: string): never {
  note(rewriting, at, message, hint, 'not-googlesql')
  throw new Refusal(message)
}

/** As `refuse`, but the caller goes on, to find more. */
export function note(
  rewriting: Rewriting,
  at: Span,
  message: string,
  hint?: string,
  code: 'cannot-run-locally' | 'not-googlesql' = 'cannot-run-locally',
): void {
  rewriting.problems.push({
    code,
    severity: 'error',
    message,
    ...(hint === undefined ? {} : { hint }),
    start: at.start,
    end: at.end,
  })
}

/** The very same node placed elsewhere, so that a copy of an expression points at its use. */
export function placed<T extends Node>(node: T, at: Span): T {
  return { ...node, start: at.start, end: at.end }
}
