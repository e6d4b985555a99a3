import { useMemo } from 'preact/hooks'
import { type Site, useSite } from '../site.ts'
import { buildSearchIndex, type Finding, type SearchIndex } from './search-index.ts'

let built: { readonly site: Site; readonly index: SearchIndex } | undefined

/** Built at the first search, not before: most readers follow links. */
export function useSearch(query: string): readonly Finding[] {
  const site = useSite()
  return useMemo(() => {
    if (query.trim() === '') return []
    if (built?.site !== site) built = { site, index: buildSearchIndex(site) }
    return built.index.find(query)
  }, [site, query])
}
