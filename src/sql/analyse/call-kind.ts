import type { Call } from '../ast.ts'
import { callName } from '../ast.ts'
import { findFunction } from '../functions/catalogue.ts'
import { duckdbFunctionKind } from './duckdb-functions.ts'

export type CallKind = 'scalar' | 'aggregate' | 'window'

/** What the dialect makes of a call: a function with OVER is a window function, whatever else it is. */
export function callKind(node: Call, dialect: 'bigquery' | 'duckdb'): CallKind {
  if (node.over !== undefined) return 'window'
  const name = callName(node)
  if (dialect === 'duckdb') return duckdbFunctionKind(name)
  const kind = findFunction(name)?.kind
  return kind === 'aggregate' || kind === 'window' ? kind : 'scalar'
}
