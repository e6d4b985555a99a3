import { useMemo } from 'preact/hooks'
import { type Site, useSite } from '../site.ts'
import { buildSearchIndex, type Finding, type SearchIndex } from './search-index.ts'

const indexes = new WeakMap<Site, SearchIndex>()

/** The index is built at the first search, not before: most readers follow links. */
export function useSearch(query: string): readonly Finding[] {
  const site = useSite()
  return useMemo(() => {
    if (query.trim() === '') return []
    return searchIndexOf(site).find(query)
  }, [site, query])
}

export function searchIndexOf(site: Site): SearchIndex {
  const index = indexes.get(site) ?? buildSearchIndex(site)
  indexes.set(site, index)
  return index
}
