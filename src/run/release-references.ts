// An engine that replaces no table that foreign keys point at: those of tables that follow in this run are taken off before.

import type { BuildNode, Node } from '../manifest/node.ts'
import { type Relation, relationKey } from '../manifest/relation.ts'
import { foreignKeyHolds } from '../problems/catalogue/run.ts'
import { ProblemError } from '../problems/problem.ts'
import type { StepTools } from './step-tools.ts'

/** Gives the tables their rows back without the constraint; they get it again when their own turn comes. */
export async function releaseReferences(
  relation: Relation,
  node: BuildNode,
  tools: StepTools,
  isBuilt: (relation: Relation) => boolean,
): Promise<void> {
  const { statements } = tools.adapter
  const { referring } = statements
  if (referring === undefined) return
  const { rows } = await tools.query(referring.find(relation))
  const tables = rows.map(([schema, name]) => ({ ...relation, schema: String(schema), name: String(name) }))
  const held = tables.filter((table) => !isBuilt(table))
  if (held.length > 0) {
    const names = held.map((table) => statements.quote(table))
    throw new ProblemError(foreignKeyHolds({ model: node.name, tables: names, at: node.at }))
  }
  for (const table of tables)
    for (const statement of referring.release(table)) await tools.runQuietly(statement)
}

export function builtRelations(nodes: Iterable<Node | undefined>): (relation: Relation) => boolean {
  const keys = new Set(
    [...nodes].flatMap((node) => (node?.kind === 'model' ? relationKey(node.relation) : [])),
  )
  return (relation) => keys.has(relationKey(relation))
}
