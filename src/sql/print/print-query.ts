import type {
  CommonTable,
  Frame,
  FrameBound,
  GroupBy,
  GroupingSet,
  GroupingSets,
  NamedWindow,
  OrderItem,
  Query,
  QueryBody,
  Select,
  SelectItem,
  SetOperation,
  Star,
  Values,
  ValuesRow,
  Window,
  With,
} from '../ast.ts'
import { power } from '../precedence.ts'
import { type Doc, group, hardLine, indent, join, line, softLine } from './print-layout.ts'
import { printName } from './print-name.ts'
import { cannotPrint, clause, commas, enclosed, optional, type Printer, parenthesised } from './printer.ts'

export function printQuery(node: Query, printer: Printer): Doc {
  const { orderBy, limit, limitPercent, offset } = node
  const tables = node.with === undefined ? '' : [printer.print(node.with), hardLine]
  const order = orderBy.length === 0 ? '' : [line, clause('ORDER BY', commas(orderBy, printer))]
  const limited = optional(limit, printer, 'LIMIT ', limitPercent === true ? '%' : '')
  return group(
    tables,
    printBody(node.body, printer),
    order,
    limit === undefined ? '' : [line, limited],
    offset === undefined ? '' : [line, optional(offset, printer, 'OFFSET ')],
  )
}

function printBody(body: QueryBody, printer: Printer): Doc {
  return body.kind === 'query' ? enclosed('(', printer.print(body), ')') : printer.print(body)
}

export function printWith(node: With, printer: Printer): Doc {
  const tables = node.tables.map((table) => printer.print(table))
  return [node.recursive ? 'WITH RECURSIVE ' : 'WITH ', join(tables, [',', hardLine])]
}

export function printCommonTable(node: CommonTable, printer: Printer): Doc {
  const columns = node.columns.length === 0 ? '' : [' ', parenthesised(node.columns, printer)]
  const key = node.usingKey === undefined ? '' : [' USING KEY ', parenthesised(node.usingKey, printer)]
  const { materialized } = node
  const kept = materialized === undefined ? '' : materialized ? 'MATERIALIZED ' : 'NOT MATERIALIZED '
  const query = printer.print(node.query)
  return [
    printName(node.name, printer.rules),
    columns,
    key,
    ` AS ${kept}(`,
    indent(hardLine, query),
    hardLine,
    ')',
  ]
}

export function printSelect(node: Select, printer: Printer): Doc {
  const bare = printBareFrom(node, printer)
  if (bare !== undefined) return bare
  const head = [
    'SELECT',
    printDistinct(node, printer),
    node.as === undefined ? '' : ` AS ${node.as.toUpperCase()}`,
  ]
  const { from, where, groupBy, having, qualify, windows, sample } = node
  const named = windows.length === 0 ? '' : [line, clause('WINDOW', commas(windows, printer))]
  return group(
    group(head, indent(line, commas(node.items, printer))),
    from === undefined ? '' : [line, 'FROM ', printer.print(from)],
    where === undefined ? '' : [line, clause('WHERE', printer.print(where))],
    groupBy === undefined ? '' : [line, printer.print(groupBy)],
    having === undefined ? '' : [line, clause('HAVING', printer.print(having))],
    // Each dialect has these two in its own order.
    printer.duckdb ? named : '',
    qualify === undefined ? '' : [line, clause('QUALIFY', printer.print(qualify))],
    printer.duckdb ? '' : named,
    sample === undefined ? '' : [line, 'USING SAMPLE ', printer.print(sample)],
  )
}

function printDistinct(node: Select, printer: Printer): Doc {
  if (node.distinctOn.length === 0) return node.distinct ? ' DISTINCT' : ''
  if (!printer.duckdb) return cannotPrint('DISTINCT ON', printer)
  return [' DISTINCT ON ', parenthesised(node.distinctOn, printer)]
}

/** What has no SELECT of its own: DuckDB's PIVOT statement, and BigQuery's RENAME, which only pipes have. */
function printBareFrom(node: Select, printer: Printer): Doc | undefined {
  const [item] = node.items
  const { from } = node
  if (from === undefined || node.items.length !== 1 || item?.expression.kind !== 'star') return undefined
  const star = item.expression
  if (!printer.duckdb && star.rename.length > 0) return printRename(star, from, printer)
  const isStatement = (from.kind === 'pivot' || from.kind === 'unpivot') && from.simplified === true
  const hasClauses = node.where ?? node.groupBy ?? node.having ?? node.qualify ?? node.sample
  if (!isStatement || hasClauses !== undefined || node.distinct || !isPlain(star)) return undefined
  return printer.print(from)
}

