import type {
  ArrayLiteral,
  ArrayQuery,
  Call,
  HavingExtreme,
  MapEntry,
  MapLiteral,
  NamedArgument,
  Star,
  StarFilter,
  StructField,
  StructLiteral,
  TableArgument,
} from '../ast.ts'
import { power } from '../precedence.ts'
import { type Doc, group, indent, join, line, softLine } from './print-layout.ts'
import { quoteString } from './print-literal.ts'
import { printFunctionName, printName, printRelationName } from './print-name.ts'
import { cannotPrint, clause, commas, enclosed, optional, type Printer, parenthesised } from './printer.ts'

export function printCall(node: Call, printer: Printer): Doc {
  if (printer.duckdb && (node.safe || node.having !== undefined || node.limit !== undefined)) {
    return cannotPrint('SAFE., HAVING or LIMIT within a call', printer)
  }
  const name = (node.safe ? 'SAFE.' : '') + printFunctionName(node.name, printer.rules)
  if (node.bare === true && node.args.length === 0) return name
  const inside = printInside(node, printer)
  const within = node.withinGroup === true ? [' WITHIN GROUP (', printOrder(node, printer), ')'] : ''
  const filter = node.filter === undefined ? '' : [' FILTER (WHERE ', printer.print(node.filter), ')']
  return [name, inside, within, filter, optional(node.over, printer, ' OVER ')]
}

function printInside(node: Call, printer: Printer): Doc {
  const { args, distinct, nulls, having, limit } = node
  const orderBy =
    node.withinGroup === true || node.orderBy.length === 0 ? '' : [line, printOrder(node, printer)]
  const ignored = nulls === undefined ? '' : ` ${nulls.toUpperCase()} NULLS`
  // BigQuery has IGNORE NULLS before ORDER BY, DuckDB behind it.
  const [first, last] = printer.duckdb ? ['', ignored] : [ignored, '']
  const modifiers = [
    first,
    optional(having, printer, ' '),
    orderBy,
    last,
    optional(limit, printer, ' LIMIT '),
  ]
  if (args.length === 0 && node.orderBy.length === 0) return ['(', modifiers, ')']
  const body = [distinct ? 'DISTINCT ' : '', commas(args, printer), modifiers]
  return group('(', indent(softLine, body), softLine, ')')
}

function printOrder(node: Call, printer: Printer): Doc {
  return clause('ORDER BY', commas(node.orderBy, printer))
}

export function printHavingExtreme(node: HavingExtreme, printer: Printer): Doc {
  return [`HAVING ${node.extreme.toUpperCase()} `, printer.print(node.expression)]
}

export function printStar(node: Star, printer: Printer): Doc {
  const { qualifier, except, replace, rename, like } = node
  const prefix = qualifier === undefined ? '' : [printer.operand(qualifier, power.postfix), '.']
  const word = printer.duckdb ? ' EXCLUDE ' : ' EXCEPT '
  const without = except.length === 0 ? '' : [word, parenthesised(except, printer)]
  const replaced = replace.length === 0 ? '' : [' REPLACE ', parenthesised(replace, printer)]
  if (rename.length > 0 && !printer.duckdb) return cannotPrint('* RENAME', printer)
  const renamed = rename.length === 0 ? '' : [' RENAME ', parenthesised(rename, printer)]
  return [prefix, '*', without, replaced, renamed, optional(like, printer, ' ')]
}

export function printStarFilter(node: StarFilter, printer: Printer): Doc {
  const word = `${node.negated ? 'NOT ' : ''}${node.operator.toUpperCase()} `
  return [word, printer.operand(node.pattern, power.match + 1)]
}

export function printArray(node: ArrayLiteral, printer: Printer): Doc {
  const elements = node.elements.length === 0 ? '[]' : enclosed('[', commas(node.elements, printer), ']')
  if (node.type === undefined) return elements
  if (printer.duckdb) return ['CAST(', elements, ' AS ', printer.print(node.type), ')']
  return [printer.print(node.type), elements]
}

export function printArrayQuery(node: ArrayQuery, printer: Printer): Doc {
  return ['ARRAY', enclosed('(', printer.print(node.query), ')')]
}

export function printStruct(node: StructLiteral, printer: Printer): Doc {
  const { type, tuple, fields } = node
  if (tuple && fields.length > 1) return parenthesised(fields, printer)
  if (!printer.duckdb) {
    return [type === undefined ? 'STRUCT' : printer.print(type), parenthesised(fields, printer)]
  }
  const value = printDuckdbStruct(node, printer)
  return type === undefined ? value : ['CAST(', value, ' AS ', printer.print(type), ')']
}

/** Names make `{'a': 1}`; without any it is a row, whose fields go by position. */
function printDuckdbStruct(node: StructLiteral, printer: Printer): Doc {
  const { fields } = node
  if (fields.every((field) => field.name === undefined)) return ['row', parenthesised(fields, printer)]
  const entries = fields.map(({ name, value }) => {
    if (name === undefined) return cannotPrint('A struct with some names only', printer)
    return [quoteString(name.name, printer), ': ', printer.print(value)]
  })
  return enclosed('{', join(entries, [',', line]), '}')
}

export function printStructField(node: StructField, printer: Printer): Doc {
  const name = node.name === undefined ? '' : ` AS ${printName(node.name, printer.rules)}`
  return [printer.print(node.value), name]
}

export function printMap(node: MapLiteral, printer: Printer): Doc {
  if (!printer.duckdb) return cannotPrint('A map', printer)
  return node.entries.length === 0 ? 'MAP {}' : enclosed('MAP {', commas(node.entries, printer), '}')
}

export function printMapEntry(node: MapEntry, printer: Printer): Doc {
  return [printer.print(node.key), ': ', printer.print(node.value)]
}

export function printNamedArgument(node: NamedArgument, printer: Printer): Doc {
  const name = printName(node.name, printer.rules)
  return [name, printer.duckdb ? ' := ' : ' => ', printer.print(node.value)]
}

export function printTableArgument(node: TableArgument, printer: Printer): Doc {
  return `${node.of.toUpperCase()} ${printRelationName(node.name, printer.rules)}`
}
