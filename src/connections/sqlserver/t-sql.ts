// All T-SQL that Strata sends, in one place. Written to what Microsoft documents for SQL Server 2016 and newer, and Azure SQL;
// the titles of the topics stand in quotes.

import type { ServerColumn, TableName } from '../server-connection.ts'

export function quoteName(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`
}

export function quoteTable({ schema, name }: TableName): string {
  return `${quoteName(schema)}.${quoteName(name)}`
}

/** Is ALLOW_SNAPSHOT_ISOLATION on? 1 is ON; 2 and 3 are on their way to off and on. ("sys.databases", "SET TRANSACTION ISOLATION LEVEL") */
export const SNAPSHOT_STATE =
  'SELECT CONVERT(INT, snapshot_isolation_state) AS state FROM sys.databases WHERE name = DB_NAME()'

/**
 * One row per column. Alias types are resolved to the system type they stand for; a CLR type has none and stays without
 * a name. `@schema` and `@table` narrow it down where they are not NULL. ("sys.columns", "sys.types", "sys.index_columns",
 * "sys.extended_properties", "sys.change_tracking_tables")
 */
export const CATALOG = `SELECT s.name AS schema_name, t.name AS table_name, c.name AS column_name, y.name AS type_name,
  CONVERT(INT, c.max_length) AS max_length, CONVERT(INT, c.precision) AS precision, CONVERT(INT, c.scale) AS scale,
  c.is_nullable, c.is_identity, c.is_computed, CONVERT(INT, COALESCE(k.key_ordinal, 0)) AS key_ordinal,
  CONVERT(NVARCHAR(4000), td.value) AS table_description, CONVERT(NVARCHAR(4000), cd.value) AS column_description,
  CONVERT(BIT, CASE WHEN ct.object_id IS NULL THEN 0 ELSE 1 END) AS tracks_changes,
  CONVERT(BIT, CASE WHEN t.type = 'V' THEN 1 ELSE 0 END) AS is_view
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
WHERE t.type IN ('U', 'V') AND t.is_ms_shipped = 0
  AND (@schema IS NULL OR s.name = @schema) AND (@table IS NULL OR t.name = @table)
ORDER BY s.name, t.name, c.column_id`

/**
 * A column as text or a plain type in which the driver loses nothing: it reads decimals and money into binary floating
 * point, and times into milliseconds. Style 2 gives money its four digits, 121 ISO with all digits of the
 * column's scale and the offset, 23 an ISO date. ("CAST and CONVERT": date and time styles, money and smallmoney styles)
 */
export function exactColumn({ name, base }: Pick<ServerColumn, 'name' | 'base'>, table?: string): string {
  const column = table === undefined ? quoteName(name) : `${table}.${quoteName(name)}`
  switch (base) {
    case 'decimal':
    case 'numeric':
      return `CONVERT(VARCHAR(41), ${column})`
    case 'money':
    case 'smallmoney':
      return `CONVERT(VARCHAR(41), ${column}, 2)`
    case 'date':
      return `CONVERT(VARCHAR(10), ${column}, 23)`
    case 'time':
    case 'datetime':
    case 'smalldatetime':
    case 'datetime2':
    case 'datetimeoffset':
      return `CONVERT(VARCHAR(34), ${column}, 121)`
    case 'xml':
    case 'ntext':
      return `CONVERT(NVARCHAR(MAX), ${column})`
    case 'text':
      return `CONVERT(VARCHAR(MAX), ${column})`
    case 'image':
      return `CONVERT(VARBINARY(MAX), ${column})`
    default:
      return column
  }
}

type Named = Pick<ServerColumn, 'name' | 'base'>

function list(columns: readonly Named[], table?: string): string {
  return columns.map((column) => `${exactColumn(column, table)} AS ${quoteName(column.name)}`).join(', ')
}

export interface ReadTable {
  readonly table: TableName
  readonly columns: readonly Named[]
  /** Conditions, joined by AND. */
  readonly where: readonly (string | undefined)[]
  /** With `rows`: the first so many in this order. */
  readonly orderBy?: readonly string[]
  readonly rows?: number
}

export function readTable({ table, columns, where, orderBy, rows }: ReadTable): string {
  const conditions = where.filter((one) => one !== undefined && one.trim() !== '').map((one) => `(${one})`)
  return `SELECT ${rows === undefined ? '' : `TOP (${rows}) `}${list(columns)}
FROM ${quoteTable(table)}${conditions.length > 0 ? `\nWHERE ${conditions.join(' AND ')}` : ''}${
    orderBy ? `\nORDER BY ${orderBy.map(quoteName).join(', ')}` : ''
  }`
}

export function countRows(table: TableName, where: readonly (string | undefined)[]): string {
  const conditions = where.filter((one) => one !== undefined && one.trim() !== '').map((one) => `(${one})`)
  return `SELECT COUNT_BIG(*) AS n FROM ${quoteTable(table)}${conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''}`
}

/** How many rows a statement gives. */
export function countQuery(sql: string): string {
  return `SELECT COUNT_BIG(*) AS n FROM (\n${sql}\n) AS q`
}

/** Exact text in, the column's type out: no implicit conversion of the column, so that its index serves. */
export function typedParameter(column: Pick<ServerColumn, 'base' | 'type'>, parameter: string): string {
  if (column.base === 'timestamp') return `CAST(@${parameter} AS BINARY(8))`
  // The older types read text by the login's language unless a style is given.
  if (column.base === 'datetime' || column.base === 'smalldatetime')
    return `CONVERT(${column.base.toUpperCase()}, @${parameter}, 121)`
  return `CAST(@${parameter} AS ${column.type.toUpperCase()})`
}

type Typed = Pick<ServerColumn, 'name' | 'base' | 'type'>

/** Rows after a key, in the key's order: `(a > @k0) OR (a = @k0 AND b > @k1)`. */
export function afterKey(key: readonly Typed[], parameter = 'k'): string {
  return key
    .map((column, index) => {
      const same = key
        .slice(0, index)
        .map((before, at) => `${quoteName(before.name)} = ${typedParameter(before, `${parameter}${at}`)}`)
      return `(${[...same, `${quoteName(column.name)} > ${typedParameter(column, `${parameter}${index}`)}`].join(' AND ')})`
    })
    .join(' OR ')
}

/** Rows up to the key `@u0`, `@u1` ..., with it; the first column alone bounds what an index is searched for. */
export function upToKey(key: readonly Typed[]): string {
  const first = `${quoteName(key[0]!.name)} <= ${typedParameter(key[0]!, 'u0')}`
  return key.length === 1 ? first : `${first} AND NOT (${afterKey(key, 'u')})`
}

/** Every `@step`th key in the key's order: an index is read through, not the table. ("ROW_NUMBER") */
export function keysApart(table: TableName, key: readonly Typed[], where: string | undefined): string {
  const names = key.map(({ name }) => quoteName(name)).join(', ')
  return `SELECT ${list(key, 'q')}
FROM (SELECT ${names}, ROW_NUMBER() OVER (ORDER BY ${names}) AS [__number] FROM ${quoteTable(table)}${where ? ` WHERE ${where}` : ''}) AS q
WHERE q.[__number] % @step = 0
ORDER BY q.[__number]`
}

/** The highest value of a watermark column, exact. */
export function highestValue(table: TableName, column: Named, where: string | undefined): string {
  return `SELECT ${exactColumn({ name: 'high', base: column.base }, 'm')} AS high FROM (
SELECT MAX(${quoteName(column.name)}) AS high FROM ${quoteTable(table)}${where ? ` WHERE ${where}` : ''}) AS m`
}

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

// -- making tables --------------------------------------------------------------------------------

/** What CREATE TABLE needs; foreign keys are added when the rows are there. */
export interface TableDefinition extends TableName {
  readonly columns: readonly {
    readonly name: string
    /** As DDL writes it. */
    readonly type: string
    readonly nullable: boolean
    readonly identity: boolean
    /** The only values that it takes. */
    readonly words: readonly string[]
  }[]
  readonly key: readonly string[]
  readonly unique: readonly (readonly string[])[]
  readonly checks: readonly { readonly name: string; readonly sql: string }[]
}

export interface ForeignKey {
  readonly table: TableName
  readonly column: string
  readonly parent: TableName
  readonly parentColumn: string
}

function text(value: string): string {
  return `N'${value.replaceAll("'", "''")}'`
}

