import type { BinaryOperator, Expression } from '../ast.ts'
import { call } from '../ast-builders.ts'
import type { SqlType } from '../types.ts'

/** What compares by order, and not only for being the same. */
export const ordering: ReadonlySet<BinaryOperator> = new Set<BinaryOperator>(['<', '<=', '>', '>='])

/**
 * What stands for a value where it is put in order. A RANGE without a start comes before all that have one, and is a
 * struct with a NULL on DuckDB, which would come last.
 */
export function orderKey(value: Expression, type: SqlType): Expression {
  return type.kind === 'range' ? call(value, 'bq_range_key', [value]) : value
}
