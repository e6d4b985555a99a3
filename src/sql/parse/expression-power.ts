import type { Node, Unary } from '../ast.ts'
import type { DialectRules } from '../dialect.ts'
import { power } from '../precedence.ts'

/** How tightly the outermost operator of an expression binds; what needs no parentheses anywhere is an atom. */
export function powerOf(node: Node, rules: DialectRules): number {
  switch (node.kind) {
    case 'logical':
      return node.operator === 'and' ? power.and : power.or
    case 'binary':
      return rules.powers.get(node.operator) ?? power.other
    case 'unary':
      return unaryPower(node.operator, rules)
    case 'is':
      return rules.powers.get('is') ?? power.is
    case 'between':
    case 'in-list':
    case 'in-query':
    case 'in-array':
    case 'like':
      return rules.powers.get('match') ?? power.match
    case 'quantified':
      return power.comparison
    case 'number':
      return node.text.startsWith('-') ? power.sign : power.atom
    case 'lambda':
      return power.lowest
    default:
      return postfixPower(node)
  }
}

function unaryPower(operator: Unary['operator'], rules: DialectRules): number {
  if (operator === 'not') return power.not
  if (operator === '~' || operator === '@') return rules.name === 'duckdb' ? power.other : power.sign
  return power.sign
}

function postfixPower(node: Node): number {
  if (node.kind === 'collate') return power.collate
  if (node.kind === 'at-time-zone') return power.timeZone
  if (node.kind === 'interval') return power.sign
  if (node.kind === 'subscript' || node.kind === 'slice' || node.kind === 'field') return power.postfix
  return power.atom
}
