import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DuckdbEngine } from '../../spec/support/tds/duckdb-engine.ts'
import { startTdsServer } from '../../spec/support/tds/tds-server.ts'
import { typedRows } from '../../spec/support/typed-rows.ts'
import { openAdapter } from '../adapters/registry.ts'
import { openSqlserver } from '../connections/sqlserver/open-sqlserver.ts'
import { compareRelations } from './compare-relations.ts'
import { serverSide } from './server-side.ts'
import { sqlSide } from './sql-side.ts'

it('random values of every type are equal in BigQuery and everywhere else', {
  timeout: 600_000,
}, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'strata-typed-'))
  const dataset = `typed_${Date.now().toString(36)}`
  const duckdb = await openAdapter('duckdb', {
    settings: { path: ':memory:' },
    projectDirectory: directory,
    projectDialect: 'duckdb',
  })
  const bigquery = await openAdapter('bigquery', {
    settings: {
      ...{ type: 'bigquery', project: 'test-project', dataset },
      api_endpoint: process.env.STRATA_TEST_BIGQUERY ?? null,
    },
    projectDirectory: directory,
    projectDialect: 'bigquery',
    runId: dataset,
  })
  const engine = await DuckdbEngine.create()
  const server = await startTdsServer(engine)
  const { host, port } = server
  const login = { host, port, database: 'app', user: 'sa', password: 'Correct-horse-7', encrypt: false }
  const connection = await openSqlserver(login)
  try {
    const relation = { database: undefined, schema: dataset, name: 'typed' }
    await bigquery.connection.execute(bigquery.statements.createSchema(relation))
    for (const special of [false, true]) {
      const rows = typedRows(special ? 6 : 5, 120, special)
      const file = join(directory, `typed-${special}.parquet`)
      const loaded = join(directory, `loaded-${special}.parquet`)
      await duckdb.connection.execute(rows.duckdb)
      // BigQuery has no type for a guid; the emulator takes no bytes from a file, and has no name for its 32-bit types.
      await duckdb.connection.execute(
        `COPY (SELECT * EXCLUDE (b) REPLACE (upper(g::VARCHAR) AS g, r::DOUBLE AS r, i::BIGINT AS i), to_base64(b) AS b64 FROM typed) TO '${loaded}' (FORMAT parquet)`,
      )
      await duckdb.connection.execute(`COPY typed TO '${file}' (FORMAT parquet)`)
      if (!special) await engine.execute(...rows.server)
      const staged = { ...relation, name: 'staged' }
      await bigquery.loader.load({ files: [loaded], format: 'parquet' }, staged, [], { mode: 'replace' })
      const [from, into] = [staged, relation].map(bigquery.statements.quote)
      await bigquery.connection.execute(
        `CREATE OR REPLACE TABLE ${into} AS SELECT * EXCEPT (b64), FROM_BASE64(b64) AS b FROM ${from}`,
      )
      const there = () => sqlSide({ label: 'bigquery', adapter: bigquery, from: relation })
      const query = (sql: string) => sqlSide({ label: sql, adapter: duckdb, from: { sql } })
      const others = [
        query('SELECT * FROM typed'),
        query(`SELECT * FROM read_parquet('${file}')`),
        ...(special ? [] : [serverSide({ connection, table: { schema: 'dbo', name: 'typed' } })]),
      ]
      for (const other of others) {
        const found = await compareRelations(there(), other, ['id'], { byColumn: true })
        expect(found.examples).toEqual([])
        expect(found).toMatchObject({ equal: true, schema: [], rowsA: 120, rowsB: 120, readAgain: 0 })
        expect(found.checksums.filter(({ a, b }) => a !== b)).toEqual([])
      }
      const spoiled = query("SELECT * REPLACE (CASE WHEN id = 0 THEN s || ' ' ELSE s END AS s) FROM typed")
      expect(await compareRelations(there(), spoiled, ['id'])).toMatchObject({
        ...{ changed: 1, columns: [{ column: 's', changed: 1 }] },
        examples: [{ key: ['0'] }],
      })
    }
  } finally {
    await connection.close()
    await server.close()
    engine.close()
    await bigquery.close()
    await duckdb.close()
    rmSync(directory, { recursive: true, force: true })
  }
})
