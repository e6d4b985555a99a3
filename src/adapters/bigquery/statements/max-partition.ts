import type { Relation } from '../../../manifest/relation.ts'
import type { Statement, TableShape } from '../../adapter.ts'
import { quote, quoteName } from './names.ts'
import { partitionType } from './partition.ts'
import { settleOptions } from './table-options.ts'

/**
 * dbt's `_dbt_max_partition` in the query of an incremental model: a variable that holds the newest partition of the table, so that
 * what the query reads can be told before it runs.
 */
export function withMaxPartition(
  statement: Statement,
  into: Relation,
  config: TableShape['config'],
): Statement {
  const { partition } = settleOptions(config, () => {})
  if (partition === undefined || !/\b_dbt_max_partition\b/i.test(statement.sql)) return statement
  const ingestion = partition.kind === 'time' && partition.ingestion
  const field = ingestion ? '_PARTITIONTIME' : quoteName(partition.field)
  const type = partition.kind === 'time' ? partitionType(partition) : 'INT64'
  const head = `DECLARE _dbt_max_partition ${type} DEFAULT (SELECT MAX(${field}) FROM ${quote(into)} WHERE ${field} IS NOT NULL);\n\n`
  const { embedded } = statement
  return {
    ...statement,
    sql: `${head}${statement.sql}`,
    ...(embedded === undefined
      ? {}
      : {
          embedded: {
            ...embedded,
            start: embedded.start + head.length,
            end: embedded.end + head.length,
          },
        }),
  }
}
