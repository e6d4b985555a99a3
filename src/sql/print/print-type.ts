import type { TypeField, TypeName } from '../ast.ts'
import { type Doc, join } from './print-layout.ts'
import { printName } from './print-name.ts'
import { commas, type Printer } from './printer.ts'

export function printType(node: TypeName, printer: Printer): Doc {
  return printer.duckdb ? printDuckdbType(node, printer) : printBigqueryType(node, printer)
}

function printBigqueryType(node: TypeName, printer: Printer): Doc {
  const { name, elements, fields, parameters } = node
  if (elements.length > 0) return [name, '<', commas(elements, printer), '>']
  if (fields.length > 0)
    return [
      name,
      '<',
      join(
        fields.map((field) => printer.print(field)),
        ', ',
      ),
      '>',
    ]
  return [name, printParameters(node, printer), parameters.length === 0 && name === 'STRUCT' ? '<>' : '']
}

function printDuckdbType(node: TypeName, printer: Printer): Doc {
  const { name, elements, fields, parameters } = node
  const [element] = elements
  if (name === 'ARRAY' && element !== undefined) {
    return [
      printer.print(element),
      '[',
      join(
        parameters.map((size) => printer.print(size)),
        ', ',
      ),
      ']',
    ]
  }
  if (elements.length > 0) return [name, '(', commas(elements, printer), ')']
  if (fields.length > 0)
    return [
      name,
      '(',
      join(
        fields.map((field) => printer.print(field)),
        ', ',
      ),
      ')',
    ]
  const text = quotedTypeName(name, printer)
  return node.parameters.length === 0 ? text : [text, printParameters(node, printer)]
}

/** Type names are words, several in `DOUBLE PRECISION`; a user's own may need quotes. */
function quotedTypeName(name: string, printer: Printer): string {
  if (/^[\w. ]+$/.test(name)) return name
  return printName({ kind: 'identifier', name, quoted: true, start: 0, end: 0 }, printer.rules)
}

function printParameters({ parameters }: TypeName, printer: Printer): Doc {
  if (parameters.length === 0) return ''
  return [
    '(',
    join(
      parameters.map((parameter) => printer.print(parameter)),
      ', ',
    ),
    ')',
  ]
}

export function printTypeField(node: TypeField, printer: Printer): Doc {
  if (node.name === undefined) return printer.print(node.type)
  return [printName(node.name, printer.rules), ' ', printer.print(node.type)]
}
