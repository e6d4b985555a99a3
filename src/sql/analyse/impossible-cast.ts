import { neverCast } from '../../problems/catalogue/sql.ts'
import type { Node } from '../ast.ts'
import { printType } from '../type-text.ts'
import type { SqlType } from '../types.ts'
import { report, type Work } from './work.ts'

const families: readonly (readonly [RegExp, string])[] = [
  [/^(u?int\d+|float\d+|numeric|bignumeric|bignum|bool)$/, 'number'],
  [/^(date|datetime|timestamp|timestamp_\w+|time|timetz|time_ns|interval)$/, 'moment'],
  [/^array$/, 'list'],
  [/^struct$/, 'struct'],
]

function familyOf({ kind }: SqlType): string | undefined {
  return families.find(([pattern]) => pattern.test(kind))?.[1]
}

/** DuckDB has no cast between the two, and fails at the first value that is not NULL. */
function isImpossible(from: SqlType, to: SqlType): boolean {
  const [source, target] = [familyOf(from), familyOf(to)]
  return source !== undefined && target !== undefined && source !== target
}

/** Where no row has a value the engine takes it: a warning, no error. */
export function tellImpossibleCast(at: Node, from: SqlType, to: SqlType, work: Work): void {
  if (work.dialect !== 'duckdb' || !isImpossible(from, to)) return
  const [source, target] = [from, to].map((type) => printType(type, 'duckdb') ?? type.kind)
  report(work, at, neverCast({ from: source!, to: target! }))
}
