import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { CoreNode, NodeIndex, PageCore, PageDetails, PageTexts } from '../page-data.ts'
import { type ColumnGraph, columnGraph } from './layout/column-graph.ts'

/** What every part of the page may look up. */
export interface Site {
  readonly core: PageCore
  readonly indexOf: ReadonlyMap<string, NodeIndex>
  readonly down: readonly (readonly NodeIndex[])[]
  /** Absent until it is unpacked, a moment after the first paint. */
  readonly more?: {
    readonly details: PageDetails
    readonly texts: PageTexts
    readonly columns: ColumnGraph
    readonly testAt: ReadonlyMap<string, number>
    readonly macroAt: ReadonlyMap<string, number>
  }
}

export function openSite(core: PageCore): Site {
  const down: NodeIndex[][] = core.nodes.map(() => [])
  for (const [index, node] of core.nodes.entries()) for (const from of node.up) down[from]!.push(index)
  return { core, down, indexOf: new Map(core.nodes.map((node, index) => [node.id, index])) }
}

export function completeSite(site: Site, details: PageDetails, texts: PageTexts): Site {
  return {
    ...site,
    more: {
      details,
      texts,
      columns: columnGraph(details.nodes),
      testAt: new Map(details.tests.map((test, index) => [test.id, index])),
      macroAt: new Map(details.macros.map((macro, index) => [macro.id, index])),
    },
  }
}

export const SiteContext = createContext<Site | undefined>(undefined)

export function useSite(): Site {
  const site = useContext(SiteContext)
  if (site === undefined) throw new Error('no site around this part')
  return site
}

export function useNode(index: NodeIndex): CoreNode {
  return useSite().core.nodes[index]!
}
