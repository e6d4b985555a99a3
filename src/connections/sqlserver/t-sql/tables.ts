// Making tables, and asking the server what it holds of them.

import type { TableName } from '../../server-connection.ts'
import { quoteName, quoteTable } from './names.ts'

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
