// What BigQuery does not take in the part of a recursive table that reads the table itself.

import { recursionUse } from '../../problems/catalogue/sql-rules.ts'
import type { Node, Query, QueryBody, Select, Span } from '../ast.ts'
import { walk } from '../walk.ts'
import { callKind } from './call-kind.ts'
import type { Work } from './work.ts'
import { report } from './work.ts'

/** `name`: of the table. `body`: what is put to its first rows. */
export function tellRecursiveUse(name: string, body: QueryBody, work: Work): void {
  const found = offence(body, name.toLowerCase())
  if (found !== undefined) report(work, found.at, recursionUse({ name, what: found.what }))
}

interface Offence {
  readonly at: Span
  readonly what: string
}

function offence(body: QueryBody, name: string): Offence | undefined {
  const reads = readings(body, name)
  if (reads.length === 0) return undefined
  if (reads.length > 1) return { at: reads[1]!, what: 'a second time' }
  let found: Offence | undefined
  walk(body, (node) => {
    if (node.kind === 'query') found ??= ofQuery(node, name)
    if (node.kind === 'select') found ??= ofSelect(node, name)
    return found === undefined && !(node.kind === 'query' && node.with !== undefined)
  })
  return found
}

function ofQuery(node: Query, name: string): Offence | undefined {
  const at = node.limit ?? node.orderBy[0]
  if (at === undefined || readings(node, name).length === 0) return undefined
  return { at, what: `with ${node.limit === undefined ? 'ORDER BY' : 'LIMIT'}` }
}

function ofSelect(node: Select, name: string): Offence | undefined {
  if (node.from === undefined || readings(node.from, name).length === 0) return undefined
  if (node.distinct) return { at: node.items[0] ?? node, what: 'with DISTINCT' }
  if (node.groupBy !== undefined) return { at: node.groupBy, what: 'with GROUP BY' }
  let found: Offence | undefined
  for (const item of node.items)
    walk(item, (each) => {
      const kind = each.kind === 'call' ? callKind(each, 'bigquery') : 'scalar'
      if (kind !== 'scalar')
        found ??= { at: each, what: kind === 'window' ? 'with a window function' : 'with an aggregate' }
      return found === undefined && each.kind !== 'query'
    })
  return found
}

/** Where the table is read; a WITH within may hide it. */
function readings(within: Node, name: string): Node[] {
  const found: Node[] = []
  walk(within, (node) => {
    if (node.kind === 'query' && node.with !== undefined) return false
    if (node.kind === 'table' && node.name.length === 1 && node.name[0]!.name.toLowerCase() === name)
      found.push(node)
    return true
  })
  return found
}
