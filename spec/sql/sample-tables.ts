// The tables that the tests of this folder query.

import type { TableLookup } from '../../src/sql/analysis.ts'
import type { Dialect } from '../../src/sql/ast.ts'
import { parseType, printType } from '../../src/sql/type-text.ts'
import type { GooglesqlTable } from '../support/googlesql.ts'

/** Types as BigQuery writes them. */
export const sampleColumns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  orders: {
    id: 'INT64',
    customer_id: 'INT64',
    amount: 'NUMERIC',
    status: 'STRING',
    d: 'DATE',
    created_at: 'TIMESTAMP',
    items: 'ARRAY<STRUCT<sku STRING, qty INT64, price NUMERIC>>',
    address: 'STRUCT<city STRING, zip STRING>',
  },
  customers: { id: 'INT64', name: 'STRING', email: 'STRING', tags: 'ARRAY<STRING>' },
  payments: { id: 'INT64', paid: 'NUMERIC' },
  refunds: { id: 'INT64', paid: 'NUMERIC' },
  nodes: { id: 'INT64', parent: 'INT64' },
  sales: { id: 'INT64', q1: 'NUMERIC', q2: 'NUMERIC' },
}

/** `raw` and files are there without their columns being known. */
export function sampleTables(dialect: Dialect): TableLookup {
  return (parts) => {
    const name = parts[parts.length - 1] ?? ''
    if (name === 'raw' || name.includes('.')) return { id: name, columns: undefined }
    const columns = sampleColumns[name]
    if (columns === undefined) return undefined
    return {
      id: name,
      columns: Object.entries(columns).map(([column, type]) => ({
        name: column,
        type: inDialect(type, dialect),
      })),
    }
  }
}

function inDialect(type: string, dialect: Dialect): string {
  return dialect === 'bigquery' ? type : (printType(parseType(type, 'bigquery'), dialect) ?? type)
}

/** The same, as GoogleSQL's analyser takes them. */
export const googlesqlTables: readonly GooglesqlTable[] = Object.entries(sampleColumns).map(
  ([name, columns]) => ({
    path: [name],
    columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
  }),
)
