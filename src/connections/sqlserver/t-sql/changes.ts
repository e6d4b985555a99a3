// What has changed: row versions, change tracking, change data capture.

import type { TableName } from '../../server-connection.ts'
import { exactColumn, list, type Named } from './exact.ts'
import { quoteName, quoteTable } from './names.ts'

/**
 * Read before the snapshot opens: no row that is committed later can have a lower one. @@DBTS would miss transactions
 * that are still open; isolation levels do not matter. ("MIN_ACTIVE_ROWVERSION")
 */
export const ACTIVE_ROW_VERSION = 'SELECT MIN_ACTIVE_ROWVERSION() AS low'

/**
 * `@table` is a quoted name. NULL where change tracking is off, or the login may not see it. Below the least version
 * CHANGETABLE may miss changes: retention, TRUNCATE. ("CHANGE_TRACKING_MIN_VALID_VERSION", "CHANGE_TRACKING_CURRENT_VERSION",
 * "Work with change tracking": in a snapshot, version, changes and rows belong together)
 */
export const TRACKED_VERSIONS =
  'SELECT CHANGE_TRACKING_CURRENT_VERSION() AS now, CHANGE_TRACKING_MIN_VALID_VERSION(OBJECT_ID(@table)) AS least'

/** First the operation and the key as tracked, then the row as it is; a deleted row has only its key. ("CHANGETABLE") */
export function trackedChanges(
  table: TableName,
  key: readonly Named[],
  columns: readonly Named[],
  where: string | undefined,
): string {
  const same = key.map(({ name }) => `t.${quoteName(name)} = c.${quoteName(name)}`).join(' AND ')
  const keys = key.map((column, index) => `${exactColumn(column, 'c')} AS [__key_${index}]`).join(', ')
  const first = quoteName(key[0]!.name)
  // A row that the filter leaves out is gone for the target.
  const join = where
    ? `LEFT JOIN (SELECT * FROM ${quoteTable(table)} WHERE ${where}) AS t`
    : `LEFT JOIN ${quoteTable(table)} AS t`
  return `SELECT CONVERT(NVARCHAR(1), CASE WHEN t.${first} IS NULL THEN N'D' ELSE c.SYS_CHANGE_OPERATION END) AS [__operation], ${keys}, ${list(columns, 't')}
FROM CHANGETABLE(CHANGES ${quoteTable(table)}, @last) AS c
${join} ON ${same}`
}

/** Only the keys of what changed after `@last`, deleted rows included. */
export function trackedKeys(table: TableName, key: readonly Named[]): string {
  return `SELECT ${list(key, 'c')}
FROM CHANGETABLE(CHANGES ${quoteTable(table)}, @last) AS c`
}

/**
 * `@source` is a quoted name; the newest of the two capture instances that a table may have. Error 208 where CDC is off:
 * the schema `cdc` comes with it. ("cdc.change_tables")
 */
export const CAPTURE_INSTANCE =
  'SELECT TOP (1) capture_instance FROM cdc.change_tables WHERE source_object_id = OBJECT_ID(@source) ORDER BY create_date DESC'

/** What it captures stays as it was when it was made; columns that came later are not in it. ("cdc.captured_columns") */
export const CAPTURED_COLUMNS =
  'SELECT c.column_name FROM cdc.captured_columns AS c JOIN cdc.change_tables AS t ON t.object_id = c.object_id WHERE t.capture_instance = @instance'

/**
 * The range that can be read. `least` is 0x0 where the login may not read the instance; both ends of a range are
 * inclusive, so the next one begins at the increment of the last. ("sys.fn_cdc_get_min_lsn", "sys.fn_cdc_get_max_lsn",
 * "sys.fn_cdc_increment_lsn")
 */
export const CAPTURED_RANGE =
  'SELECT sys.fn_cdc_get_max_lsn() AS high, sys.fn_cdc_get_min_lsn(@instance) AS least, CASE WHEN @last IS NULL THEN NULL ELSE sys.fn_cdc_increment_lsn(CAST(@last AS BINARY(10))) END AS low'

/**
 * Of all changes of a key within the range the last one; operation 1 is a delete, and a changed key is a delete and an
 * insert. Net changes would say the same, but exist only where the instance was made to support them. A row that the
 * filter leaves out is gone for the target. ("cdc.fn_cdc_get_all_changes_<capture_instance>")
 */
export function capturedChanges(
  instance: string,
  key: readonly Named[],
  columns: readonly Named[],
  where: string | undefined,
): string {
  const keys = key.map(({ name }) => quoteName(name)).join(', ')
  // A filter that is neither true nor false leaves a row out as well.
  const kept = where ? `WHEN ${where} THEN N'U' ELSE N'D'` : "ELSE N'U'"
  return `SELECT CONVERT(NVARCHAR(1), CASE WHEN c.[__$operation] = 1 THEN N'D' ${kept} END) AS [__operation], ${list(columns, 'c')}
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY ${keys} ORDER BY [__$start_lsn] DESC, [__$seqval] DESC, [__$operation] DESC) AS [__last]
FROM cdc.${quoteName(`fn_cdc_get_all_changes_${instance}`)}(CAST(@low AS BINARY(10)), CAST(@high AS BINARY(10)), N'all')) AS c
WHERE c.[__last] = 1`
}
