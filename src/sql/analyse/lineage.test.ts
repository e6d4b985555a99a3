import { describe, expect, it } from 'vitest'
import { lineageCases } from '../../../spec/sql/lineage-cases.ts'
import { sampleTables } from '../../../spec/sql/sample-tables.ts'
import type { Dialect } from '../ast.ts'
import { translate } from '../translate.ts'

function lineageOf(sql: string, dialect: Dialect): { edges: string; uses: string } {
  const found = translate(sql, { from: dialect, to: dialect, tables: sampleTables(dialect) })
  expect(found.problems).toEqual([])
  const edges = found.edges.map(
    ({ table, column, path, to, toPath, how }) =>
      `${place(table, column, path)} -> ${toPath === undefined ? to : `${to}.${toPath}`} ${how}`,
  )
  found.columns?.forEach(({ name }, i) => {
    if (!found.edges.some(({ to }) => to === name)) edges.push(`-> ${name} ${found.flows?.[i]}`)
  })
  const uses = found.uses.map(({ table, column, path, how }) => `${how} ${place(table, column, path)}`)
  return { edges: edges.join('; '), uses: uses.join('; ') }
}

function place(table: string, column: string, path: string | undefined): string {
  return path === undefined ? `${table}.${column}` : `${table}.${column}.${path}`
}

describe('translate(sql).edges and .uses', () => {
  it.each(lineageCases)('%s: %s', (dialect, sql, edges, uses) => {
    expect(lineageOf(sql, dialect)).toEqual({ edges, uses })
  })
})