/** CREATE SCHEMA must be alone in its batch, which EXEC gives it. ("CREATE SCHEMA") */
export function createSchema(schema: string): string {
  return `IF SCHEMA_ID(${text(schema)}) IS NULL EXEC(${text(`CREATE SCHEMA ${quoteName(schema)}`)})`
}

/** Several columns of which one may be NULL are made unique by `uniqueIndexes`: a constraint would take NULLs as equal. */
export function createTable(table: TableDefinition): string {
  const list = (names: readonly string[]) => names.map(quoteName).join(', ')
  const constraint = (kind: string, what: string) => `CONSTRAINT ${quoteName(`${kind}_${table.name}${what}`)}`
  const parts = [
    ...table.columns.map(
      ({ name, type, nullable, identity }) =>
        `${quoteName(name)} ${type}${identity ? ' IDENTITY(1, 1)' : ''} ${nullable ? 'NULL' : 'NOT NULL'}`,
    ),
    `${constraint('PK', '')} PRIMARY KEY (${list(table.key)})`,
    ...table.unique
      .filter((names) => !hasNullable(table, names))
      .map((names) => `${constraint('UQ', `_${names.join('_')}`)} UNIQUE (${list(names)})`),
    ...table.columns
      .filter(({ words }) => words.length > 0)
      .map(
        ({ name, words }) =>
          `${constraint('CK', `_${name}`)} CHECK (${quoteName(name)} IN (${words.map(text).join(', ')}))`,
      ),
    ...table.checks.map(({ name, sql }) => `${constraint('CK', `_rule_${name}`)} CHECK (${sql})`),
  ]
  return `CREATE TABLE ${quoteTable(table)} (\n  ${parts.join(',\n  ')}\n)`
}

