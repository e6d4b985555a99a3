/** Columns that loading adds to a source's table. */
export const ADDED_COLUMNS: readonly string[] = ['_loaded_at', '_batch_id', '_deleted_at']
