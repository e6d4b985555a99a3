// What a database says of itself.

/**
 * Is ALLOW_SNAPSHOT_ISOLATION on? 1 is ON; 2 and 3 are on their way to off and on. A database snapshot has a source and stays
 * as it is, whatever the level. ("sys.databases", "SET TRANSACTION ISOLATION LEVEL", "Database Snapshots")
 */
export const SNAPSHOT_STATE =
  'SELECT CONVERT(INT, snapshot_isolation_state) AS state, CONVERT(INT, source_database_id) AS source FROM sys.databases WHERE name = DB_NAME()'

/**
 * One row per column. Alias types are resolved to the system type they stand for; a CLR type has none and stays without
 * a name. `@schema` and `@table` narrow it down where they are not NULL. Hidden columns that nothing generates are a graph's own, which
 * cannot be read. Since 2022 UNMASK can be granted on a table or a column; where the server does not know of that, it says NULL.
 * ("sys.columns", "sys.types", "sys.index_columns", "sys.extended_properties", "sys.change_tracking_tables", "SQL Graph architecture",
 * "HAS_PERMS_BY_NAME")
 */
export const CATALOG = `SELECT s.name AS schema_name, t.name AS table_name, c.name AS column_name, y.name AS type_name,
  CONVERT(INT, c.max_length) AS max_length, CONVERT(INT, c.precision) AS precision, CONVERT(INT, c.scale) AS scale,
  c.is_nullable, c.is_identity, c.is_computed, CONVERT(INT, COALESCE(k.key_ordinal, 0)) AS key_ordinal,
  CONVERT(NVARCHAR(4000), td.value) AS table_description, CONVERT(NVARCHAR(4000), cd.value) AS column_description,
  CONVERT(BIT, CASE WHEN ct.object_id IS NULL THEN 0 ELSE 1 END) AS tracks_changes,
  CONVERT(BIT, CASE WHEN t.type = 'V' THEN 1 ELSE 0 END) AS is_view, c.collation_name,
  CONVERT(BIT, CASE WHEN c.encryption_type IS NULL THEN 0 ELSE 1 END) AS is_encrypted,
  CONVERT(BIT, CASE WHEN c.is_masked = 1 AND COALESCE(HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'UNMASK'), 0) = 0
    AND COALESCE(HAS_PERMS_BY_NAME(QUOTENAME(s.name) + '.' + QUOTENAME(t.name), 'OBJECT', 'UNMASK', c.name, 'COLUMN'), 0) = 0
    THEN 1 ELSE 0 END) AS is_masked
FROM sys.objects AS t
JOIN sys.schemas AS s ON s.schema_id = t.schema_id
JOIN sys.columns AS c ON c.object_id = t.object_id
LEFT JOIN sys.types AS y ON y.user_type_id = c.system_type_id
LEFT JOIN sys.indexes AS i ON i.object_id = t.object_id AND i.is_primary_key = 1
LEFT JOIN sys.index_columns AS k
  ON k.object_id = t.object_id AND k.index_id = i.index_id AND k.column_id = c.column_id
LEFT JOIN sys.extended_properties AS td
  ON td.class = 1 AND td.major_id = t.object_id AND td.minor_id = 0 AND td.name = N'MS_Description'
LEFT JOIN sys.extended_properties AS cd
  ON cd.class = 1 AND cd.major_id = t.object_id AND cd.minor_id = c.column_id AND cd.name = N'MS_Description'
LEFT JOIN sys.change_tracking_tables AS ct ON ct.object_id = t.object_id
WHERE t.type IN ('U', 'V') AND t.is_ms_shipped = 0 AND NOT (c.is_hidden = 1 AND c.generated_always_type = 0)
  AND (@schema IS NULL OR s.name = @schema) AND (@table IS NULL OR t.name = @table)
ORDER BY s.name, t.name, c.column_id`
