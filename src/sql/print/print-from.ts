import type {
  DerivedTable,
  FromItem,
  Join,
  Pivot,
  PivotColumn,
  RenamedColumn,
  Sample,
  TableAlias,
  TableFunction,
  TableReference,
  Unnest,
  Unpivot,
  UnpivotColumns,
  WithOffset,
} from '../ast.ts'
import { power } from '../precedence.ts'
import { type Doc, group, indent, join, line } from './print-layout.ts'
import { printName, printRelationName } from './print-name.ts'
import { cannotPrint, clause, commas, enclosed, optional, type Printer, parenthesised } from './printer.ts'

export function printTable(node: TableReference, printer: Printer): Doc {
  const { name, asOf, withOffset } = node
  if (printer.duckdb && (asOf !== undefined || withOffset !== undefined)) {
    return cannotPrint(asOf === undefined ? 'WITH OFFSET' : 'FOR SYSTEM_TIME', printer)
  }
  const when = optional(asOf, printer, ' FOR SYSTEM_TIME AS OF ')
  return [
    printRelationName(name, printer.rules),
    printAlias(node, printer),
    when,
    optional(withOffset, printer, ' '),
    printSampleOf(node, printer),
  ]
}

interface Aliased {
  readonly alias?: TableAlias | undefined
  readonly sample?: Sample | undefined
}

function printAlias({ alias }: Aliased, printer: Printer): Doc {
  return optional(alias, printer, ' AS ')
}

function printSampleOf({ sample }: Aliased, printer: Printer): Doc {
  return optional(sample, printer, ' TABLESAMPLE ')
}

export function printTableAlias(node: TableAlias, printer: Printer): Doc {
  const columns = node.columns.length === 0 ? '' : parenthesised(node.columns, printer)
  return [printName(node.name, printer.rules), columns]
}

export function printWithOffset(node: WithOffset, printer: Printer): Doc {
  return ['WITH OFFSET', optional(node.alias, printer, ' AS ')]
}

export function printUnnest(node: Unnest, printer: Printer): Doc {
  if (printer.duckdb && node.withOffset !== undefined) return cannotPrint('WITH OFFSET', printer)
  const lateral = node.lateral === true && printer.duckdb ? 'LATERAL ' : ''
  const ordinality = node.ordinality === true ? ' WITH ORDINALITY' : ''
  const list = parenthesised(node.expressions, printer)
  const offset = optional(node.withOffset, printer, ' ')
  return [
    lateral,
    'UNNEST',
    list,
    ordinality,
    printAlias(node, printer),
    offset,
    printSampleOf(node, printer),
  ]
}

export function printDerivedTable(node: DerivedTable, printer: Printer): Doc {
  const lateral = node.lateral === true ? 'LATERAL ' : ''
  return [
    lateral,
    enclosed('(', printer.print(node.query), ')'),
    printAlias(node, printer),
    printSampleOf(node, printer),
  ]
}

export function printTableFunction(node: TableFunction, printer: Printer): Doc {
  const lateral = node.lateral === true ? 'LATERAL ' : ''
  const ordinality = node.ordinality === true ? ' WITH ORDINALITY' : ''
  return [
    lateral,
    printer.print(node.call),
    ordinality,
    printAlias(node, printer),
    printSampleOf(node, printer),
  ]
}

export function printJoin(node: Join, printer: Printer): Doc {
  const left = printLeft(node, printer)
  const right = printRight(node, printer)
  if (node.type === 'comma') return [left, ',', indent(line, right)]
  const on = node.on === undefined ? '' : indent(line, 'ON ', printer.print(node.on))
  const using = node.using === undefined ? '' : [' USING ', parenthesised(node.using, printer)]
  return [left, line, group(joinWords(node), right, on, using)]
}

function joinWords({ type, natural, asof }: Join): string {
  const words = [
    natural === true ? 'NATURAL' : '',
    asof === true ? 'ASOF' : '',
    type === 'inner' ? '' : type.toUpperCase(),
  ]
  return `${[...words, 'JOIN'].filter((word) => word !== '').join(' ')} `
}

