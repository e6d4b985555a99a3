import type { Expression, Node, Span } from '../ast.ts'
import { parseExpression } from '../parse.ts'
import { mapChildren } from '../walk.ts'
import type { DuckdbRewrite } from './spec.ts'

/** A rewrite written as DuckDB SQL: `$1` stands for the first argument. Parsed when first used. */
export function template(text: string): DuckdbRewrite {
  let tree: Expression | undefined
  return (call) => {
    tree ??= parseExpression(text, 'duckdb')
    return fill(tree, call.args, call.node)
  }
}

/** The template with its parameters replaced, every invented node placed at `at`. */
export function fill(tree: Expression, args: readonly Expression[], at: Span): Expression {
  const visit = (node: Node): Node => {
    if (node.kind === 'parameter' && node.position !== undefined) {
      const arg = args[node.position - 1]
      if (arg === undefined) throw new Error(`a rewrite template wants argument ${node.position}`)
      return arg
    }
    return { ...mapChildren(node, visit), start: at.start, end: at.end } as Node
  }
  return visit(tree) as Expression
}

const parsed = new Map<string, Expression>()

/** DuckDB SQL with `$1`... filled in; the parsed text is remembered. */
export function duckdb(text: string, args: readonly Expression[], at: Span): Expression {
  let tree = parsed.get(text)
  if (tree === undefined) {
    tree = parseExpression(text, 'duckdb')
    parsed.set(text, tree)
  }
  return fill(tree, args, at)
}
