import { macros } from './library/macros.ts'
import { scalarFunctions } from './library/scalar-functions.ts'

export type { LibraryFunction } from './library/scalar-function.ts'

/** What a DuckDB database needs before a rewritten statement runs in it. */
export interface DuckdbLibrary {
  /** Changes whenever a macro changes: keep it beside the database to know whether it is up to date. */
  readonly version: string
  /** One CREATE OR REPLACE MACRO each, in an order in which they may run. */
  readonly statements: readonly string[]
  /** To be registered with every connection before the macros are made. */
  readonly functions: typeof scalarFunctions
}

export const duckdbLibrary: DuckdbLibrary = {
  version: contentHash(macros.join('\n')),
  statements: macros.map((each) => `CREATE OR REPLACE MACRO ${each}`),
  functions: scalarFunctions,
}

/** The library within one schema, for a database that others read too. */
export function libraryStatements(schema: string): readonly string[] {
  return macros.map((each) => `CREATE OR REPLACE MACRO ${schema}.${each}`)
}

/** FNV-1a, 52 bits: a version needs no secrecy. */
function contentHash(text: string): string {
  let high = 0x811c9dc5
  let low = 0x01000193
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 0x01000193) >>> 0
    low = Math.imul(low ^ code, 0x85ebca6b) >>> 0
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}
