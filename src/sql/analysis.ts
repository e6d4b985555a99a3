// What analysis knows of a statement: types, what each name stands for, outputs, lineage and problems.

import type {
  ColumnReference,
  CommonTable,
  Dialect,
  Expression,
  FromItem,
  Insert,
  Merge,
  QueryBody,
  SelectItem,
  Star,
  Statement,
  TableReference,
} from './ast.ts'
import type { SqlType } from './types.ts'

/** How a value reaches an output column. */
export type ColumnFlow = 'copy' | 'rename' | 'transform' | 'aggregate' | 'window' | 'constant'
/** How a column shapes the rows without its value being part of the output. */
export type ColumnUse = 'filter' | 'join' | 'group' | 'order'

/** Something wrong in the SQL text; offsets count UTF-16 units of the input. */
export interface SqlProblem {
  /** Stable, kebab-case. */
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly message: string
  /** What to do now. */
  readonly hint?: string
  readonly start: number
  readonly end: number
}

/** A table as another room knows it; `type` is written in the dialect of the statement. */
export interface KnownTable {
  readonly id: string
  /** Undefined: the table is there, its columns are not known. */
  readonly columns: readonly KnownColumn[] | undefined
}

export interface KnownColumn {
  readonly name: string
  readonly type?: string
  readonly nullable?: boolean
}

/** Gives undefined for a table that does not exist. `parts` are as written: `[project, dataset, table]`. */
export type TableLookup = (parts: readonly string[]) => KnownTable | undefined

/** A function that the project keeps in the warehouse; `returns` is written in the dialect of the statement. */
export interface KnownFunction {
  readonly returns: string
  readonly aggregate: boolean
}

/** Gives undefined for a function that is not the project's. `parts` are as written. */
export type FunctionLookup = (parts: readonly string[]) => KnownFunction | undefined

export interface OutputColumn {
  /** Empty where BigQuery gives no name (`SELECT 1 + 1`). */
  readonly name: string
  readonly type: SqlType
  /** False only where a NULL is impossible, undefined where it is not known. */
  readonly nullable: boolean | undefined
}

/** A table as FROM puts it in scope: what an alias, or a table name without alias, stands for. */
export interface RangeVariable {
  readonly name: string | undefined
  readonly node: FromItem | undefined
  /** `array`: the elements of UNNEST or of an array path; a name then stands for the element itself. */
  readonly kind: 'table' | 'common-table' | 'derived' | 'array' | 'offset' | 'function' | 'pivot' | 'target'
  /** The lookup's id where `kind` is `table` or `target`. */
  readonly table: string | undefined
  /** Of an array: what one element is. */
  readonly element?: { readonly type: SqlType } | undefined
  readonly outputs: readonly OutputColumn[] | undefined
}

/** What a dotted path stands for. `used` counts the leading parts that name it; parts beyond are struct fields. */
export type Resolution =
  /** `merged`: a column of USING or NATURAL, which is no single table's. */
  | {
      readonly kind: 'column'
      readonly source: RangeVariable
      readonly column: string
      readonly merged: boolean
      readonly used: number
      /** The source belongs to an enclosing query. */
      readonly outer: boolean
      /** The name alone is in several tables; a star of the select list says of which it is meant. */
      readonly byStar?: boolean | undefined
    }
  /** A whole row: the alias of a table used as a value. */
  | {
      readonly kind: 'row'
      readonly source: RangeVariable
      readonly used: number
      readonly outer: boolean
      /** A column of FROM bears the same name, which DuckDB would take. */
      readonly hidden: boolean
    }
  /** The element of an UNNEST, or its offset. */
  | {
      readonly kind: 'element'
      readonly source: RangeVariable
      readonly used: number
      readonly outer: boolean
    }
  /** An alias of the select list, in GROUP BY, HAVING, QUALIFY, ORDER BY or (DuckDB) anywhere after it. */
  | {
      readonly kind: 'alias'
      readonly item: SelectItem | undefined
      readonly position: number
      readonly used: number
    }
  /** A lambda's parameter, a variable of WITH(...), a parameter of a SQL function. */
  | { readonly kind: 'variable'; readonly used: number }

/** What the name of a TableReference stands for. */
export type TableResolution =
  | { readonly kind: 'table'; readonly id: string }
  | { readonly kind: 'common-table'; readonly node: CommonTable; readonly recursive: boolean }
  /** BigQuery: a path to an array column of an earlier table of the same FROM, or of an outer query. */
  | { readonly kind: 'array'; readonly resolution: Resolution; readonly type: SqlType }

/** One column that a star gives, in order. `replaced` is the expression of REPLACE. */
export interface StarColumn {
  readonly name: string
  readonly type: SqlType
  readonly source: RangeVariable | undefined
  /** The column's own name before RENAME. */
  readonly column: string
  readonly merged: boolean
  readonly replaced: Expression | undefined
}

/** From a column of a table to an output column of the statement; `path` is a struct field: `address.city`. */
export interface LineageEdge {
  readonly table: string
  readonly column: string
  readonly path?: string
  readonly to: string
  /** The field of `to` that it becomes, where the query puts the struct together: `address.city`. */
  readonly toPath?: string
  readonly how: ColumnFlow
}

export interface UseEdge {
  readonly table: string
  readonly column: string
  readonly path?: string
  readonly how: ColumnUse
}

/** An output column of the whole statement with the sum of its edges' kinds (`constant` without any). */
export interface ResultColumn extends OutputColumn {
  readonly how: ColumnFlow
}

export interface Analysis {
  readonly dialect: Dialect
  readonly statement: Statement
  /** `unknown` for what was not reached or cannot be told. */
  typeOf(expression: Expression): SqlType
  /** False only where a NULL is impossible. */
  nullableOf(expression: Expression): boolean | undefined
  /** Undefined where the name could not be resolved, e.g. because a table's columns are not known. */
  resolve(reference: ColumnReference): Resolution | undefined
  tableOf(reference: TableReference): TableResolution | undefined
  /** Undefined where a table's columns are not known. */
  expand(star: Star): readonly StarColumn[] | undefined
  /** The output of a query, of each operand of a set operation, and of VALUES. */
  outputOf(query: QueryBody): readonly OutputColumn[] | undefined
  /** The tables that the FROM item puts in scope, in the order of the text; the table into which rows go. */
  variablesOf(item: FromItem | Insert | Merge): readonly RangeVariable[]
  /** What the statement gives; undefined if it is no query or its columns are not known. */
  readonly columns: readonly ResultColumn[] | undefined
  readonly edges: readonly LineageEdge[]
  readonly uses: readonly UseEdge[]
  readonly problems: readonly SqlProblem[]
}

export interface AnalyseOptions {
  readonly dialect: Dialect
  readonly tables: TableLookup
  readonly functions?: FunctionLookup | undefined
}
