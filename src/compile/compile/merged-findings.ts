import type { ColumnEdge, ColumnUseEdge } from '../../manifest/column.ts'
import type { Problem } from '../../problems/problem.ts'

/** What the first and the later query of an incremental model say, each thing once. */
export function mergedEdges(
  first: readonly ColumnEdge[],
  later: readonly ColumnEdge[] | undefined,
): readonly ColumnEdge[] {
  return merged(
    first,
    later,
    ({ from, to, toPath, how }) =>
      `${from.node} ${from.column} ${from.path ?? ''} ${to} ${toPath ?? ''} ${how}`,
  )
}

export function mergedUses(
  first: readonly ColumnUseEdge[],
  later: readonly ColumnUseEdge[] | undefined,
): readonly ColumnUseEdge[] {
  return merged(first, later, ({ from, how }) => `${from.node} ${from.column} ${from.path ?? ''} ${how}`)
}

export function mergedProblems(
  first: readonly Problem[],
  later: readonly Problem[] | undefined,
): readonly Problem[] {
  return merged(first, later ?? first, (problem) =>
    JSON.stringify([problem.code, problem.at, problem.message]),
  )
}

function merged<Item>(
  first: readonly Item[],
  more: readonly Item[] | undefined,
  key: (item: Item) => string,
): readonly Item[] {
  if (more === undefined || more.length === 0) return first
  return [...new Map([...first, ...more].map((item) => [key(item), item])).values()]
}
