// What a DuckDB database holds, asked with one query per question however many relations there are.

import type { Column } from '../../manifest/column.ts'
import type { FoundRelation } from '../../manifest/lookup.ts'
import { type Relation, type RelationKind, relationKey } from '../../manifest/relation.ts'
import type { CatalogTable } from '../../manifest/results.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { Catalog, Comments, Connection, QueryOptions, Runner, SchemaName } from '../adapter.ts'
import { duckdbStatements, literal } from './statements.ts'

/** More make one statement that takes long to plan. */
const VERSIONS_AT_ONCE = 50

export class DuckdbCatalog implements Catalog {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  async relations(
    schemas: readonly SchemaName[],
    options?: QueryOptions,
    runner: Runner = this.#connection,
  ): Promise<readonly FoundRelation[]> {
    if (schemas.length === 0) return []
    const { rows } = await runner.query(
      `SELECT database_name, schema_name, table_name, 'table' FROM duckdb_tables() WHERE NOT internal AND ${within(schemas)}
UNION ALL
SELECT database_name, schema_name, view_name, 'view' FROM duckdb_views() WHERE NOT internal AND ${within(schemas)}`,
      options,
    )
    return rows.map(([database, schema, name, kind]) => ({
      database: String(database),
      schema: String(schema),
      name: String(name),
      kind: kind as RelationKind,
    }))
  }

