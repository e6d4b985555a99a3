import type {
  Assignment,
  ColumnDefinition,
  CreateFunction,
  CreateTable,
  CreateView,
  Delete,
  Drop,
  FunctionParameter,
  Identifier,
  Insert,
  Merge,
  MergeClause,
  MergeInsert,
  MergeUpdate,
  OnConflict,
  Option,
  SelectItem,
  TableAlias,
  Truncate,
  Update,
} from '../ast.ts'
import { type Doc, group, hardLine, indent, line } from './print-layout.ts'
import { quoteString } from './print-literal.ts'
import { printName, printRelationName } from './print-name.ts'
import { clause, commas, enclosed, optional, type Printer, parenthesised } from './printer.ts'

interface Created {
  readonly name: readonly Identifier[]
  readonly orReplace: boolean
  readonly temporary: boolean
  readonly ifNotExists: boolean
}

function printCreated(node: Created, object: string, printer: Printer): string {
  const words = ['CREATE', node.orReplace ? 'OR REPLACE' : '', node.temporary ? 'TEMP' : '', object]
  const name = printRelationName(node.name, printer.rules)
  return [...words, node.ifNotExists ? 'IF NOT EXISTS' : '', name].filter((word) => word !== '').join(' ')
}

/** PARTITION BY, CLUSTER BY and OPTIONS say how BigQuery stores a table; DuckDB has no words for them. */
export function printCreateTable(node: CreateTable, printer: Printer): Doc {
  const columns = node.columns.length === 0 ? '' : [' ', parenthesised(node.columns, printer)]
  const stored = printer.duckdb ? '' : printStorage(node, printer)
  const query = node.query === undefined ? '' : [' AS', hardLine, printer.print(node.query)]
  return [printCreated(node, 'TABLE', printer), columns, stored, query]
}

function printStorage(node: CreateTable, printer: Printer): Doc {
  const { partitionBy, clusterBy, options } = node
  return [
    partitionBy.length === 0 ? '' : [hardLine, clause('PARTITION BY', commas(partitionBy, printer))],
    clusterBy.length === 0 ? '' : [hardLine, clause('CLUSTER BY', commas(clusterBy, printer))],
    options.length === 0 ? '' : [hardLine, printOptions(options, printer)],
  ]
}

function printOptions(options: readonly Option[], printer: Printer): Doc {
  return ['OPTIONS ', parenthesised(options, printer)]
}

export function printOption(node: Option, printer: Printer): Doc {
  return [printName(node.name, printer.rules), ' = ', printer.print(node.value)]
}

export function printColumnDefinition(node: ColumnDefinition, printer: Printer): Doc {
  const { name, type, notNull, primaryKey, defaultValue, options } = node
  return [
    printName(name, printer.rules),
    optional(type, printer, ' '),
    primaryKey === true ? ` PRIMARY KEY${printer.duckdb ? '' : ' NOT ENFORCED'}` : '',
    optional(defaultValue, printer, ' DEFAULT '),
    notNull ? ' NOT NULL' : '',
    options.length === 0 || printer.duckdb ? '' : [' ', printOptions(options, printer)],
  ]
}

export function printCreateView(node: CreateView, printer: Printer): Doc {
  const object = node.materialized && !printer.duckdb ? 'MATERIALIZED VIEW' : 'VIEW'
  const columns = node.columns.length === 0 ? '' : [' ', parenthesised(node.columns, printer)]
  const options =
    node.options.length === 0 || printer.duckdb ? '' : [hardLine, printOptions(node.options, printer)]
  return [printCreated(node, object, printer), columns, options, ' AS', hardLine, printer.print(node.query)]
}

/** In DuckDB a function in SQL is a macro, which has no types. */
export function printCreateFunction(node: CreateFunction, printer: Printer): Doc {
  if (printer.duckdb) return printMacro(node, printer)
  const object = node.table ? 'TABLE FUNCTION' : node.aggregate ? 'AGGREGATE FUNCTION' : 'FUNCTION'
  const head = [printCreated(node, object, printer), parenthesised(node.parameters, printer)]
  const returns = optional(node.returns, printer, ' RETURNS ')
  const options = node.options.length === 0 ? '' : [hardLine, printOptions(node.options, printer)]
  if (node.code !== undefined) {
    return [head, returns, ` LANGUAGE ${node.language}`, options, ' AS ', quoteString(node.code, printer)]
  }
  if (node.query !== undefined) return [head, returns, options, ' AS', hardLine, printer.print(node.query)]
  const body = node.expression === undefined ? '' : enclosed('(', printer.print(node.expression), ')')
  return [head, returns, options, ' AS ', body]
}

