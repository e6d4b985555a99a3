// What each item of FROM brings into scope.

import {
  aliasCountMismatch,
  duplicateAlias,
  unknownColumn,
  unknownTable,
} from '../../problems/catalogue/sql.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Resolution } from '../analysis.ts'
import type {
  ColumnReference,
  DerivedTable,
  FromItem,
  Identifier,
  Join,
  TableAlias,
  TableFunction,
  TableReference,
  Unnest,
  WithOffset,
} from '../ast.ts'
import { callName } from '../ast.ts'
import { supertype } from '../coerce.ts'
import { parseType } from '../type-text.ts'
import type { SqlType } from '../types.ts'
import { INT64, UNKNOWN } from '../types.ts'
import { CONSTANT, combine, fieldLineage } from './lineage.ts'
import { resolveColumn, variableNamed } from './names.ts'
import { pivotOutput, unpivotOutput } from './pivot.ts'
import type { Column, Inputs, Merged, Output, Scope, StarEntry, Value } from './scope.ts'
import { apart, findCommonTable, NOTHING_KNOWN, Variable } from './scope.ts'
import type { Work } from './work.ts'
import { mayHint, placeIn, report, use } from './work.ts'

/** `lateral` holds the earlier tables of the same FROM, its parents are the queries around. */
export function fromItem(item: FromItem, lateral: Scope, work: Work): Inputs {
  const inputs = anyItem(item, lateral, work)
  work.variables.set(item, inputs.variables)
  return inputs
}

function anyItem(item: FromItem, lateral: Scope, work: Work): Inputs {
  switch (item.kind) {
    case 'table':
      return tableReference(item, lateral, work)
    case 'unnest':
      return unnest(item, lateral, work)
    case 'derived-table':
      return derivedTable(item, lateral, work)
    case 'table-function':
      return tableFunction(item, lateral, work)
    case 'join':
      return join(item, lateral, work)
    case 'pivot': {
      const inputs = fromItem(item.input, lateral, work)
      return renamed(item, item.alias, 'pivot', pivotOutput(item, within(inputs, lateral), work), work)
    }
    case 'unpivot': {
      const inputs = fromItem(item.input, lateral, work)
      return renamed(item, item.alias, 'pivot', unpivotOutput(item, within(inputs, lateral), work), work)
    }
  }
}

/** The scope of these inputs alone, before the queries around. */
function within(inputs: Inputs, lateral: Scope): Scope {
  return {
    inputs,
    parent: lateral,
    kind: 'lateral',
    commonTables: lateral.commonTables,
    variables: undefined,
  }
}

function single(...variables: Variable[]): Inputs {
  return {
    variables,
    merged: undefined,
    star: () =>
      variables.flatMap((variable) =>
        variable.output.columns.map((column) => ({ column: variable.seen(column), variable, merged: false })),
      ),
  }
}

function renamed(
  node: FromItem,
  alias: TableAlias | undefined,
  kind: Variable['kind'],
  output: Output,
  work: Work,
  fallback?: string,
  table?: string,
  qualifiers?: readonly string[],
): Inputs {
  return single(
    new Variable({
      name: alias?.name.name ?? fallback,
      node,
      kind,
      table,
      output: withColumnNames(output, alias, work),
      qualifiers: alias === undefined ? (qualifiers ?? []) : [],
    }),
  )
}

/** `AS t (a, b)`. */
function withColumnNames(output: Output, alias: TableAlias | undefined, work: Work): Output {
  const names = alias?.columns ?? []
  if (alias === undefined || names.length === 0) return output
  if (output.open !== undefined) {
    const columns = names.map(
      (name): Column => ({
        name: name.name,
        type: UNKNOWN,
        nullable: undefined,
        lineage: CONSTANT,
      }),
    )
    return { columns, open: () => undefined }
  }
  if (names.length > output.columns.length) {
    const args = { name: alias.name.name, given: names.length, columns: output.columns.length }
    report(work, alias, aliasCountMismatch(args))
  }
  const columns = output.columns.map((column, i) =>
    names[i] === undefined ? column : { ...column, name: names[i].name },
  )
  return { columns, open: undefined }
}

