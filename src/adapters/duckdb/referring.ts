import type { Relation } from '../../manifest/relation.ts'
import type { ReferringTables, Statement, Statements } from '../adapter.ts'

/** DuckDB neither replaces a table that foreign keys point at nor takes a constraint off. */
export const referring = ({
  quote,
  quoteName,
  literal,
}: Pick<Statements, 'quote' | 'quoteName' | 'literal'>): ReferringTables => ({
  find: ({ schema, name }) => ({
    sql: `WITH RECURSIVE keys AS (
  SELECT DISTINCT schema_name, table_name, referenced_table FROM duckdb_constraints()
  WHERE constraint_type = 'FOREIGN KEY' AND lower(schema_name) = lower(${literal(schema)}) AND lower(table_name) <> lower(referenced_table)
), found AS (
  SELECT schema_name, table_name, 1 AS depth FROM keys WHERE lower(referenced_table) = lower(${literal(name)})
  UNION
  SELECT keys.schema_name, keys.table_name, depth + 1 FROM keys JOIN found ON lower(keys.referenced_table) = lower(found.table_name)
)
SELECT schema_name, table_name FROM found GROUP BY ALL ORDER BY max(depth) DESC, table_name`,
    purpose: 'find the tables that refer to this one',
  }),
  release: (table) => {
    const bare: Relation = { ...table, name: `${table.name}__released` }
    const statements: readonly Statement[] = [
      { sql: `CREATE TABLE ${quote(bare)} AS FROM ${quote(table)}`, purpose: 'keep the rows' },
      { sql: `DROP TABLE ${quote(table)}`, purpose: `take the foreign key off "${table.name}"` },
      { sql: `ALTER TABLE ${quote(bare)} RENAME TO ${quoteName(table.name)}`, purpose: 'give the rows back' },
    ]
    return statements
  },
})
