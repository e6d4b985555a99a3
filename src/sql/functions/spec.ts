// One row per BigQuery function: what it takes, what it gives, and how DuckDB is made to give the same.
import type { Call, Expression, OrderItem, Window } from '../ast.ts'
import type { SqlType } from '../types.ts'

/** `equal`: same result for every input; `limited`: same result within the row's note, refused or an error beyond. */
export type FunctionStatus = 'equal' | 'limited' | 'refused'

export type FunctionKind = 'scalar' | 'aggregate' | 'window' | 'table'

export type FunctionFamily =
  | 'aggregate'
  | 'approximate aggregate'
  | 'statistical aggregate'
  | 'navigation'
  | 'numbering'
  | 'array'
  | 'string'
  | 'regular expression'
  | 'date'
  | 'datetime'
  | 'time'
  | 'timestamp'
  | 'interval'
  | 'mathematical'
  | 'conversion'
  | 'json'
  | 'hash'
  | 'net'
  | 'conditional'
  | 'debugging'
  | 'range'
  | 'geography'
  | 'other'

/**
 * A pattern for one argument or for the result: a type, `any`, a type variable (`T`, `U`; `N` stands for int64,
 * numeric, bignumeric and float64 only), `part` (a word such as MONTH, not a value), `lambda`, or `array<...>`.
 */
export type TypePattern =
  | { readonly kind: 'type'; readonly type: SqlType }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'any' | 'part' | 'lambda' | 'struct' }
  | { readonly kind: 'array'; readonly element: TypePattern }

export interface Parameter {
  readonly pattern: TypePattern
  readonly optional: boolean
  readonly repeated: boolean
  /** A literal such as 0.5 stays the FLOAT64 that it is. */
  readonly strict?: boolean
  /** The name in `name => value`, where the function takes it so. */
  readonly name?: string
}

export interface Signature {
  readonly parameters: readonly Parameter[]
  readonly result: TypePattern
}

/** What a row's rewrite gets: the call as written, its arguments already rewritten and coerced. */
export interface RewriteCall {
  readonly name: string
  readonly node: Call
  readonly args: readonly Expression[]
  /** The arguments as the author wrote them (parts and literals are read off here). */
  readonly written: readonly Expression[]
  /** The types of the arguments as written. */
  readonly types: readonly SqlType[]
  /** What each argument was coerced to; undefined where it was left as it is. */
  readonly targets: readonly (SqlType | undefined)[]
  readonly result: SqlType
  /** The rewritten OVER and ORDER BY of the call. */
  readonly window: Window | undefined
  readonly orderBy: readonly OrderItem[]
  /** For what stands beside the arguments: LIMIT, HAVING MAX, FILTER. */
  readonly rewrite: (expression: Expression) => Expression
  readonly typeOf: (expression: Expression) => SqlType
  /** Ends the rewrite of this call with a `cannot-run-locally` problem at `at` (the call, if not given). */
  readonly refuse: (message: string, hint?: string, at?: Expression) => never
  /** As `refuse`, with a `not-googlesql` problem: BigQuery would not run it either. */
  readonly reject: (message: string, hint?: string, at?: Expression) => never
}

export type DuckdbRewrite = (call: RewriteCall) => Expression

export interface FunctionSpec {
  /** Upper case, with its prefix: `NET.HOST`. */
  readonly name: string
  readonly family: FunctionFamily
  readonly kind: FunctionKind
  readonly signatures: readonly Signature[]
  /** The signatures as they are told to people. */
  readonly texts: readonly string[]
  /** The type of the call; `unknown` when the arguments do not tell. */
  readonly result: (args: readonly SqlType[], call: Call) => SqlType
  readonly status: FunctionStatus
  /** The limit of a `limited` row, or what to do instead of a `refused` one. */
  readonly note?: string
  /** True when it also runs as an analytic function with OVER. */
  readonly over?: boolean
  readonly duckdb: DuckdbRewrite
}
