import type { Expression } from '../ast.ts'

/** The name that a path gives to the column or field made of it. */
export function impliedName(expression: Expression): string | undefined {
  if (expression.kind === 'column') return expression.parts[expression.parts.length - 1]?.name
  return expression.kind === 'field' ? expression.name.name : undefined
}