function isPlain({ qualifier, except, replace, rename, like }: Star): boolean {
  return qualifier === undefined && like === undefined && except.length + replace.length + rename.length === 0
}

function printRename(star: Star, from: NonNullable<Select['from']>, printer: Printer): Doc {
  return group('FROM ', printer.print(from), line, '|> ', clause('RENAME', commas(star.rename, printer)))
}

export function printSelectItem(node: SelectItem, printer: Printer): Doc {
  const expression = printer.print(node.expression)
  return node.alias === undefined ? expression : [expression, ' AS ', printName(node.alias, printer.rules)]
}

export function printSetOperation(node: SetOperation, printer: Printer): Doc {
  const { operator, all, byName, columns, on } = node
  const quantifier = all ? ' ALL' : printer.duckdb ? '' : ' DISTINCT'
  const strict = columns === 'strict' ? ' STRICT' : ''
  const outer = columns === undefined || columns === 'strict' ? '' : `${columns.toUpperCase()} `
  if (printer.duckdb && columns !== undefined)
    return cannotPrint('A set operation by name with modifiers', printer)
  const matching = on.length === 0 ? '' : [' ON ', parenthesised(on, printer)]
  const name = byName ? [`${strict} BY NAME`, matching] : ''
  return [
    printSide(node.left, node, 'left', printer),
    hardLine,
    [outer, operator.toUpperCase(), quantifier, name],
    hardLine,
    printSide(node.right, node, 'right', printer),
  ]
}

/** Parentheses where the grammar would join the operands in another order. */
function printSide(body: QueryBody, of: SetOperation, side: 'left' | 'right', printer: Printer): Doc {
  const printed = printBody(body, printer)
  if (body.kind !== 'set-operation') return printed
  const isTighter = printer.duckdb && body.operator === 'intersect' && of.operator !== 'intersect'
  const isSame = body.operator === of.operator && body.all === of.all
  const isChain = side === 'left' && (isSame || (printer.duckdb && of.operator !== 'intersect'))
  return isTighter || isChain ? printed : enclosed('(', printed, ')')
}

export function printValues(node: Values, printer: Printer): Doc {
  return group('VALUES', indent(line, commas(node.rows, printer)))
}

export function printValuesRow(node: ValuesRow, printer: Printer): Doc {
  return parenthesised(node.values, printer)
}

/** A bare star orders by all columns. */
export function printOrderItem(node: OrderItem, printer: Printer): Doc {
  const { expression, direction, nulls } = node
  const printed = expression.kind === 'star' && isPlain(expression) ? 'ALL' : printer.print(expression)
  const order = direction === undefined ? '' : ` ${direction.toUpperCase()}`
  return [printed, order, nulls === undefined ? '' : ` NULLS ${nulls.toUpperCase()}`]
}

export function printGroupBy(node: GroupBy, printer: Printer): Doc {
  return node.all ? 'GROUP BY ALL' : clause('GROUP BY', commas(node.items, printer))
}

export function printGroupingSets(node: GroupingSets, printer: Printer): Doc {
  const word = node.form === 'sets' ? 'GROUPING SETS' : node.form.toUpperCase()
  return [word, ' ', parenthesised(node.items, printer)]
}

export function printGroupingSet(node: GroupingSet, printer: Printer): Doc {
  return parenthesised(node.items, printer)
}

export function printNamedWindow(node: NamedWindow, printer: Printer): Doc {
  return [printName(node.name, printer.rules), ' AS ', printer.print(node.window)]
}

export function printWindow(node: Window, printer: Printer): Doc {
  const { base, bare, partitionBy, orderBy, frame } = node
  const name = base === undefined ? undefined : printName(base, printer.rules)
  if (name !== undefined && bare === true) return name
  const parts: Doc[] = name === undefined ? [] : [name]
  if (partitionBy.length > 0) parts.push(clause('PARTITION BY', commas(partitionBy, printer)))
  if (orderBy.length > 0) parts.push(clause('ORDER BY', commas(orderBy, printer)))
  if (frame !== undefined) parts.push(printer.print(frame))
  return parts.length === 0 ? '()' : group('(', indent(softLine, join(parts, line)), softLine, ')')
}

export function printFrame(node: Frame, printer: Printer): Doc {
  const from = printer.print(node.from)
  const bounds = node.to === undefined ? from : ['BETWEEN ', from, ' AND ', printer.print(node.to)]
  const exclude = node.exclude === undefined ? '' : ` EXCLUDE ${node.exclude.toUpperCase()}`
  return [`${node.unit.toUpperCase()} `, bounds, exclude]
}

export function printFrameBound(node: FrameBound, printer: Printer): Doc {
  const word = node.bound.toUpperCase()
  return node.offset === undefined ? word : [printer.operand(node.offset, power.or), ` ${word}`]
}
