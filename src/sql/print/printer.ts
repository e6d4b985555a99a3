import type { Node } from '../ast.ts'
import type { DialectRules } from '../dialect.ts'
import { type Doc, group, indent, join, line, mark, softLine } from './print-layout.ts'

/** Prints any node by its kind; handed to the printers of single kinds, so that their files need no circle. */
export interface Printer {
  readonly rules: DialectRules
  readonly duckdb: boolean
  readonly print: (node: Node) => Doc
  /** In parentheses if the node binds less tightly than `minimum`. */
  readonly operand: (node: Node, minimum: number) => Doc
}

/** A printer of one kind of node. */
export type Print<N extends Node> = (node: N, printer: Printer) => Doc

/** A node that the dialect has no words for: the rewriter must have turned it into others. */
export function cannotPrint(what: string, printer: Printer): never {
  throw new Error(`${what} cannot be printed for ${printer.rules.name}.`)
}

export function optional(node: Node | undefined, printer: Printer, before = '', after = ''): Doc {
  return node === undefined ? '' : [before, printer.print(node), after]
}

/** `a, b`, on one line or one each. */
export function commas(nodes: readonly Node[], printer: Printer): Doc {
  return join(
    nodes.map((node) => printer.print(node)),
    [',', line],
  )
}

/** `(a, b)`, broken after the parenthesis if too long. */
export function parenthesised(nodes: readonly Node[], printer: Printer): Doc {
  return nodes.length === 0 ? '()' : enclosed('(', commas(nodes, printer), ')')
}

export function enclosed(open: string, doc: Doc, close: string): Doc {
  return group(open, indent(softLine, doc), softLine, close)
}

/** A keyword and what belongs to it, which moves to lines of its own if too long. */
export function clause(keyword: string, doc: Doc): Doc {
  return group(keyword, indent(line, doc))
}

/** Marks what stands at the beginning of a node's text. */
export function marked(node: Node, doc: Doc): Doc {
  return [mark(node.start), doc]
}
