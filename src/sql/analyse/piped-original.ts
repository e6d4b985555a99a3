import type { FromItem, Star } from '../ast.ts'

/** The column that a table's alias still means as it was, behind a pipe's SET, DROP or RENAME of it. */
export function isChangedInPipe(item: FromItem | undefined, name: string): boolean {
  if (item?.kind !== 'derived-table' || item.query.body.kind !== 'select') return false
  const { items, from } = item.query.body
  const star = items[0]?.expression
  // Pipes hand a table's alias on: it stands within what it names.
  const piped = item.alias !== undefined && item.alias.start < item.query.end
  if (!piped || star?.kind !== 'star') return false
  return changes(star, name.toLowerCase()) || isChangedInPipe(from, name)
}

function changes({ except, replace, rename }: Star, name: string): boolean {
  const names = [
    ...except.map((each) => each.parts[0]),
    ...replace.map((each) => each.alias),
    ...rename.map((each) => each.from.parts[0]),
  ]
  return names.some((each) => each?.name.toLowerCase() === name)
}
