import {
  BIGINT,
  BLOB,
  DuckDBBlobValue,
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBInstance,
  DuckDBScalarFunction,
  type DuckDBType,
  type DuckDBVector,
  VARCHAR,
} from '@duckdb/node-api'
import { duckdbLibrary, type LibraryFunction } from '../../src/sql/duckdb-library.ts'

const types: Readonly<Record<LibraryFunction['returns'], DuckDBType>> = { VARCHAR, BLOB, BIGINT }

/** A DuckDB in memory with what rewritten statements need. */
export async function openLocalDuckdb(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run("SET TimeZone = 'UTC'")
  for (const each of duckdbLibrary.functions) register(connection, each)
  for (const statement of duckdbLibrary.statements) await connection.run(statement)
  return connection
}

function register(connection: DuckDBConnection, each: LibraryFunction): void {
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: each.name,
      returnType: types[each.returns],
      parameterTypes: each.parameters.map((parameter) => types[parameter]),
      mainFunction: (info, chunk, output) => {
        try {
          callRows(each, chunk, output)
        } catch (error) {
          info.setError(String(error))
        }
      },
    }),
  )
}

function callRows(each: LibraryFunction, chunk: DuckDBDataChunk, output: DuckDBVector): void {
  const columns: DuckDBVector[] = each.parameters.map((_, index) => chunk.getColumnVector(index))
  for (let row = 0; row < chunk.rowCount; row++) {
    const values = columns.map((column) => column.getItem(row))
    const args = values.flatMap((value): (Uint8Array | string | bigint)[] => {
      if (value instanceof DuckDBBlobValue) return [value.bytes]
      return typeof value === 'string' || typeof value === 'bigint' ? [value] : []
    })
    if (args.length < values.length) output.setItem(row, null)
    else {
      const result = each.call(...args)
      output.setItem(row, result instanceof Uint8Array ? new DuckDBBlobValue(result) : result)
    }
  }
  output.flush()
}