function hasNullable(table: TableDefinition, names: readonly string[]): boolean {
  return table.columns.some(({ name, nullable }) => nullable && names.includes(name))
}

export function uniqueIndexes(table: TableDefinition): readonly string[] {
  return table.unique
    .filter((names) => hasNullable(table, names))
    .map((names) => {
      const filter = names
        .filter((name) => hasNullable(table, [name]))
        .map((name) => `${quoteName(name)} IS NOT NULL`)
        .join(' AND ')
      return `CREATE UNIQUE INDEX ${quoteName(`UX_${table.name}_${names.join('_')}`)} ON ${quoteTable(table)} (${names.map(quoteName).join(', ')}) WHERE ${filter}`
    })
}

/** WITH CHECK: the server looks at every row, and trusts the constraint from then on. ("ALTER TABLE table_constraint") */
export function addForeignKey({ table, column, parent, parentColumn }: ForeignKey): string {
  return `ALTER TABLE ${quoteTable(table)} WITH CHECK ADD CONSTRAINT ${quoteName(`FK_${table.name}_${column}`)} FOREIGN KEY (${quoteName(column)}) REFERENCES ${quoteTable(parent)} (${quoteName(parentColumn)})`
}

export function dropForeignKey({ table, column }: ForeignKey): string {
  return `ALTER TABLE ${quoteTable(table)} DROP CONSTRAINT IF EXISTS ${quoteName(`FK_${table.name}_${column}`)}`
}

export function dropTable(table: TableName): string {
  return `DROP TABLE IF EXISTS ${quoteTable(table)}`
}

/** A setting of the session, for one table at a time: the rows carry the numbers of the identity column. ("SET IDENTITY_INSERT") */
export function identityInsert(table: TableName, on: boolean): string {
  return `SET IDENTITY_INSERT ${quoteTable(table)} ${on ? 'ON' : 'OFF'}`
}

/** Rows whose parent is not there. */
export function countOrphans({ table, column, parent, parentColumn }: ForeignKey): string {
  return `SELECT COUNT_BIG(*) AS n FROM ${quoteTable(table)} AS c LEFT JOIN ${quoteTable(parent)} AS p ON p.${quoteName(parentColumn)} = c.${quoteName(column)}
WHERE c.${quoteName(column)} IS NOT NULL AND p.${quoteName(parentColumn)} IS NULL`
}

/** Rows, and the exact sums of decimal columns, as text. */
export function countAndSums(table: TableName, decimals: readonly string[]): string {
  const sums = decimals.map((name, index) => `CONVERT(VARCHAR(41), SUM(${quoteName(name)})) AS s${index}`)
  return `SELECT ${['COUNT_BIG(*) AS n', ...sums].join(', ')} FROM ${quoteTable(table)}`
}
