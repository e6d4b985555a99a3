import type { Column } from '../../manifest/column.ts'
import type { Compiled } from '../../manifest/manifest.ts'
import type { NodeIndex, PageColumn, PageFlow, TestIndex } from '../page-data.ts'
import type { SiteInput } from '../site-input.ts'
import type { GraphNode, PageIndex } from './page-index.ts'

type Described = readonly (readonly PageColumn[])[]

/** Columns of every node: declared, inferred, found in the warehouse; a copied column takes over its description. */
export function describeColumns(
  input: SiteInput,
  index: PageIndex,
  flows: readonly (readonly PageFlow[])[],
): Described {
  const own = index.nodes.map((node, at) => {
    const tests = testsByColumn(index, at)
    return mergeColumns(node, input).map((column) => describeColumn(column, tests.get(fold(column.name))))
  })
  return inheritDescriptions(own, flows)
}

export function flowsOf(compiled: Compiled | undefined, index: PageIndex): readonly PageFlow[] {
  return (compiled?.lineage ?? []).flatMap(({ from, to, how }): PageFlow[] => {
    const node = index.nodeAt.get(from.node)
    if (node === undefined) return []
    return [from.path === undefined ? [node, from.column, to, how] : [node, from.column, to, how, from.path]]
  })
}

function mergeColumns(node: GraphNode, { compiled, catalog }: SiteInput): readonly Column[] {
  const merged = new Map<string, Column>()
  const sources = [
    'columns' in node ? node.columns : [],
    compiled.get(node.id)?.columns ?? [],
    catalog?.get(node.id)?.columns ?? [],
  ]
  for (const columns of sources) {
    for (const column of columns) {
      const known = merged.get(fold(column.name))
      merged.set(fold(column.name), known === undefined ? column : { ...column, ...known })
    }
  }
  return [...merged.values()]
}

function testsByColumn(index: PageIndex, at: NodeIndex): ReadonlyMap<string, readonly TestIndex[]> {
  const found = new Map<string, TestIndex[]>()
  for (const test of index.testsOf.get(at) ?? []) {
    const node = index.tests[test]!
    if (node.kind !== 'test' || node.column === undefined) continue
    const name = fold(node.column)
    found.set(name, [...(found.get(name) ?? []), test])
  }
  return found
}

function describeColumn(column: Column, tests: readonly TestIndex[] | undefined): PageColumn {
  return {
    name: column.name,
    ...(column.type === undefined ? {} : { type: column.type }),
    ...(column.description ? { description: column.description } : {}),
    ...(column.tags?.length ? { tags: column.tags } : {}),
    ...(column.nullable === false ? { notNull: true as const } : {}),
    ...(tests === undefined ? {} : { tests }),
  }
}

/** Along copies and renames only, and only where there is no doubt which column it was. */
function inheritDescriptions(own: Described, flows: readonly (readonly PageFlow[])[]): Described {
  const byName = own.map((columns) => new Map(columns.map((column) => [fold(column.name), column])))
  const into = flows.map((list) => {
    const found = new Map<string, PageFlow[]>()
    for (const flow of list) found.set(fold(flow[2]), [...(found.get(fold(flow[2])) ?? []), flow])
    return found
  })
  const origin = (
    at: NodeIndex,
    name: string,
    steps: number,
  ): readonly [NodeIndex, PageColumn] | undefined => {
    const column = byName[at]?.get(fold(name))
    if (column?.description !== undefined) return [at, column]
    const [flow, ...more] = into[at]?.get(fold(name)) ?? []
    if (flow === undefined || more.length > 0 || steps > 100) return undefined
    return flow[3] === 'copy' || flow[3] === 'rename' ? origin(flow[0], flow[1], steps + 1) : undefined
  }
  return own.map((columns, at) =>
    columns.map((column) => {
      if (column.description !== undefined) return column
      const found = origin(at, column.name, 0)
      if (found === undefined) return column
      const [from, described] = found
      return {
        ...column,
        description: described.description!,
        inheritedFrom: [from, described.name] as const,
      }
    }),
  )
}

/** Engines fold the case of column names. */
function fold(name: string): string {
  return name.toLowerCase()
}