function tableReference(item: TableReference, lateral: Scope, work: Work): Inputs {
  const last = item.name[item.name.length - 1]!
  const array = arrayPath(item, lateral, work)
  if (array !== undefined) return array
  if (item.name.length === 1) {
    const found = findCommonTable(lateral.commonTables, last.name.toLowerCase())
    if (found !== undefined) {
      work.tableResolutions.set(item, {
        kind: 'common-table',
        node: found.node,
        recursive: found.recursive,
      })
      return renamed(item, item.alias, 'common-table', found.output, work, last.name)
    }
  }
  const parts = item.name.map((part) => part.name)
  const table = work.tables(parts)
  if (table === undefined) {
    tellUnknownTable(item, lateral, work)
    return renamed(item, item.alias, 'table', NOTHING_KNOWN, work, last.name)
  }
  work.tableResolutions.set(item, { kind: 'table', id: table.id })
  const output = tableOutput(table.id, table.columns, work)
  return renamed(item, item.alias, 'table', output, work, last.name, table.id, parts)
}

export function tableOutput(
  id: string,
  known: readonly { name: string; type?: string; nullable?: boolean }[] | undefined,
  work: Work,
): Output {
  if (known === undefined) {
    return {
      columns: [],
      open: (name) => ({
        origins: [{ table: id, column: name, path: undefined, how: 'copy' }],
        how: 'copy',
      }),
    }
  }
  const columns = known.map(
    (column): Column => ({
      name: column.name,
      type: column.type === undefined ? UNKNOWN : parseType(column.type, work.dialect),
      nullable: column.nullable,
      lineage: { origins: [{ table: id, column: column.name, path: undefined, how: 'copy' }], how: 'copy' },
    }),
  )
  return { columns, open: undefined }
}

function tellUnknownTable(item: TableReference, lateral: Scope, work: Work): void {
  const name = item.name.map((part) => part.name).join('.')
  const known: string[] = []
  for (let each = lateral.commonTables; each !== undefined; each = each.outer) known.push(each.node.name.name)
  const near = mayHint(work) ? didYouMean(name, known) : undefined
  const at = { start: item.name[0]!.start, end: item.name[item.name.length - 1]!.end }
  report(work, at, unknownTable({ name, near, known }))
}

/** BigQuery: `FROM orders AS o, o.items`. */
function arrayPath(item: TableReference, lateral: Scope, work: Work): Inputs | undefined {
  if (work.dialect !== 'bigquery' || item.name.length < 2) return undefined
  const key = item.name[0]!.name.toLowerCase()
  let known = false
  for (let each: Scope | undefined = lateral; each !== undefined && !known; each = each.parent) {
    known = variableNamed(each.inputs.variables, key) !== undefined
  }
  if (!known) return undefined
  const [first] = item.name
  const path: ColumnReference = {
    kind: 'column',
    parts: item.name,
    start: first!.start,
    end: item.name[item.name.length - 1]!.end,
  }
  const value = resolveColumn(path, placeIn(lateral), work)
  const resolution: Resolution = work.resolutions.get(path) ?? { kind: 'variable', used: item.name.length }
  work.tableResolutions.set(item, { kind: 'array', resolution, type: value.type })
  const name = item.alias?.name.name ?? item.name[item.name.length - 1]!.name
  return elements(item, name, value, item.withOffset)
}

function unnest(item: Unnest, lateral: Scope, work: Work): Inputs {
  const values = item.expressions.map((each) => work.expression(each, placeIn(lateral)))
  const [first] = values
  if (work.dialect === 'bigquery' && first !== undefined && values.length === 1) {
    return elements(item, item.alias?.name.name, first, item.withOffset)
  }
  const name = item.alias?.name.name
  const columns = values.map(
    (value, i): Column => ({
      name: item.alias?.columns[i]?.name ?? (values.length > 1 ? '' : 'unnest'),
      ...elementOf(value),
    }),
  )
  if (item.ordinality === true) {
    const ordinality = item.alias?.columns[values.length]?.name ?? 'ordinality'
    columns.push({ name: ordinality, type: INT64, nullable: false, lineage: CONSTANT })
  }
  const spread = values.some(({ type }) => type.kind !== 'array')
  const output: Output = { columns, open: spread ? () => undefined : undefined }
  return single(new Variable({ name: name ?? 'unnest', node: item, kind: 'array', output }))
}

