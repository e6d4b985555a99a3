import type {
  BytesLiteral,
  DatePart,
  Interval,
  NumberLiteral,
  Parameter,
  StringLiteral,
  TypedLiteral,
} from '../ast.ts'
import { power } from '../precedence.ts'
import type { Doc } from './print-layout.ts'
import { cannotPrint, type Printer } from './printer.ts'

export function printNumber(node: NumberLiteral): Doc {
  return node.text
}

export function printString(node: StringLiteral, printer: Printer): Doc {
  return quoteString(node.value, printer)
}

/** `value` as a string literal of the dialect. */
export function quoteString(value: string, printer: Printer): string {
  if (printer.duckdb) return `'${value.replaceAll("'", "''")}'`
  return `'${value.replace(/[\\'\x00-\x1f\x7f]/g, escapeSign)}'`
}

const shortEscapes: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\\': '\\\\',
  "'": "\\'",
}

function escapeSign(sign: string): string {
  return shortEscapes[sign] ?? `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`
}

function hexadecimal(byte: string): string {
  return `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`
}

export function printBytes(node: BytesLiteral, printer: Printer): Doc {
  if (printer.duckdb) return `BLOB '${node.value.replace(/[\\'\x00-\x1f\x7f-\xff]/g, hexadecimal)}'`
  return `b'${node.value.replace(/[\\'\x00-\x1f\x7f-\xff]/g, escapeSign)}'`
}

export function printTypedLiteral(node: TypedLiteral, printer: Printer): Doc {
  const value = quoteString(node.value, printer)
  const { type } = node
  const isPlain = type.parameters.length + type.fields.length + type.elements.length === 0
  if (printer.duckdb && !isPlain) return ['CAST(', value, ' AS ', printer.print(type), ')']
  return [printer.print(type), ' ', value]
}

/** DuckDB takes a number or string as it is and anything else in parentheses. */
export function printInterval(node: Interval, printer: Printer): Doc {
  const { value, unit, to } = node
  const isLiteral = value.kind === 'number' || value.kind === 'string'
  const printed =
    isLiteral || !printer.duckdb ? printer.operand(value, power.sign) : ['(', printer.print(value), ')']
  const units = `${unit === undefined ? '' : ` ${unit}`}${to === undefined ? '' : ` TO ${to}`}`
  return ['INTERVAL ', printed, units]
}

export function printDatePart(node: DatePart, printer: Printer): Doc {
  if (printer.duckdb) return quoteString(node.name.toLowerCase(), printer)
  return node.weekday === undefined ? node.name : `${node.name}(${node.weekday})`
}

export function printParameter(node: Parameter, printer: Printer): Doc {
  const { name, position, system } = node
  if (name === undefined) return position === undefined ? '?' : `$${position}`
  if (printer.duckdb) return system === true ? cannotPrint(`@@${name}`, printer) : `$${name}`
  return `${system === true ? '@@' : '@'}${name}`
}
