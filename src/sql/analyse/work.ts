// What is gathered while one statement is analysed, and the way from a name to a problem about it.

import type { Problem } from '../../problems/problem.ts'
import type {
  FunctionLookup,
  RangeVariable,
  Resolution,
  SqlProblem,
  StarColumn,
  TableLookup,
  TableResolution,
  UseEdge,
} from '../analysis.ts'
import type {
  ColumnReference,
  Dialect,
  Expression,
  FromItem,
  Insert,
  Merge,
  Query,
  QueryBody,
  SelectItem,
  Span,
  Star,
  TableReference,
  Window,
} from '../ast.ts'
import type { SqlType, StructType } from '../types.ts'
import type { Lineage } from './lineage.ts'
import type { Output, Scope, StarEntry, Value } from './scope.ts'

/** An alias of the select list. */
export interface AliasValue {
  readonly value: Value
  readonly item: SelectItem
  readonly position: number
  readonly twice: boolean
}

/** Where an expression stands. */
export interface Place {
  readonly scope: Scope
  /** Aliases of the select list that may be named, by lower case; `aliasFirst`: before columns. */
  readonly aliases: ReadonlyMap<string, AliasValue> | undefined
  readonly aliasFirst: boolean
  /** Columns that stars of the select list give, which settle what a name of several tables means. */
  readonly starred?: ReadonlyMap<string, StarEntry | undefined> | undefined
  /** The clause that forbids aggregates, and the one that forbids window functions. */
  readonly noAggregate: string | undefined
  readonly noWindow: string | undefined
  /** What the select around has shown so far. */
  readonly select: SelectState
}

export interface SelectState {
  /** The WINDOW clause, by name in lower case. */
  readonly windows: ReadonlyMap<string, WindowState>
  aggregates: boolean
  /** There is GROUP BY, and so no group without rows. */
  readonly filledGroups: boolean
  /** A window function was met. */
  windowed: boolean
  /** DuckDB's COLUMNS(...) was met: one item stands for several columns. */
  spreads: boolean
}

export interface WindowState {
  readonly window: Window
  readonly lineage: readonly Lineage[]
}

export interface Work {
  readonly dialect: Dialect
  readonly tables: TableLookup
  readonly functions: FunctionLookup
  readonly types: Map<Expression, SqlType>
  readonly notNull: Set<Expression>
  readonly resolutions: Map<ColumnReference, Resolution>
  readonly tableResolutions: Map<TableReference, TableResolution>
  readonly stars: Map<Star, readonly StarColumn[]>
  readonly outputs: Map<QueryBody, Output>
  readonly variables: Map<FromItem | Insert | Merge, readonly RangeVariable[]>
  readonly uses: Map<string, UseEdge>
  readonly problems: SqlProblem[]
  /** The type of the struct that was written out last. */
  readonly structs: { last: StructType | undefined }
  readonly query: (query: Query, scope: Scope | undefined) => Output
  readonly expression: (expression: Expression, place: Place) => Value
}

/** Beyond this many, near names are no longer looked for: it takes time, and nobody reads them. */
const hintedProblems = 20
const mostProblems = 200

export function report(work: Work, at: Span, problem: Problem): void {
  if (isFull(work)) return
  work.problems.push({
    code: problem.code,
    severity: problem.severity,
    message: shortened(problem.message),
    ...(problem.hint === undefined ? {} : { hint: shortened(problem.hint) }),
    start: at.start,
    end: at.end,
  })
}

const longest = 1000

/** A name may be a megabyte long. */
function shortened(text: string): string {
  if (text.length <= longest) return text
  return `${text.slice(0, longest / 2)}...${text.slice(-longest / 4)}`
}

/** Enough has been told of this statement. */
export function isFull(work: Work): boolean {
  return work.problems.length >= mostProblems
}

export function mayHint(work: Work): boolean {
  return work.problems.length < hintedProblems
}

export function use(work: Work, lineage: Lineage, how: UseEdge['how']): void {
  for (const { table, column, path } of lineage.origins) {
    const key = `${how}\0${table}\0${column}\0${path ?? ''}`
    if (work.uses.has(key)) continue
    work.uses.set(key, { table, column, ...(path === undefined ? {} : { path }), how })
  }
}

export function placeIn(scope: Scope): Place {
  return {
    scope,
    aliases: undefined,
    aliasFirst: false,
    noAggregate: undefined,
    noWindow: undefined,
    select: { windows: new Map(), aggregates: false, filledGroups: false, windowed: false, spreads: false },
  }
}
