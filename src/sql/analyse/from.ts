// What each item of FROM brings into scope.

import { aliasCountMismatch } from '../../problems/catalogue/sql.ts'
import { duplicateAlias, unknownTable } from '../../problems/catalogue/sql-names.ts'
import { sampleShare } from '../../problems/catalogue/sql-rules.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Resolution } from '../analysis.ts'
import type {
  ColumnReference,
  DerivedTable,
  FromItem,
  Join,
  Sample,
  TableAlias,
  TableArgument,
  TableFunction,
  TableReference,
} from '../ast.ts'
import { callName } from '../ast.ts'
import { parseType } from '../type-text.ts'
import { UNKNOWN } from '../types.ts'
import { condition } from './condition.ts'
import { writtenNumber } from './constant.ts'
import { CONSTANT } from './lineage.ts'
import { resolveColumn } from './names.ts'
import { pivotOutput, unpivotOutput } from './pivot.ts'
import type { Column, Inputs, Output, Scope, Value } from './scope.ts'
import { apart, findCommonTable, inputsOf, NOTHING_KNOWN, Variable, variableNamed, within } from './scope.ts'
import { elements, unnest } from './unnest.ts'
import { commonNames, joinedStar, mergedOf, usingColumns } from './using.ts'
import type { Work } from './work.ts'
import { mayHint, placeIn, report, use } from './work.ts'

/** Functions of BigQuery ML whose rows are those that they are given, with more columns. */
const handingOn: ReadonlySet<string> = new Set([
  ...['ml.predict', 'ml.explain_predict', 'ml.generate_text', 'ml.generate_embedding', 'ml.understand_text'],
  ...['ml.translate', 'ml.annotate_image', 'ml.process_document', 'ml.transcribe', 'ai.generate_table'],
  ...['ai.generate_text', 'ai.generate_embedding'],
])

/** `lateral` holds the earlier tables of the same FROM, its parents are the queries around. */
export function fromItem(item: FromItem, lateral: Scope, work: Work): Inputs {
  const inputs = anyItem(item, lateral, work)
  work.variables.set(item, inputs.variables)
  if ('sample' in item && item.sample !== undefined) tellSample(item.sample, work)
  return inputs
}

function tellSample(sample: Sample, work: Work): void {
  if (work.dialect !== 'bigquery' || sample.size.kind === 'parameter') return
  const share = writtenNumber(sample.size)
  if (share === undefined || share < 0 || share > 100) report(work, sample.size, sampleShare())
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
  return inputsOf(
    new Variable({
      name: alias?.name.name ?? fallback,
      node,
      kind,
      table,
      output: withColumnNames(output, alias, work),
      element: rowValue(output),
      qualifiers: alias === undefined ? (qualifiers ?? []) : [],
    }),
  )
}

/** Rows of SELECT AS VALUE that are no structs: the table's name is the value. */
function rowValue({ row, columns }: Output): Value | undefined {
  return row !== undefined && columns.length === 1 && row === columns[0] ? row : undefined
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
  return elements(item, name, value, item.withOffset, work)
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
  const name = callName(item.call).toLowerCase()
  const handsOn = work.dialect === 'bigquery' && handingOn.has(name)
  let input: Output | undefined
  for (const arg of item.call.args) {
    const value = arg.kind === 'named-argument' ? arg.value : arg
    // A bare word may be the name of a table or a setting, which only the function knows.
    if (value.kind === 'subquery') {
      const output = work.query(value.query, lateral)
      input ??= output
    } else if (value.kind === 'table-argument') {
      if (handsOn && value.of === 'table') input ??= namedTable(value, lateral, work)
    } else if (value.kind !== 'column') work.expression(value, placeIn(lateral))
  }
  const output =
    work.dialect === 'duckdb' && (name === 'range' || name === 'generate_series')
      ? rangeOutput(name)
      : handsOn && input !== undefined
        ? { columns: input.columns, open: input.open ?? (() => undefined) }
        : NOTHING_KNOWN
  return renamed(item, item.alias, 'function', output, work, name)
}

function namedTable({ name, start, end }: TableArgument, lateral: Scope, work: Work): Output | undefined {
  const reference: TableReference = { kind: 'table', name, start, end }
  return tableReference(reference, lateral, work).variables[0]?.output
}

function rangeOutput(name: string): Output {
  return { columns: [{ name, type: UNKNOWN, nullable: false, lineage: CONSTANT }], open: undefined }
}

function join(item: Join, lateral: Scope, work: Work): Inputs {
  const left = fromItem(item.left, lateral, work)
  const right = fromItem(item.right, within(left, lateral), work)
  tellDuplicates(left, right, item, work)
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
    const value = work.expression(item.on, place)
    condition(item.on, value, 'ON', work)
    use(work, value.lineage, 'join')
  }
  return oneSided ? left : both
}

function tellDuplicates(left: Inputs, right: Inputs, { right: node, using = [] }: Join, work: Work): void {
  const joined = new Set(using.map(({ name }) => name.toLowerCase()))
  for (const variable of right.variables) {
    if (variable.name === undefined) continue
    const same = variableNamed(left.variables, variable.name.toLowerCase())
    if (same === undefined) continue
    // Two offsets of one name are one column behind USING.
    if (variable.kind === 'offset' && same.kind === 'offset' && joined.has(variable.name.toLowerCase()))
      continue
    // DuckDB tells tables of one name apart by their schema.
    if (work.dialect === 'duckdb' && (same.qualifiers.length > 0 || variable.qualifiers.length > 0)) continue
    const at = aliasNode(variable.node ?? node)
    const problem = duplicateAlias({ name: variable.name })
    // DuckDB takes two tables of one name as long as nobody uses the name.
    report(work, at, work.dialect === 'duckdb' ? { ...problem, severity: 'warning' } : problem)
  }
}

function aliasNode(node: FromItem): { start: number; end: number } {
  return node.kind !== 'join' && node.alias !== undefined ? node.alias.name : node
}
