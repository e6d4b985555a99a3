// Brings the functions that rewritten SQL calls into a database, once per version of the library.

import {
  BIGINT,
  BLOB,
  DuckDBBlobValue,
  type DuckDBDataChunk,
  DuckDBScalarFunction,
  type DuckDBValue,
  type DuckDBVector,
  VARCHAR,
} from '@duckdb/node-api'
import { ProblemError } from '../../problems/problem.ts'
import { duckdbLibrary, type LibraryFunction } from '../../sql/duckdb-library.ts'
import type { DuckdbConnection } from './connection.ts'

const VERSION_MACRO = 'bq_library_version'
const types = { VARCHAR, BLOB, BIGINT }

/**
 * The JavaScript functions live as long as the instance; the macros stay in the database, so that its views work for
 * other programs too, as far as they use no JavaScript function.
 */
export async function installLibrary(connection: DuckdbConnection, readOnly: boolean): Promise<void> {
  await connection.native(async (native) => {
    for (const each of duckdbLibrary.functions) native.registerScalarFunction(scalarFunction(each))
  })
  if (readOnly || (await installedVersion(connection)) === duckdbLibrary.version) return
  const session = await connection.session()
  try {
    await session.transaction(async () => {
      await session.execute(duckdbLibrary.statements.join(';\n'))
      await session.execute(`CREATE OR REPLACE MACRO ${VERSION_MACRO}() AS '${duckdbLibrary.version}'`)
    })
  } finally {
    session.release()
  }
}

async function installedVersion(connection: DuckdbConnection): Promise<string | undefined> {
  try {
    const { rows } = await connection.query(`SELECT ${VERSION_MACRO}()`)
    return String(rows[0]?.[0])
  } catch (error) {
    if (error instanceof ProblemError) return undefined
    throw error
  }
}

function scalarFunction(each: LibraryFunction): DuckDBScalarFunction {
  return DuckDBScalarFunction.create({
    name: each.name,
    parameterTypes: each.parameters.map((type) => types[type]),
    returnType: types[each.returns],
    mainFunction: (info, input, output) => {
      try {
        callByRow(each, input, output)
      } catch (error) {
        info.setError(error instanceof Error ? error.message : String(error))
      }
    },
  })
}

function callByRow(each: LibraryFunction, input: DuckDBDataChunk, output: DuckDBVector): void {
  const columns = each.parameters.map((_, index) => input.getColumnVector(index))
  for (let row = 0; row < input.rowCount; row++) {
    const values = columns.map((column) => fromEngine(column.getItem(row)))
    const known = values.filter((value) => value !== null)
    const result = known.length < values.length ? null : each.call(...known)
    output.setItem(row, result instanceof Uint8Array ? new DuckDBBlobValue(result) : result)
  }
  output.flush()
}

function fromEngine(value: DuckDBValue): string | Uint8Array | bigint | null {
  if (value === null || typeof value === 'string' || typeof value === 'bigint') return value
  return value instanceof DuckDBBlobValue ? value.bytes : String(value)
}
