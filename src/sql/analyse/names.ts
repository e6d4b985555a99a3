// From a dotted path to what it stands for: a column, a field, a row, an element, an alias.

import {
  ambiguousAlias,
  ambiguousColumn,
  notStruct,
  unknownField,
} from '../../problems/catalogue/sql-names.ts'
import { originalColumn } from '../../problems/catalogue/sql-rules.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Resolution } from '../analysis.ts'
import type { ColumnReference, Identifier } from '../ast.ts'
import { printType } from '../type-text.ts'
import type { SqlType } from '../types.ts'
import { DATE, fieldOf, INT64, STRING, TIMESTAMP, UNKNOWN } from '../types.ts'
import type { Lineage } from './lineage.ts'
import { combine, fieldLineage, UNTOLD } from './lineage.ts'
import { isChangedInPipe } from './piped-original.ts'
import type { Column, Scope, Value, Variable } from './scope.ts'
import { variableNamed } from './scope.ts'
import { tellUnknown } from './unknown-name.ts'
import type { Place, Work } from './work.ts'
import { mayHint, report } from './work.ts'

interface Found {
  readonly value: Value
  readonly resolution: Resolution | undefined
}

export const UNKNOWN_VALUE: Value = { type: UNKNOWN, nullable: undefined, lineage: UNTOLD }

/** Columns that BigQuery's tables have without declaring them. */
const pseudoColumns: Readonly<Record<string, SqlType>> = {
  _partitiontime: TIMESTAMP,
  _partitiondate: DATE,
  _table_suffix: STRING,
  _file_name: STRING,
  _change_type: STRING,
  _change_timestamp: TIMESTAMP,
}

/** Resolves a path, remembers what it stands for, and tells when it certainly stands for nothing. */
export function resolveColumn(node: ColumnReference, place: Place, work: Work): Value {
  const found = lookUp(node, place, work)
  if (found === 'unsure') return UNKNOWN_VALUE
  if (found === undefined) {
    tellUnknown(node, place, work)
    return UNKNOWN_VALUE
  }
  if (found.resolution === undefined) return found.value
  work.resolutions.set(node, found.resolution)
  return followFields(node, found.value, found.resolution.used, work)
}

/** The struct fields that follow what a path's first parts name. */
function followFields(node: ColumnReference, start: Value, used: number, work: Work): Value {
  let value = start
  for (let index = used; index < node.parts.length; index++) {
    value = fieldValue(value, node.parts[index]!, () => pathText(node.parts.slice(0, index)), work)
  }
  return value
}

export function fieldValue(base: Value, name: Identifier, path: () => string, work: Work): Value {
  const { type } = base
  const lineage = fieldLineage(base.lineage, name.name)
  if (type.kind === 'struct') {
    const field = fieldOf(type, name.name)
    if (field === undefined) {
      const known = type.fields.flatMap((each) => each.name ?? [])
      const near = mayHint(work) ? didYouMean(name.name, known) : undefined
      report(work, name, unknownField({ name: name.name, path: path(), near, known }))
      return UNKNOWN_VALUE
    }
    return { type: field.type, nullable: undefined, lineage }
  }
  if (type.kind === 'json') return { type, nullable: undefined, lineage }
  if (fieldless.has(type.kind)) {
    const text = printType(type, work.dialect) ?? type.kind.toUpperCase()
    report(work, name, notStruct({ name: name.name, path: path(), type: text }))
  }
  return { type: UNKNOWN, nullable: undefined, lineage }
}

const fieldless: ReadonlySet<SqlType['kind']> = new Set<SqlType['kind']>([
  'int64',
  'float64',
  'numeric',
  'bignumeric',
  'bool',
  'string',
  'bytes',
  'date',
  'datetime',
  'time',
  'timestamp',
  'array',
])

function pathText(parts: readonly Identifier[]): string {
  return parts.map((part) => part.name).join('.')
}

function lookUp(node: ColumnReference, place: Place, work: Work): Found | 'unsure' | undefined {
  const { parts } = node
  const [first] = parts
  if (first === undefined) return 'unsure'
  const key = first.name.toLowerCase()
  const position = work.dialect === 'duckdb' && !first.quoted && /^#\d+$/.test(key) ? Number(key.slice(1)) : 0
  if (position > 0) return byPosition(position, place)
  if (place.aliasFirst) {
    const alias = aliasNamed(key, node, place, work)
    if (alias !== undefined) return alias
  }
  const found = inScopes(parts, key, place, work)
  if (found !== undefined && found !== 'unsure') return found
  if (!place.aliasFirst) {
    const alias = aliasNamed(key, node, place, work)
    if (alias !== undefined) return alias
  }
  return found ?? pseudo(key, place.scope, work)
}

/** DuckDB's `#1`: the first column of FROM. */
function byPosition(position: number, { scope }: Place): Found | 'unsure' {
  if (scope.inputs.variables.some(({ output }) => output.open !== undefined)) return 'unsure'
  const entry = scope.inputs.star()[position - 1]
  if (entry?.variable === undefined) return 'unsure'
  return columnFound(entry.column, entry.variable, 1, false)
}

