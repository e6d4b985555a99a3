// What WHERE tells of the columns that pass it.

import type { ColumnReference, Expression, SelectItem } from '../ast.ts'
import type { Column, StarEntry } from './scope.ts'
import type { Work } from './work.ts'

/** Columns that are handed on as they are, and of which WHERE says `IS NOT NULL`, are not NULL in the output. */
export function narrow(
  where: Expression | undefined,
  columns: Column[],
  sources: readonly (SelectItem | StarEntry)[],
  work: Work,
): void {
  const known = new Set(conjuncts(where).flatMap((each) => notNull(each, work) ?? []))
  if (known.size === 0) return
  columns.forEach((column, i) => {
    const key = keyOf(sources[i], work)
    if (key !== undefined && has(known, key)) columns[i] = { ...column, nullable: false }
  })
}

interface Key {
  readonly source: unknown
  readonly column: string
}

function has(known: ReadonlySet<Key>, { source, column }: Key): boolean {
  return [...known].some((each) => each.source === source && each.column === column)
}

function conjuncts(where: Expression | undefined): readonly Expression[] {
  if (where === undefined) return []
  return where.kind === 'logical' && where.operator === 'and' ? where.operands.flatMap(conjuncts) : [where]
}

function notNull(node: Expression, work: Work): Key | undefined {
  if (node.kind !== 'is' || node.test !== 'null' || !node.negated) return undefined
  return node.operand.kind === 'column' ? columnKey(node.operand, work) : undefined
}

function keyOf(source: SelectItem | StarEntry | undefined, work: Work): Key | undefined {
  if (source === undefined) return undefined
  if ('kind' in source)
    return source.expression.kind === 'column' ? columnKey(source.expression, work) : undefined
  const { variable, column, merged } = source
  return variable === undefined || merged
    ? undefined
    : { source: variable, column: column.name.toLowerCase() }
}

/** Only a column itself: of a field nothing is told. */
function columnKey(node: ColumnReference, work: Work): Key | undefined {
  const found = work.resolutions.get(node)
  if (found?.kind !== 'column' || found.merged || found.outer || found.used !== node.parts.length)
    return undefined
  return { source: found.source, column: found.column.toLowerCase() }
}
