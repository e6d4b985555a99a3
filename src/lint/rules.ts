import type { LintRule } from './rule.ts'
import { ambiguousJoin, implicitCrossJoin, undoneLeftJoin, unqualifiedColumn } from './rules/joins.ts'
import { hardCodedTable, missingPartitionFilter, noLocalEqual, volatileIncremental } from './rules/models.ts'
import {
  distinctGroupBy,
  impliedDistinct,
  notInQuery,
  nullComparison,
  selectStar,
  unusedCte,
  uselessOrder,
} from './rules/queries.ts'

/** In the order in which they are listed. */
export const lintRules: readonly LintRule[] = [
  ambiguousJoin,
  implicitCrossJoin,
  unqualifiedColumn,
  undoneLeftJoin,
  selectStar,
  unusedCte,
  distinctGroupBy,
  uselessOrder,
  impliedDistinct,
  notInQuery,
  nullComparison,
  volatileIncremental,
  missingPartitionFilter,
  hardCodedTable,
  noLocalEqual,
]
