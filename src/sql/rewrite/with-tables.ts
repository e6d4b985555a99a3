import type { CommonTable, QueryBody, With } from '../ast.ts'
import { walk } from '../walk.ts'
import type { Rewriting } from './context.ts'
import { refuse } from './context.ts'

/** The tables of a query's WITH, and its rewritten body, whose own WITH has joined them. */
export function withTables(
  node: With | undefined,
  body: QueryBody,
  to: Rewriting,
): readonly [With | undefined, QueryBody] {
  if (node === undefined) return [undefined, body]
  const tables = inOrder(node).map((table) => ({ ...table, query: to.query(table.query, 'table') }))
  const own: With = { ...node, tables }
  if (body.kind !== 'query' || body.with === undefined) return [own, body]
  return [joined(own, body.with, to), { ...body, with: undefined }]
}

/** `WITH a AS (...) (WITH b AS (...) ...)`, which DuckDB does not read, as one WITH. */
function joined(outer: With, inner: With, to: Rewriting): With {
  const names = new Set(outer.tables.map(({ name }) => name.name.toLowerCase()))
  const again = inner.tables.find(({ name }) => names.has(name.name.toLowerCase()))
  if (again !== undefined)
    return refuse(to, again, `Two tables of WITH are called "${again.name.name}".`, 'Give one another name.')
  return {
    ...outer,
    recursive: outer.recursive || inner.recursive,
    tables: [...outer.tables, ...inner.tables],
  }
}

/** WITH RECURSIVE may name tables that come after; in DuckDB each comes after those that it reads. */
function inOrder({ recursive, tables }: With): readonly CommonTable[] {
  if (!recursive || tables.length < 2) return tables
  const byName = new Map(tables.map((table) => [table.name.name.toLowerCase(), table]))
  const placed = new Set<CommonTable>()
  const place = (table: CommonTable, path: readonly CommonTable[]): void => {
    if (placed.has(table) || path.includes(table)) return
    walk(table.query, (child) => {
      const read = child.kind === 'table' ? byName.get(child.name[0]?.name.toLowerCase() ?? '') : undefined
      if (read !== undefined && read !== table) place(read, [...path, table])
      return true
    })
    placed.add(table)
  }
  for (const table of tables) place(table, [])
  return [...placed]
}
