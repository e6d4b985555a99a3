import type { Call } from './ast.ts'
import { findFunction } from './functions/catalogue.ts'
import { parseStatement } from './parse.ts'
import { SqlSyntaxError } from './syntax-error.ts'
import { walk } from './walk.ts'

/** A call whose result is the same on DuckDB within a limit only; offsets into the SQL. */
export interface FunctionLimit {
  readonly name: string
  readonly note: string
  readonly start: number
  readonly end: number
}

/** The calls of a BigQuery statement that have a stated limit locally; none where the text cannot be read. */
export function functionLimits(sql: string): readonly FunctionLimit[] {
  const found: FunctionLimit[] = []
  try {
    walk(parseStatement(sql, 'bigquery'), (node) => {
      if (node.kind === 'call') addLimit(node, found)
      return undefined
    })
  } catch (error) {
    if (!(error instanceof SqlSyntaxError)) throw error
  }
  return found
}

function addLimit(call: Call, found: FunctionLimit[]): void {
  const name = call.name.map((part) => part.name.toUpperCase()).join('.')
  const spec = findFunction(name)
  if (spec?.status !== 'limited') return
  found.push({ name, note: spec.note ?? '', start: call.start, end: call.end })
}