/** The elements of one array: the alias is the element; a struct's fields are columns. */
function elements(
  node: FromItem,
  name: string | undefined,
  array: Value,
  offset: WithOffset | undefined,
): Inputs {
  const element = elementOf(array)
  const { type } = element
  const columns: Column[] =
    type.kind === 'struct'
      ? type.fields.map((field) => ({
          name: field.name ?? '',
          type: field.type,
          nullable: undefined,
          lineage: fieldLineage(element.lineage, field.name ?? ''),
        }))
      : [{ name: name ?? '', ...element }]
  const output: Output = {
    columns,
    open: type.kind === 'unknown' ? (field) => fieldLineage(element.lineage, field) : undefined,
  }
  const variables = [new Variable({ name, node, kind: 'array', output, element })]
  if (offset !== undefined) variables.push(offsetVariable(node, offset))
  return single(...variables)
}

function offsetVariable(node: FromItem, offset: WithOffset): Variable {
  const name = offset.alias?.name ?? 'offset'
  const value: Value = { type: INT64, nullable: false, lineage: CONSTANT }
  const output: Output = { columns: [{ name, ...value }], open: undefined }
  return new Variable({ name, node, kind: 'offset', output, element: value })
}

export function elementOf(array: Value): Value {
  const type: SqlType = array.type.kind === 'array' ? array.type.element : UNKNOWN
  return { type, nullable: undefined, lineage: array.lineage }
}

function derivedTable(item: DerivedTable, lateral: Scope, work: Work): Inputs {
  const seesSiblings = item.lateral === true || work.dialect === 'duckdb'
  const output = work.query(item.query, seesSiblings ? lateral : enclosing(lateral))
  return renamed(item, item.alias, 'derived', work.dialect === 'duckdb' ? apart(output) : output, work)
}

/** Without the earlier tables of the same FROM. */
function enclosing(lateral: Scope): Scope {
  let scope: Scope = lateral
  while (scope.kind === 'lateral' && scope.parent !== undefined) scope = scope.parent
  return scope
}

function tableFunction(item: TableFunction, lateral: Scope, work: Work): Inputs {
  for (const arg of item.call.args) {
    const value = arg.kind === 'named-argument' ? arg.value : arg
    // A bare word may be the name of a table or a setting, which only the function knows.
    if (value.kind !== 'column' && value.kind !== 'table-argument') work.expression(value, placeIn(lateral))
  }
  const name = callName(item.call).toLowerCase()
  const output =
    work.dialect === 'duckdb' && (name === 'range' || name === 'generate_series')
      ? rangeOutput(name)
      : NOTHING_KNOWN
  return renamed(item, item.alias, 'function', output, work, name)
}

function rangeOutput(name: string): Output {
  return { columns: [{ name, type: UNKNOWN, nullable: false, lineage: CONSTANT }], open: undefined }
}

function join(item: Join, lateral: Scope, work: Work): Inputs {
  const left = fromItem(item.left, lateral, work)
  const right = fromItem(item.right, within(left, lateral), work)
  tellDuplicates(left, right, item.right, work)
  if (item.type === 'left' || item.type === 'full') for (const each of right.variables) each.optional = true
  if (item.type === 'right' || item.type === 'full') for (const each of left.variables) each.optional = true
  const names = item.using ?? (item.natural === true ? commonNames(left, right) : [])
  const merged = names.length === 0 ? mergedOf(left, right) : usingColumns(item, names, left, right, work)
  const oneSided = item.type === 'semi' || item.type === 'anti'
  const both: Inputs = {
    variables: [...left.variables, ...right.variables],
    merged,
    star: () => joinedStar(left, right, names, merged, work),
  }
  if (item.on !== undefined) {
    const scope: Scope = within(both, lateral)
    const place = { ...placeIn(scope), noAggregate: 'ON', noWindow: 'ON' }
    use(work, work.expression(item.on, place).lineage, 'join')
  }
  return oneSided ? left : both
}

function mergedOf(left: Inputs, right: Inputs): ReadonlyMap<string, Merged> | undefined {
  if (left.merged === undefined) return right.merged
  return right.merged === undefined ? left.merged : new Map([...left.merged, ...right.merged])
}

