import type { BinaryOperator } from './ast.ts'

/** What compares two values of one type and gives a BOOL. */
export const comparisons: ReadonlySet<BinaryOperator> = new Set<BinaryOperator>([
  '=',
  '<>',
  '<',
  '<=',
  '>',
  '>=',
  'is distinct from',
  'is not distinct from',
])
