// Change tracking and rowversions of the fixture: after a statement the table is held against how it was before.

import type { DuckDBConnection } from '@duckdb/node-api'
import type { CatalogTable } from './server-catalog.ts'
import { literal, name } from './translate-tsql.ts'

const shadowOf = ({ schema, name: table }: CatalogTable) => `__ct.${name(`before.${schema}.${table}`)}`
const logOf = ({ schema, name: table }: CatalogTable) => `__ct.${name(`${schema}.${table}`)}`
const placeOf = ({ schema, name: table }: CatalogTable) => `${name(schema)}.${name(table)}`
const rowVersionOf = ({ columns }: CatalogTable) => columns.find(({ base }) => base === 'timestamp')?.name

export const captureOf = ({ schema, name: table }: CatalogTable) => `${schema}_${table}`
const capturedOf = (table: CatalogTable) => `__cdc.${name(captureOf(table))}`

/** CDC: from now on every change of a row is kept whole, under the number of its statement. */
export async function startCapture(connection: DuckDBConnection, table: CatalogTable): Promise<void> {
  await connection.run(`CREATE SCHEMA IF NOT EXISTS __cdc;
CREATE TABLE IF NOT EXISTS __cdc.__instances (name VARCHAR, least BLOB);
INSERT INTO __cdc.__instances SELECT ${literal(captureOf(table))}, unhex(printf('%020X', version + 1)) FROM __ct.__now`)
  await connection.run(`CREATE OR REPLACE TABLE ${shadowOf(table)} AS SELECT * FROM ${placeOf(table)}`)
  table.capturedColumns = table.columns.map((column) => column.name)
  await connection.run(
    `CREATE OR REPLACE TABLE ${capturedOf(table)} AS SELECT ''::BLOB AS "__$start_lsn", ''::BLOB AS "__$seqval", 0 AS "__$operation", * FROM ${placeOf(table)} LIMIT 0`,
  )
}

/** What the clean-up job does: changes until now are forgotten. */
export async function cleanCapture(connection: DuckDBConnection, table: CatalogTable): Promise<void> {
  await connection.run(`DELETE FROM ${capturedOf(table)};
UPDATE __cdc.__instances SET least = (SELECT unhex(printf('%020X', version + 1)) FROM __ct.__now) WHERE name = ${literal(captureOf(table))}`)
}

/** Operation 1 is a delete, 2 an insert, 4 a row after its update; a changed key is a delete and an insert. */
async function capture(connection: DuckDBConnection, table: CatalogTable): Promise<void> {
  const [place, shadow] = [placeOf(table), shadowOf(table)]
  const same = table.key.map((key) => `a.${name(key)} = b.${name(key)}`).join(' AND ')
  await connection.run(`INSERT INTO ${capturedOf(table)} BY NAME
SELECT * FROM (SELECT unhex(printf('%020X', n.version + 1)) AS "__$start_lsn", unhex(printf('%020X', row_number() OVER ())) AS "__$seqval", op AS "__$operation", ${table.capturedColumns!.map(name).join(', ')} FROM (
SELECT 1 AS op, a.* FROM ${shadow} AS a WHERE NOT EXISTS (SELECT 1 FROM ${place} AS b WHERE ${same})
UNION ALL SELECT CASE WHEN EXISTS (SELECT 1 FROM ${shadow} AS b WHERE ${same}) THEN 4 ELSE 2 END, a.* FROM (SELECT * FROM ${place} EXCEPT SELECT * FROM ${shadow}) AS a
) AS c, __ct.__now AS n)`)
}

/** `again`: only the shape changed, what was logged stays. */
export async function startTracking(
  connection: DuckDBConnection,
  table: CatalogTable,
  again = false,
): Promise<void> {
  if (again && !table.tracked && !table.captured && rowVersionOf(table) === undefined) return
  await connection.run(`CREATE OR REPLACE TABLE ${shadowOf(table)} AS SELECT * FROM ${placeOf(table)}`)
  if (!table.tracked || again) return
  const keys = table.key.map(name).join(', ')
  await connection.run(
    `CREATE OR REPLACE TABLE ${logOf(table)} AS SELECT ${keys}, 0::BIGINT AS version, '' AS op FROM ${placeOf(table)} LIMIT 0`,
  )
  const id = literal(`${table.schema}.${table.name}`)
  await connection.run(
    `DELETE FROM __ct.__tables WHERE name = ${id}; INSERT INTO __ct.__tables SELECT ${id}, version FROM __ct.__now`,
  )
}

export async function noteChanges(
  connection: DuckDBConnection,
  table: CatalogTable,
  truncated: boolean,
): Promise<void> {
  const rowVersion = rowVersionOf(table)
  if (!table.tracked && !table.captured && rowVersion === undefined) return
  const place = placeOf(table)
  const shadow = shadowOf(table)
  const keys = table.key.map(name).join(', ')
  const same = table.key.map((key) => `a.${name(key)} = b.${name(key)}`).join(' AND ')
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE __changed AS SELECT ${keys} FROM (SELECT * FROM ${place} EXCEPT SELECT * FROM ${shadow})`,
  )
  if (rowVersion !== undefined) {
    await connection.run(
      `UPDATE ${place} AS a SET ${name(rowVersion)} = unhex(printf('%016X', n.row_version + b.number))
FROM (SELECT *, row_number() OVER () AS number FROM temp.main.__changed) AS b, __ct.__now AS n WHERE ${same}`,
    )
  }
  if (table.tracked && truncated) {
    await connection.run(
      `UPDATE __ct.__tables SET min_valid = (SELECT version + 1 FROM __ct.__now) WHERE name = ${literal(`${table.schema}.${table.name}`)}`,
    )
  } else if (table.tracked) {
    await connection.run(`INSERT INTO ${logOf(table)}
SELECT ${keys}, n.version + 1, CASE WHEN EXISTS (SELECT 1 FROM ${shadow} AS b WHERE ${same}) THEN 'U' ELSE 'I' END
FROM temp.main.__changed AS a, __ct.__now AS n
UNION ALL SELECT ${keys}, n.version + 1, 'D' FROM ${shadow} AS a, __ct.__now AS n
WHERE NOT EXISTS (SELECT 1 FROM ${place} AS b WHERE ${same})`)
  }
  if (table.captured) await capture(connection, table)
  await connection.run(
    'UPDATE __ct.__now SET version = version + 1, row_version = row_version + (SELECT count(*) FROM temp.main.__changed)',
  )
  await connection.run(`CREATE OR REPLACE TABLE ${shadow} AS SELECT * FROM ${place}`)
}
