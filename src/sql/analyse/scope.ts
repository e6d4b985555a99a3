// What names mean at one place of a query: the tables of its FROM, then those of the queries around it.

import type { OutputColumn, RangeVariable } from '../analysis.ts'
import type { CommonTable, FromItem, SelectItem } from '../ast.ts'
import type { SqlType } from '../types.ts'
import type { Lineage } from './lineage.ts'

export interface Value {
  readonly type: SqlType
  readonly nullable: boolean | undefined
  readonly lineage: Lineage
}

export interface Column extends OutputColumn {
  readonly lineage: Lineage
}

/** Where the columns are not all known: the lineage of a column by its name, as far as that can be told. */
export type Open = (name: string) => Lineage | undefined

export interface Output {
  /** Of SELECT AS STRUCT: the fields. */
  readonly columns: readonly Column[]
  /** What a row is as a value, of SELECT AS STRUCT and AS VALUE. */
  readonly row?: Value | undefined
  /** There are more columns than these. */
  readonly open: Open | undefined
}

export const EMPTY: Output = { columns: [], open: undefined }
export const NOTHING_KNOWN: Output = { columns: [], open: () => undefined }

/** A table in scope. Its index of names is made when a name is first looked up. */
export class Variable implements RangeVariable {
  readonly name: string | undefined
  readonly node: FromItem | undefined
  readonly kind: RangeVariable['kind']
  readonly table: string | undefined
  readonly output: Output
  /** What the name itself stands for, of an UNNEST. */
  readonly element: Value | undefined
  /** The parts of a table's name where there is no alias: `schema.table.column`. */
  readonly qualifiers: readonly string[]
  /** On the side of an outer join that may have no row. */
  optional = false
  private index: Map<string, number> | undefined

  constructor(fields: {
    name: string | undefined
    node: FromItem | undefined
    kind: RangeVariable['kind']
    output: Output
    table?: string | undefined
    element?: Value | undefined
    qualifiers?: readonly string[]
  }) {
    this.name = fields.name
    this.node = fields.node
    this.kind = fields.kind
    this.table = fields.table
    this.output = fields.output
    this.element = fields.element
    this.qualifiers = fields.qualifiers ?? []
  }

  get outputs(): readonly OutputColumn[] | undefined {
    return this.output.open === undefined ? this.output.columns : undefined
  }

  find(name: string): Column | undefined {
    const at = this.indexed().get(name)
    if (at === undefined) return undefined
    const column = this.output.columns[at < 0 ? -at - 1 : at]
    return column === undefined ? undefined : this.seen(column)
  }

  /** As the query sees the column: an outer join may leave it NULL. */
  seen(column: Column): Column {
    return this.optional && column.nullable !== true ? { ...column, nullable: true } : column
  }

  /** Two columns of the table bear the name. */
  isTwice(name: string): boolean {
    return (this.indexed().get(name) ?? 0) < 0
  }

  /** By names in lower case; the first of several columns of one name is marked by a negative place. */
  private indexed(): Map<string, number> {
    if (this.index !== undefined) return this.index
    const index = new Map<string, number>()
    this.index = index
    this.output.columns.forEach((column, place) => {
      const key = column.name.toLowerCase()
      const known = index.get(key)
      if (known === undefined) index.set(key, place)
      else if (known >= 0) index.set(key, -known - 1)
    })
    return index
  }
}

/** A column of USING or NATURAL. */
export interface Merged {
  readonly column: Column
  readonly variables: readonly Variable[]
}

/** One column of the star of a FROM. */
export interface StarEntry {
  readonly column: Column
  readonly variable: Variable | undefined
  readonly merged: boolean
}

/** What a FROM item brings. `star` gives undefined where columns are not known. */
export interface Inputs {
  readonly variables: readonly Variable[]
  readonly merged: ReadonlyMap<string, Merged> | undefined
  readonly star: () => readonly StarEntry[]
}

export const NO_INPUTS: Inputs = { variables: [], merged: undefined, star: () => [] }

export function baseScope(parent: Scope | undefined, commonTables: CommonTables | undefined): Scope {
  return { inputs: NO_INPUTS, parent, kind: 'base', commonTables, variables: undefined }
}

export interface CommonTables {
  readonly name: string
  readonly node: CommonTable
  readonly output: Output
  readonly recursive: boolean
  readonly outer: CommonTables | undefined
}

export interface Scope {
  readonly inputs: Inputs
  readonly parent: Scope | undefined
  /**
   * `select`: the whole FROM of a query; `lateral`: the earlier tables of a FROM; `binding`: names within one
   * expression; `base`: empty, the border of a query: what is found beyond belongs to an enclosing one.
   */
  readonly kind: 'select' | 'lateral' | 'binding' | 'base'
  readonly commonTables: CommonTables | undefined
  /** Names of lambda parameters and the like, in lower case. */
  readonly variables: ReadonlyMap<string, Value> | undefined
  /** BigQuery: outputs of the select list that subqueries within ORDER BY may name, before any column. */
  readonly aliases?: ReadonlyMap<string, ScopeAlias> | undefined
}

export interface ScopeAlias {
  readonly value: Value
  readonly item: SelectItem
  readonly position: number
}

export function findCommonTable(scope: CommonTables | undefined, name: string): CommonTables | undefined {
  for (let each = scope; each !== undefined; each = each.outer) if (each.name === name) return each
  return undefined
}

/** DuckDB numbers the columns of a subquery that bear the same name: id, id_1. */
export function apart(output: Output): Output {
  const seen = new Set<string>()
  let changed: Column[] | undefined
  output.columns.forEach((column, i) => {
    let { name } = column
    for (let n = 1; seen.has(name.toLowerCase()); n++) name = `${column.name}_${n}`
    seen.add(name.toLowerCase())
    if (name === column.name) return
    changed ??= [...output.columns]
    changed[i] = { ...column, name }
  })
  return changed === undefined ? output : { ...output, columns: changed }
}

/** The scope of these inputs alone, before the queries around. */
export function within(inputs: Inputs, lateral: Scope): Scope {
  return {
    inputs,
    parent: lateral,
    kind: 'lateral',
    commonTables: lateral.commonTables,
    variables: undefined,
  }
}

export function inputsOf(...variables: Variable[]): Inputs {
  return {
    variables,
    merged: undefined,
    star: () =>
      variables.flatMap((variable) =>
        variable.output.columns.map((column) => ({ column: variable.seen(column), variable, merged: false })),
      ),
  }
}

export function variableNamed(variables: readonly Variable[], key: string): Variable | undefined {
  for (const each of variables) if (each.name !== undefined && each.name.toLowerCase() === key) return each
  return undefined
}
