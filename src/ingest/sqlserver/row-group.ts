/**
 * Rows that DuckDB keeps together. What goes into a table in whole groups is written as it comes; what is left of one stays in memory
 * until the transaction ends, so files and ranges of a key are cut to fill groups.
 */
export const ROW_GROUP = 122_880

/** Of a Parquet file, where nothing else says how many: four are a group. */
export const FILE_ROWS = ROW_GROUP / 4

/** Rows of a page: whole files, where it has room for one. */
export function pageRows(batchRows: number): number {
  return batchRows < FILE_ROWS ? batchRows : batchRows - (batchRows % FILE_ROWS)
}

/** Rows of each of so many ranges of a key: whole groups, where there are enough. The last range has the rest. */
export function rangeRows(rows: number, ranges: number): number {
  const even = rows / ranges
  return even < ROW_GROUP ? Math.ceil(even) : Math.round(even / ROW_GROUP) * ROW_GROUP
}