  async schemas(options?: QueryOptions): Promise<readonly SchemaName[]> {
    const { rows } = await this.#connection.query(
      'SELECT database_name, schema_name FROM duckdb_schemas() WHERE NOT internal',
      options,
    )
    return rows.map(([database, schema]) => ({ database: String(database), schema: String(schema) }))
  }

  async columns(
    relation: Relation,
    options?: QueryOptions,
    runner: Runner = this.#connection,
  ): Promise<readonly Column[] | undefined> {
    try {
      const found = await runner.query(`SELECT * FROM ${duckdbStatements.quote(relation)} LIMIT 0`, options)
      return found.columns.map((name, index) => ({ name, type: found.types[index]! }))
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      const there = await runner.query(
        `SELECT 1 FROM duckdb_tables() WHERE ${named(relation, 'table_name')}
UNION ALL SELECT 1 FROM duckdb_views() WHERE ${named(relation, 'view_name')}`,
        options,
      )
      if (there.rows.length > 0) throw error
      return undefined
    }
  }

  async comments(
    schemas: readonly SchemaName[],
    options?: QueryOptions,
  ): Promise<ReadonlyMap<string, Comments>> {
    const found = new Map<string, Comments>()
    if (schemas.length === 0) return found
    const { rows } = await this.#connection.query(
      `SELECT database_name, schema_name, table_name, NULL, comment FROM duckdb_tables() WHERE comment IS NOT NULL AND ${within(schemas)}
UNION ALL
SELECT database_name, schema_name, view_name, NULL, comment FROM duckdb_views() WHERE comment IS NOT NULL AND ${within(schemas)}
UNION ALL
SELECT database_name, schema_name, table_name, column_name, comment FROM duckdb_columns() WHERE comment IS NOT NULL AND ${within(schemas)}`,
      options,
    )
    for (const [database, schema, name, column, comment] of rows) {
      const key = relationKey({ database: String(database), schema: String(schema), name: String(name) })
      const before = found.get(key) ?? { columns: new Map() }
      found.set(
        key,
        column === null
          ? { ...before, relation: String(comment) }
          : { ...before, columns: new Map([...before.columns, [String(column), String(comment)]]) },
      )
    }
    return found
  }

  /**
   * DuckDB tells nothing that changes with a table's rows, so they are read: their number and the sum of their hashes,
   * in whatever order they stand, with the names and types of the columns. That costs a fraction of writing them.
   */
  async versions(
    relations: readonly Relation[],
    options?: QueryOptions,
  ): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>()
    const shapes = await this.#shapes(relations, options)
    const there = relations.filter((relation) => shapes.has(relationKey(relation)))
    for (let start = 0; start < there.length; start += VERSIONS_AT_ONCE) {
      const part = there.slice(start, start + VERSIONS_AT_ONCE)
      for (const [index, rows] of await this.#rowHashes(part, options)) {
        const key = relationKey(part[index]!)
        found.set(key, `${shapes.get(key)} ${rows}`)
      }
    }
    return found
  }

  /** The text that DuckDB made of each view's statement. */
  async definitions(
    relations: readonly Relation[],
    options?: QueryOptions,
  ): Promise<ReadonlyMap<string, string>> {
    if (relations.length === 0) return new Map()
    const wanted = new Set(relations.map(relationKey))
    const { rows } = await this.#connection.query(
      `SELECT database_name, schema_name, view_name, sql FROM duckdb_views() WHERE NOT internal AND ${within(relations)}`,
      options,
    )
    const all = rows.map(
      ([database, schema, name, sql]) =>
        [
          relationKey({ database: String(database), schema: String(schema), name: String(name) }),
          withoutBlanks(String(sql)),
        ] as const,
    )
    return new Map(all.filter(([key]) => wanted.has(key)))
  }

  async #shapes(
    relations: readonly Relation[],
    options?: QueryOptions,
  ): Promise<ReadonlyMap<string, string>> {
    if (relations.length === 0) return new Map()
    const { rows } = await this.#connection.query(
      `SELECT database_name, schema_name, table_name, md5(string_agg(concat_ws(' ', column_name, data_type, is_nullable), chr(10) ORDER BY column_index))
FROM duckdb_columns() WHERE NOT internal AND ${within(relations)} GROUP BY ALL`,
      options,
    )
    return new Map(
      rows.map(([database, schema, name, shape]) => [
        relationKey({ database: String(database), schema: String(schema), name: String(name) }),
        String(shape),
      ]),
    )
  }

  /** A view that cannot be read has no version; the tables beside it have. */
  async #rowHashes(
    relations: readonly Relation[],
    options?: QueryOptions,
  ): Promise<readonly (readonly [index: number, hashes: string])[]> {
    const parts = relations.map(
      (relation, index) =>
        `SELECT ${index}, count(*) || ' ' || coalesce(sum(hash(strata_row_)), 0) FROM ${duckdbStatements.quote(relation)} AS strata_row_`,
    )
    try {
      const { rows } = await this.#connection.query(parts.join('\nUNION ALL\n'), options)
      return rows.map(([index, hashes]) => [Number(index), String(hashes)])
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      if (relations.length === 1) return []
      const alone = await Promise.all(relations.map((relation) => this.#rowHashes([relation], options)))
      return alone.flatMap((found, index) => found.map(([, hashes]) => [index, hashes] as const))
    }
  }

  async describe(schemas: readonly SchemaName[], options?: QueryOptions): Promise<readonly CatalogTable[]> {
    if (schemas.length === 0) return []
    const { rows } = await this.#connection.query(
      `WITH relation AS (
  SELECT database_name, schema_name, table_name, 'table' AS kind, comment, estimated_size FROM duckdb_tables() WHERE NOT internal
  UNION ALL
  SELECT database_name, schema_name, view_name, 'view', comment, NULL FROM duckdb_views() WHERE NOT internal
)
SELECT database_name, schema_name, table_name, any_value(kind), any_value(r.comment), any_value(estimated_size),
  list(c.column_name ORDER BY c.column_index), list(c.data_type ORDER BY c.column_index),
  list(c.is_nullable ORDER BY c.column_index), list(c.comment ORDER BY c.column_index)
FROM relation r JOIN duckdb_columns() c USING (database_name, schema_name, table_name)
WHERE ${within(schemas)}
GROUP BY ALL ORDER BY ALL`,
      options,
    )
    return rows.map((row) => {
      const [database, schema, name, kind, comment, size, columns, types, nullable, comments] = row as [
        string,
        string,
        string,
        RelationKind,
        string | null,
        number | null,
        readonly string[],
        readonly string[],
        readonly boolean[],
        readonly (string | null)[],
      ]
      return {
        relation: { database, schema, name },
        kind,
        columns: columns.map((column, index) => ({
          name: column,
          type: types[index]!,
          nullable: nullable[index]!,
          ...(comments[index] === null ? {} : { description: comments[index]! }),
        })),
        ...(size === null ? {} : { rows: Number(size) }),
        ...(comment === null ? {} : { comment }),
      }
    })
  }
}

/** DuckDB prints types with other blanks once the file was opened again. Those within quotes stay. */
function withoutBlanks(sql: string): string {
  return sql.replace(/('(?:[^']|'')*'|"(?:[^"]|"")*")|\s+/g, (_, quoted: string | undefined) => quoted ?? '')
}

function within(schemas: readonly SchemaName[]): string {
  const pairs = schemas.map(({ database, schema }) =>
    database === undefined
      ? `lower(schema_name) = ${literal(schema.toLowerCase())}`
      : `(lower(database_name) = ${literal(database.toLowerCase())} AND lower(schema_name) = ${literal(schema.toLowerCase())})`,
  )
  return `(${pairs.join(' OR ')})`
}

function named(relation: Relation, nameColumn: string): string {
  return `${within([relation])} AND lower(${nameColumn}) = ${literal(relation.name.toLowerCase())}`
}