function tellDuplicates(left: Inputs, right: Inputs, node: FromItem, work: Work): void {
  for (const variable of right.variables) {
    if (variable.name === undefined) continue
    const same = variableNamed(left.variables, variable.name.toLowerCase())
    if (same === undefined) continue
    // DuckDB tells tables of one name apart by their schema.
    if (work.dialect === 'duckdb' && (same.qualifiers.length > 0 || variable.qualifiers.length > 0)) continue
    const at = aliasNode(variable.node ?? node)
    report(work, at, duplicateAlias({ name: variable.name }))
  }
}

function aliasNode(node: FromItem): { start: number; end: number } {
  return node.kind !== 'join' && node.alias !== undefined ? node.alias.name : node
}

function commonNames(left: Inputs, right: Inputs): readonly Identifier[] {
  const onLeft = new Set(left.star().map((entry) => entry.column.name.toLowerCase()))
  return right
    .star()
    .filter((entry) => onLeft.has(entry.column.name.toLowerCase()))
    .map((entry) => ({ kind: 'identifier', name: entry.column.name, quoted: false, start: 0, end: 0 }))
}

function usingColumns(
  item: Join,
  names: readonly Identifier[],
  left: Inputs,
  right: Inputs,
  work: Work,
): ReadonlyMap<string, Merged> {
  const merged = new Map(mergedOf(left, right))
  for (const name of names) {
    const key = name.name.toLowerCase()
    const before = usingSide(left, name, work)
    const after = before && usingSide(right, name, work)
    if (before === undefined || after === undefined) continue
    use(work, before.column.lineage, 'join')
    use(work, after.column.lineage, 'join')
    const column = mergedColumn(item, before.column, after.column, work)
    merged.set(key, { column, variables: [...before.variables, ...after.variables] })
  }
  return merged
}

function mergedColumn(item: Join, left: Column, right: Column, work: Work): Column {
  if (item.type === 'right') return { ...right, name: left.name }
  if (item.type !== 'full') return left
  return {
    name: left.name,
    type: supertype([left, right], work.dialect) ?? UNKNOWN,
    nullable: left.nullable === false && right.nullable === false ? false : undefined,
    lineage: combine([left.lineage, right.lineage], 'copy'),
  }
}

function usingSide(side: Inputs, name: Identifier, work: Work): Merged | undefined {
  const key = name.name.toLowerCase()
  const known = side.merged?.get(key)
  if (known !== undefined) return known
  for (const variable of side.variables) {
    const column = variable.find(key)
    if (column !== undefined) return { column, variables: [variable] }
  }
  const open = side.variables.filter((each) => each.output.open !== undefined)
  const [only] = open
  if (only === undefined) {
    const known = [...new Set(side.star().map((entry) => entry.column.name))]
    const table = side.variables.length === 1 ? side.variables[0]?.name : undefined
    const near = mayHint(work) ? didYouMean(name.name, known) : undefined
    report(work, name, unknownColumn({ name: name.name, table, near, known }))
    return undefined
  }
  const lineage = (open.length === 1 ? only.output.open?.(name.name) : undefined) ?? CONSTANT
  return { column: { name: name.name, type: UNKNOWN, nullable: undefined, lineage }, variables: [only] }
}

/** BigQuery puts the columns of USING first, DuckDB leaves them where the left table has them. */
function joinedStar(
  left: Inputs,
  right: Inputs,
  names: readonly Identifier[],
  merged: ReadonlyMap<string, Merged> | undefined,
  work: Work,
): readonly StarEntry[] {
  if (names.length === 0) return [...left.star(), ...right.star()]
  const keys = new Set(names.map((name) => name.name.toLowerCase()))
  const isKey = (entry: StarEntry) => keys.has(entry.column.name.toLowerCase())
  const entryOf = (key: string): StarEntry[] => {
    const found = merged?.get(key)
    return found === undefined ? [] : [{ column: found.column, variable: found.variables[0], merged: true }]
  }
  const rest = right.star().filter((entry) => !isKey(entry))
  if (work.dialect === 'duckdb') {
    const front = left
      .star()
      .flatMap((entry) => (isKey(entry) ? entryOf(entry.column.name.toLowerCase()) : [entry]))
    return [...front, ...rest]
  }
  return [...[...keys].flatMap(entryOf), ...left.star().filter((entry) => !isKey(entry)), ...rest]
}