function aliasNamed(key: string, node: ColumnReference, place: Place, work: Work): Found | undefined {
  const alias = place.aliases?.get(key)
  // Pipes group by the very node that they select.
  if (alias === undefined || alias.item.expression === node) return undefined
  const first = node.parts[0]!
  if (alias.twice && work.dialect === 'bigquery') {
    report(work, first, ambiguousAlias({ name: first.name }))
    return { value: UNKNOWN_VALUE, resolution: undefined }
  }
  const { value, item, position } = alias
  return { value, resolution: { kind: 'alias', item, position, used: 1 } }
}

function inScopes(
  parts: readonly Identifier[],
  key: string,
  place: Place,
  work: Work,
): Found | 'unsure' | undefined {
  let outer = false
  let unsure: Scope | undefined
  for (let scope: Scope | undefined = place.scope; scope !== undefined; scope = scope.parent) {
    const local = scope.variables?.get(key)
    if (local !== undefined) return { value: local, resolution: { kind: 'variable', used: 1 } }
    const alias = outer ? scope.aliases?.get(key) : undefined
    if (alias !== undefined) {
      const { value, item, position } = alias
      return { value, resolution: { kind: 'alias', item, position, used: 1 } }
    }
    // Behind a table of which the columns are not known, only the name of a table leads outwards.
    const reachable =
      unsure === undefined || !outer || variableNamed(scope.inputs.variables, key) !== undefined
    const found = reachable ? inScope(parts, key, scope, outer, place, work) : undefined
    if (found !== undefined) return found
    if (scope.inputs.variables.some((each) => each.output.open !== undefined)) unsure ??= scope
    outer ||= scope.kind === 'base'
  }
  return unsure === undefined ? undefined : inOpenTable(parts, unsure)
}

/** A column that is in no known table must be in the only table whose columns are not known. */
function inOpenTable(parts: readonly Identifier[], scope: Scope): Found | 'unsure' {
  const open = scope.inputs.variables.filter((each) => each.output.open !== undefined)
  const [only] = open
  if (only === undefined || open.length > 1) return 'unsure'
  const lineage = only.output.open?.(parts[0]!.name)
  if (lineage === undefined) return 'unsure'
  const rest = parts.slice(1)
  const value = { type: UNKNOWN, nullable: undefined, lineage: fieldsOf(lineage, rest) }
  return { value, resolution: undefined }
}

function fieldsOf(lineage: Lineage, parts: readonly Identifier[]): Lineage {
  return parts.reduce((each, part) => fieldLineage(each, part.name), lineage)
}

function inScope(
  parts: readonly Identifier[],
  key: string,
  scope: Scope,
  outer: boolean,
  place: Place,
  work: Work,
): Found | 'unsure' | undefined {
  const { variables } = scope.inputs
  const rowFirst = work.dialect === 'bigquery' || parts.length > 1
  if (rowFirst) {
    const variable = variableNamed(variables, key)
    if (variable !== undefined && !(parts.length === 1 && isPipedElement(variable, key))) {
      const found = throughVariable(variable, parts, outer, work, variables)
      if (found !== undefined) return found
    }
  }
  const column = bareColumn(parts[0]!, key, scope, outer, place, work)
  if (column !== undefined) return column
  const qualified = parts.length > 2 ? byQualifiedName(parts, scope, outer) : undefined
  if (qualified !== undefined) return qualified
  if (rowFirst) return undefined
  const variable = variableNamed(variables, key)
  return variable === undefined ? undefined : throughVariable(variable, parts, outer, work, variables)
}

/** Behind an UNNEST, pipes go on with a table whose column is the element. */
function isPipedElement(variable: Variable, key: string): boolean {
  const { node } = variable
  return node?.kind === 'derived-table' && node.alias?.element === true && variable.find(key) !== undefined
}

/** `t`, `t.column`, or `e.field` of an UNNEST's element. */
function throughVariable(
  variable: Variable,
  parts: readonly Identifier[],
  outer: boolean,
  work: Work,
  variables: readonly Variable[],
): Found | 'unsure' | undefined {
  const { element } = variable
  const second = parts[1]
  if (second === undefined) {
    if (element !== undefined) {
      return { value: element, resolution: { kind: 'element', source: variable, used: 1, outer } }
    }
    const key = parts[0]!.name.toLowerCase()
    const hidden = variables.some((each) => each.find(key) !== undefined)
    return {
      value: rowValue(variable),
      resolution: { kind: 'row', source: variable, used: 1, outer, hidden },
    }
  }
  if (isChangedInPipe(variable.node, second.name)) {
    report(work, second, originalColumn({ name: second.name }))
    return 'unsure'
  }
  const column = variable.find(second.name.toLowerCase())
  if (column !== undefined) {
    if (variable.isTwice(second.name.toLowerCase()) && work.dialect === 'bigquery') {
      report(work, second, ambiguousColumn({ name: second.name, tables: [] }))
    }
    return columnFound(column, variable, 2, outer)
  }
  const { open } = variable.output
  if (open !== undefined) {
    const lineage = open(second.name)
    if (lineage === undefined) return 'unsure'
    const value = { type: UNKNOWN, nullable: undefined, lineage: fieldsOf(lineage, parts.slice(2)) }
    return { value, resolution: undefined }
  }
  if (element !== undefined) {
    if (element.type.kind === 'unknown') {
      const value = { ...element, lineage: fieldLineage(element.lineage, second.name) }
      return { value, resolution: undefined }
    }
    return { value: element, resolution: { kind: 'element', source: variable, used: 1, outer } }
  }
  return undefined
}

