import type { Column } from '../../manifest/column.ts'
import type { Compiled } from '../../manifest/manifest.ts'
import type { NodeIndex, PageColumn, PageFlow, TestIndex } from '../page-data.ts'
import type { SiteInput } from '../site-input.ts'
import type { GraphNode, PageIndex } from './page-index.ts'

type Described = readonly (readonly PageColumn[])[]

/** Columns of every node: declared, inferred, found in the warehouse; a copy has what was said of what it is a copy of. */
export function describeColumns(input: SiteInput, index: PageIndex): Described {
  return index.nodes.map((node, at) => {
    const tests = testsByColumn(index, at)
    return mergeColumns(node, input).map((column) =>
      describeColumn(column, tests.get(fold(column.name)), index),
    )
  })
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
      merged.set(fold(column.name), known === undefined ? column : withInherited(known, column))
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

/** What is known of a column, with what another look at it adds: tags and descriptions inherited among them. */
function withInherited(known: Column, more: Column): Column {
  const tags = [...new Set([...(known.tags ?? []), ...(more.tags ?? [])])]
  return {
    ...more,
    ...known,
    ...(tags.length === 0 ? {} : { tags }),
    ...(known.description || !more.description ? {} : { description: more.description }),
  }
}

function describeColumn(
  column: Column,
  tests: readonly TestIndex[] | undefined,
  index: PageIndex,
): PageColumn {
  const from = column.inherited?.description
  const node = from === undefined ? undefined : index.nodeAt.get(from.node)
  const inheritedTags = Object.entries(column.inherited?.tags ?? {}).flatMap(([tag, origin]) => {
    const at = index.nodeAt.get(origin.node)
    return at === undefined ? [] : [[tag, at, origin.column] as const]
  })
  return {
    name: column.name,
    ...(column.type === undefined ? {} : { type: column.type }),
    ...(column.description ? { description: column.description } : {}),
    ...(column.tags?.length ? { tags: column.tags } : {}),
    ...(from === undefined || node === undefined ? {} : { inheritedFrom: [node, from.column] as const }),
    ...(inheritedTags.length === 0 ? {} : { inheritedTags }),
    ...(column.nullable === false ? { notNull: true as const } : {}),
    ...(tests === undefined ? {} : { tests }),
  }
}

/** Engines fold the case of column names. */
function fold(name: string): string {
  return name.toLowerCase()
}