function printMacro(node: CreateFunction, printer: Printer): Doc {
  const head = [printCreated(node, 'MACRO', printer), parenthesised(node.parameters, printer), ' AS ']
  if (node.query !== undefined) return [head, 'TABLE', hardLine, printer.print(node.query)]
  return [head, optional(node.expression, printer)]
}

export function printFunctionParameter(node: FunctionParameter, printer: Printer): Doc {
  const name = printName(node.name, printer.rules)
  if (printer.duckdb) return [name, optional(node.defaultValue, printer, ' := ')]
  const type = node.anyType === true ? ' ANY TYPE' : optional(node.type, printer, ' ')
  return [name, type, node.notAggregate === true ? ' NOT AGGREGATE' : '']
}

function printTarget(name: readonly Identifier[], alias: TableAlias | undefined, printer: Printer): Doc {
  return [printRelationName(name, printer.rules), optional(alias, printer, ' AS ')]
}

function printReturning(items: readonly SelectItem[], printer: Printer): Doc {
  return items.length === 0 ? '' : [line, clause('RETURNING', commas(items, printer))]
}

export function printInsert(node: Insert, printer: Printer): Doc {
  const or = node.or === undefined ? '' : ` OR ${node.or.toUpperCase()}`
  const columns = node.columns.length === 0 ? '' : [' ', parenthesised(node.columns, printer)]
  return group(
    `INSERT${or} INTO `,
    printTarget(node.target, node.alias, printer),
    columns,
    node.byName === true ? ' BY NAME' : '',
    line,
    node.query === undefined ? 'DEFAULT VALUES' : printer.print(node.query),
    optional(node.onConflict, printer, ' '),
    printReturning(node.returning, printer),
  )
}

export function printOnConflict(node: OnConflict, printer: Printer): Doc {
  const columns = node.columns.length === 0 ? '' : [' ', parenthesised(node.columns, printer)]
  if (node.assignments.length === 0) return ['ON CONFLICT', columns, ' DO NOTHING']
  const where = optional(node.where, printer, ' WHERE ')
  return ['ON CONFLICT', columns, ' DO UPDATE SET ', commas(node.assignments, printer), where]
}

export function printAssignment(node: Assignment, printer: Printer): Doc {
  return [printer.print(node.target), ' = ', printer.print(node.value)]
}

export function printUpdate(node: Update, printer: Printer): Doc {
  return group(
    'UPDATE ',
    printTarget(node.target, node.alias, printer),
    [line, clause('SET', commas(node.assignments, printer))],
    node.from === undefined ? '' : [line, 'FROM ', printer.print(node.from)],
    node.where === undefined ? '' : [line, clause('WHERE', printer.print(node.where))],
    printReturning(node.returning, printer),
  )
}

export function printDelete(node: Delete, printer: Printer): Doc {
  return group(
    'DELETE FROM ',
    printTarget(node.target, node.alias, printer),
    node.using === undefined ? '' : [line, 'USING ', printer.print(node.using)],
    node.where === undefined ? '' : [line, clause('WHERE', printer.print(node.where))],
    printReturning(node.returning, printer),
  )
}

export function printMerge(node: Merge, printer: Printer): Doc {
  const condition =
    node.on === undefined
      ? ['USING ', parenthesised(node.using ?? [], printer)]
      : clause('ON', printer.print(node.on))
  return [
    ['MERGE INTO ', printTarget(node.target, node.alias, printer)],
    [hardLine, 'USING ', printer.print(node.source), hardLine, condition],
    node.clauses.map((each) => [hardLine, printer.print(each)]),
  ]
}

export function printMergeClause(node: MergeClause, printer: Printer): Doc {
  const condition = optional(node.condition, printer, ' AND ')
  return group(
    `WHEN ${node.when.toUpperCase()}`,
    condition,
    ' THEN',
    indent(line, printer.print(node.action)),
  )
}

export function printMergeInsert(node: MergeInsert, printer: Printer): Doc {
  if (node.row) return printer.duckdb ? 'INSERT' : 'INSERT ROW'
  const columns = node.columns.length === 0 ? '' : [' ', parenthesised(node.columns, printer)]
  return ['INSERT', columns, ' VALUES ', parenthesised(node.values, printer)]
}

export function printMergeUpdate(node: MergeUpdate, printer: Printer): Doc {
  return node.assignments.length === 0 ? 'UPDATE' : clause('UPDATE SET', commas(node.assignments, printer))
}

export function printDrop(node: Drop, printer: Printer): Doc {
  const name = printRelationName(node.name, printer.rules)
  const exists = node.ifExists ? ' IF EXISTS' : ''
  return `DROP ${node.object}${exists} ${name}${node.cascade === true ? ' CASCADE' : ''}`
}

export function printTruncate(node: Truncate, printer: Printer): Doc {
  return `TRUNCATE TABLE ${printRelationName(node.name, printer.rules)}`
}
