// Ways through a statement that several rules share.

import type { FromItem, Node, NodeKind, NodeOf, Query, Select, Statement } from '../sql/ast.ts'
import { walk } from '../sql/walk.ts'

/** Every node of a kind, in the order of the text. */
export function nodesOf<Kind extends NodeKind>(root: Node, kind: Kind): NodeOf<Kind>[] {
  const found: NodeOf<Kind>[] = []
  walk(root, (node) => {
    if (node.kind === kind) found.push(node as NodeOf<Kind>)
    return undefined
  })
  return found
}

/** Every node of a kind in this SELECT, queries within it left out. */
export function ownNodes<Kind extends NodeKind>(root: Node, kind: Kind): NodeOf<Kind>[] {
  const found: NodeOf<Kind>[] = []
  walk(root, (node) => {
    if (node !== root && node.kind === 'query') return false
    if (node.kind === kind) found.push(node as NodeOf<Kind>)
    return undefined
  })
  return found
}

/** The query itself; undefined of a statement that changes something. */
export function queryOf(statement: Statement): Query | undefined {
  return statement.kind === 'query' ? statement : undefined
}

/** The SELECTs whose rows the query gives: one, or those of its set operations. */
export function outermost(query: Query): Select[] {
  const found: Select[] = []
  const visit = (body: Query['body']): void => {
    if (body.kind === 'select') found.push(body)
    else if (body.kind === 'query') visit(body.body)
    else if (body.kind === 'set-operation') {
      visit(body.left)
      visit(body.right)
    }
  }
  visit(query.body)
  return found
}

/** The items of FROM that are joined, from left to right. */
export function sourcesOf(from: FromItem | undefined): FromItem[] {
  if (from === undefined) return []
  if (from.kind === 'join') return [...sourcesOf(from.left), ...sourcesOf(from.right)]
  return [from]
}

/** What a source is called within its query, in lower case. */
export function aliasOf(item: FromItem): string | undefined {
  if (item.kind === 'join') return undefined
  const name = item.alias?.name ?? (item.kind === 'table' ? item.name.at(-1) : undefined)
  return name?.name.toLowerCase()
}

/** Names of the WITH tables of every query of the statement, in lower case. */
export function commonTableNames(statement: Statement): ReadonlySet<string> {
  return new Set(nodesOf(statement, 'common-table').map(({ name }) => name.name.toLowerCase()))
}
