// Texts that are compared without regard to their case. ICU's key of a text ends its levels with a byte of 1: without the
// third level, of case, it is the key of 'und:ci'. English has no rules beyond those of all languages.

import type { Call, Collate, Expression } from '../ast.ts'
import { callName } from '../ast.ts'
import { call } from '../ast-builders.ts'
import type { Rewriting } from './context.ts'
import { refuse } from './context.ts'

const withoutCase = 'und:ci'

/** `ORDER BY x COLLATE '...'`. */
export function collated(node: Collate, to: Rewriting): Expression {
  const operand = to.expression(isCollation(node.operand) ? node.operand.args[0]! : node.operand)
  if (/^(|binary)$/.test(node.collation)) return operand
  if (node.collation === withoutCase) return call(node, 'bq_und_ci', [operand])
  return refuse(
    to,
    node,
    `The collation "${node.collation}" cannot run on DuckDB.`,
    `'${withoutCase}' can, and LOWER(...).`,
  )
}

/** The node with each of its operands under the collation that one of them names; the node itself where none does. */
export function withCollation<Compared extends Expression>(node: Compared): Compared {
  const operands = operandsOf(node)
  if (!operands.some(isCollation)) return node
  const under = (value: Expression): Expression => ({
    ...{ kind: 'collate', operand: isCollation(value) ? value.args[0]! : value, collation: withoutCase },
    ...{ start: value.start, end: value.end },
  })
  switch (node.kind) {
    case 'binary':
      return { ...node, left: under(node.left), right: under(node.right) }
    case 'between':
      return { ...node, operand: under(node.operand), low: under(node.low), high: under(node.high) }
    case 'in-list':
      return { ...node, operand: under(node.operand), values: node.values.map(under) }
    default:
      return node
  }
}

const compares = new Set(['=', '<>', '!=', '<', '<=', '>', '>='])

function operandsOf(node: Expression): readonly Expression[] {
  if (node.kind === 'binary') return compares.has(node.operator) ? [node.left, node.right] : []
  if (node.kind === 'between') return [node.operand, node.low, node.high]
  return node.kind === 'in-list' ? [node.operand, ...node.values] : []
}

/** `COLLATE(x, 'und:ci')`. */
export function isCollation(node: Expression): node is Call {
  const collation = node.kind === 'call' && callName(node) === 'COLLATE' ? node.args[1] : undefined
  return collation?.kind === 'string' && collation.value === withoutCase
}
