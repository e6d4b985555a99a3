// T-SQL's UPDATE and DELETE with a FROM that names the changed table itself.

import type { Assignment, Delete, Expression, FromItem, Span, TableReference, Update } from '../sql/ast.ts'
import { boolean, logical, number, query, select, selectItem } from '../sql/ast-builders.ts'
import type { Notes } from './note.ts'
import type { SourceLanguage } from './source-language.ts'

/** T-SQL's `UPDATE a SET a.x = b.y FROM t AS a JOIN u AS b ON ...` names the table in FROM. */
export function updateOfAlias(update: Update, notes: Notes): Update {
  const { from } = update
  // BigQuery wants a WHERE.
  const where = update.where ?? boolean(update, true)
  const made = { ...update, where, assignments: update.assignments.map(ofColumn) }
  if (from === undefined) return made
  const apart = withoutTable(from, update.target.at(-1)?.name.toLowerCase())
  if (apart === undefined) {
    notes.check(update, "BigQuery's UPDATE ... FROM must not name the updated table again.")
    return made
  }
  const { table, rest, on } = apart
  const conditions = [...on, ...(update.where === undefined ? [] : [update.where])]
  return {
    ...made,
    target: table.name,
    alias: table.alias,
    from: rest,
    where: both(update, conditions) ?? where,
  }
}

/** T-SQL's `DELETE a FROM t AS a JOIN u AS b ON ...` -> `DELETE FROM t AS a WHERE EXISTS (SELECT 1 FROM u AS b WHERE ...)`. */
export function deleteOfAlias(node: Delete, { rules }: SourceLanguage, notes: Notes): Delete {
  const { using } = node
  const always = boolean(node, true)
  if (using === undefined) return { ...node, where: node.where ?? always }
  if (!rules.transact) return node
  const apart = withoutTable(using, node.target.at(-1)?.name.toLowerCase())
  if (apart === undefined) {
    notes.lost(using, 'The FROM of this DELETE is not translated: write WHERE EXISTS (...).')
    return node
  }
  const { table, rest, on } = apart
  const conditions = [...on, ...(node.where === undefined ? [] : [node.where])]
  const { start, end } = node
  if (rest === undefined)
    return {
      ...node,
      target: table.name,
      alias: table.alias,
      using: undefined,
      where: both(node, conditions) ?? always,
    }
  const inner = select(node, [selectItem(node, number(node, 1))], rest)
  const inside = query(node, { ...inner, where: both(node, conditions) })
  const where: Expression = { kind: 'exists', query: inside, start, end }
  return { ...node, target: table.name, alias: table.alias, using: undefined, where }
}

/** BigQuery's SET names a column without its table. */
export function ofColumn(assignment: Assignment): Assignment {
  const { target } = assignment
  return target.kind === 'column'
    ? { ...assignment, target: { ...target, parts: target.parts.slice(-1) } }
    : assignment
}

function both(at: Span, conditions: readonly Expression[]): Expression | undefined {
  return conditions.length < 2 ? conditions[0] : logical(at, 'and', conditions)
}

interface Apart {
  readonly table: TableReference
  readonly rest: FromItem | undefined
  readonly on: readonly Expression[]
}

/** The changed table at the head of inner joins, what it is joined with, and by which conditions. */
function withoutTable(from: FromItem, name: string | undefined): Apart | undefined {
  if (from.kind === 'table') {
    const own = (from.alias?.name ?? from.name.at(-1))?.name.toLowerCase()
    return own === name ? { table: from, rest: undefined, on: [] } : undefined
  }
  if (from.kind !== 'join' || !['inner', 'cross', 'comma'].includes(from.type) || from.using !== undefined)
    return undefined
  const left = withoutTable(from.left, name)
  if (left === undefined) return undefined
  const { start, end } = from
  const rest: FromItem =
    left.rest === undefined
      ? from.right
      : { kind: 'join', type: 'cross', left: left.rest, right: from.right, start, end }
  return { table: left.table, rest, on: [...left.on, ...(from.on === undefined ? [] : [from.on])] }
}
