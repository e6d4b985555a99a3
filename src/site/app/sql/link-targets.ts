import type { NodeIndex } from '../../page-data.ts'
import { entryHref } from '../routes.ts'
import type { Site } from '../site.ts'
import type { LinkTargets } from './link-tokens.ts'

export function linkTargetsOf(site: Site, index: NodeIndex): LinkTargets {
  const macros = site.more?.details.nodes[index]?.macros ?? []
  return linkTargets(site, site.core.nodes[index]!.up, macros)
}

/** The names by which SQL may speak of these nodes and macros. */
export function linkTargets(site: Site, nodes: readonly NodeIndex[], macros: readonly number[]): LinkTargets {
  const tables = new Map<string, string>()
  const refs = new Map<string, string>()
  for (const index of nodes) {
    const { id, name } = site.core.nodes[index]!
    const href = entryHref(id)
    refs.set(name, href)
    const table = site.more?.details.nodes[index]?.relation?.split('.').at(-1)
    if (table !== undefined) tables.set(table.toLowerCase(), href)
  }
  const called = new Map<string, string>()
  for (const at of macros) {
    const macro = site.more?.details.macros[at]
    if (macro !== undefined) called.set(macro.name, entryHref(macro.id))
  }
  return { tables, refs, macros: called }
}