/** In DuckDB a comma binds less tightly than JOIN, in BigQuery they go from left to right. */
function printLeft(node: Join, printer: Printer): Doc {
  const { left } = node
  const isLoose = printer.duckdb && left.kind === 'join' && left.type === 'comma' && node.type !== 'comma'
  return printer.print(isLoose ? { ...left, type: 'cross' } : left)
}

function printRight(node: Join, printer: Printer): Doc {
  const { right } = node
  const printed = printer.print(right)
  if (right.kind !== 'join' || (printer.duckdb && node.type === 'comma' && right.type !== 'comma'))
    return printed
  return enclosed('(', printed, ')')
}

export function printSample(node: Sample, printer: Printer): Doc {
  const { method, size, unit, seed } = node
  const amount = [printer.operand(size, power.sign), ` ${unit.toUpperCase()}`]
  const repeatable = optional(seed, printer, ' REPEATABLE (', ')')
  return [method === undefined ? '' : `${method} `, '(', amount, ')', repeatable]
}

export function printPivot(node: Pivot, printer: Printer): Doc {
  if (node.simplified === true) return printPivotStatement(node, printer)
  const groups = node.groupBy.length === 0 ? '' : [line, clause('GROUP BY', commas(node.groupBy, printer))]
  const columns = join(
    node.columns.map((column) => printer.print(column)),
    line,
  )
  const body = [commas(node.aggregates, printer), line, 'FOR ', columns, groups]
  return [
    printInput(node.input, printer),
    ' PIVOT ',
    enclosed('(', body, ')'),
    printAlias(node, printer),
    printSampleOf(node, printer),
  ]
}

function printInput(input: FromItem, printer: Printer): Doc {
  const printed = printer.print(input)
  return input.kind === 'join' ? enclosed('(', printed, ')') : printed
}

function printPivotStatement(node: Pivot, printer: Printer): Doc {
  if (!printer.duckdb) return cannotPrint('A PIVOT statement', printer)
  const { aggregates, columns, groupBy } = node
  return group(
    'PIVOT ',
    printer.print(node.input),
    columns.length === 0 ? '' : [line, clause('ON', commas(columns, printer))],
    aggregates.length === 0 ? '' : [line, clause('USING', commas(aggregates, printer))],
    groupBy.length === 0 ? '' : [line, clause('GROUP BY', commas(groupBy, printer))],
  )
}

export function printPivotColumn(node: PivotColumn, printer: Printer): Doc {
  const column = printer.operand(node.column, power.match + 1)
  if (node.query !== undefined) return [column, ' IN ', enclosed('(', printer.print(node.query), ')')]
  return node.values === undefined ? column : [column, ' IN ', parenthesised(node.values, printer)]
}

export function printUnpivot(node: Unpivot, printer: Printer): Doc {
  const nulls = node.includeNulls ? ' INCLUDE NULLS' : ''
  if (node.simplified === true) return printUnpivotStatement(node, nulls, printer)
  const values = node.values.length === 1 ? commas(node.values, printer) : parenthesised(node.values, printer)
  const columns = parenthesised(node.columns, printer)
  const body = [values, ' FOR ', printName(node.name, printer.rules), ' IN ', columns]
  const input = printInput(node.input, printer)
  return [
    input,
    ` UNPIVOT${nulls} `,
    enclosed('(', body, ')'),
    printAlias(node, printer),
    printSampleOf(node, printer),
  ]
}

function printUnpivotStatement(node: Unpivot, nulls: string, printer: Printer): Doc {
  if (!printer.duckdb) return cannotPrint('An UNPIVOT statement', printer)
  const values = node.values.map((value) => printName(value, printer.rules)).join(', ')
  return group(
    'UNPIVOT ',
    printer.print(node.input),
    nulls,
    [line, clause('ON', commas(node.columns, printer))],
    [line, `INTO NAME ${printName(node.name, printer.rules)} VALUE ${values}`],
  )
}

export function printUnpivotColumns(node: UnpivotColumns, printer: Printer): Doc {
  const label = optional(node.label, printer, ' AS ')
  return [
    node.columns.length === 1 ? commas(node.columns, printer) : parenthesised(node.columns, printer),
    label,
  ]
}

export function printRenamedColumn(node: RenamedColumn, printer: Printer): Doc {
  return [printer.print(node.from), ' AS ', printName(node.to, printer.rules)]
}