function columnFound(column: Column, source: Variable, used: number, outer: boolean): Found {
  return {
    value: column,
    resolution: { kind: 'column', source, column: column.name, merged: false, used, outer },
  }
}

function rowValue(variable: Variable): Value {
  const { columns, open } = variable.output
  if (open !== undefined) return UNKNOWN_VALUE
  const fields = new Map(columns.map((column) => [column.name.toLowerCase(), column.lineage]))
  const whole = combine([...fields.values()], 'transform')
  return {
    type: { kind: 'struct', fields: columns.map(({ name, type }) => ({ name, type })) },
    nullable: undefined,
    lineage: { ...whole, fields },
  }
}

function bareColumn(
  first: Identifier,
  key: string,
  scope: Scope,
  outer: boolean,
  place: Place,
  work: Work,
): Found | undefined {
  const { variables, merged } = scope.inputs
  const joined = merged?.get(key)
  let found: Column | undefined
  let source: Variable | undefined
  let others: Variable[] | undefined
  for (const variable of variables) {
    if (joined?.variables.includes(variable)) continue
    const column = variable.find(key)
    if (column === undefined) continue
    if (found === undefined && joined === undefined) {
      found = column
      source = variable
    } else (others ??= []).push(variable)
  }
  if (others !== undefined) {
    // DuckDB falls back on the select list.
    if (place.aliases?.has(key) === true && work.dialect === 'duckdb') return undefined
    const starred = place.scope === scope ? place.starred?.get(key) : undefined
    if (starred?.variable !== undefined) return byStar(starred.column, starred.variable)
    const tables = [source ?? joined?.variables[0], ...others].flatMap((each) => each?.name ?? [])
    report(work, first, ambiguousColumn({ name: first.name, tables }))
    return { value: UNKNOWN_VALUE, resolution: undefined }
  }
  if (joined !== undefined) {
    const { column } = joined
    const resolution: Resolution = {
      kind: 'column',
      source: joined.variables[0]!,
      column: column.name,
      merged: true,
      used: 1,
      outer,
    }
    return { value: column, resolution }
  }
  if (found === undefined || source === undefined) return undefined
  if (source.isTwice(key) && work.dialect === 'bigquery') {
    report(work, first, ambiguousColumn({ name: first.name, tables: [] }))
  }
  // An element's alias is no column: `source` then is the UNNEST itself.
  if (source.element !== undefined && source.name?.toLowerCase() === key) {
    return { value: source.element, resolution: { kind: 'element', source, used: 1, outer } }
  }
  return columnFound(found, source, 1, outer)
}

function byStar(column: Column, source: Variable): Found {
  return {
    value: column,
    resolution: {
      kind: 'column',
      source,
      column: column.name,
      merged: false,
      used: 1,
      outer: false,
      byStar: true,
    },
  }
}

/** `schema.table.column` of a table without alias. */
function byQualifiedName(
  parts: readonly Identifier[],
  scope: Scope,
  outer: boolean,
): Found | 'unsure' | undefined {
  for (const variable of scope.inputs.variables) {
    const { qualifiers } = variable
    for (let used = 2; used <= qualifiers.length && used < parts.length; used++) {
      const tail = qualifiers.slice(qualifiers.length - used)
      if (!tail.every((name, i) => name.toLowerCase() === parts[i]!.name.toLowerCase())) continue
      const column = variable.find(parts[used]!.name.toLowerCase())
      if (column !== undefined) return columnFound(column, variable, used + 1, outer)
      if (variable.output.open !== undefined) return 'unsure'
    }
  }
  return undefined
}

function pseudo(key: string, scope: Scope, work: Work): Found | undefined {
  const tables = scope.inputs.variables.some((each) => each.kind === 'table')
  if (!tables) return undefined
  if (work.dialect === 'duckdb') {
    return key === 'rowid' || key === 'filename' || key === 'file_row_number'
      ? { value: { ...UNKNOWN_VALUE, type: key === 'filename' ? STRING : INT64 }, resolution: undefined }
      : undefined
  }
  const type = pseudoColumns[key]
  return type === undefined ? undefined : { value: { ...UNKNOWN_VALUE, type }, resolution: undefined }
}
