import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { parseRoute, type Route } from './routes.ts'

/** The route of the address; new pages start at their top, former ones where they were left. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    history.scrollRestoration = 'manual'
    const changed = (): void => {
      leftAt.set(currentPage, scrollY)
      currentPage = pageNumber()
      setHash(location.hash)
    }
    addEventListener('hashchange', changed)
    return () => removeEventListener('hashchange', changed)
  }, [])
  const page = hash.replace(/\?.*/s, '')
  useLayoutEffect(() => scrollTo(0, leftAt.get(pageNumber()) ?? 0), [page])
  return parseRoute(hash)
}

/** Changes the address without a new entry in the history: for what is typed. */
export function replaceAddress(href: string): void {
  history.replaceState(history.state, '', href)
  dispatchEvent(new HashChangeEvent('hashchange'))
}

const leftAt = new Map<number, number>()
let pages = 0
let currentPage = pageNumber()

/** Number of the entry in the history; survives in its state, so going back finds it. */
function pageNumber(): number {
  const known: unknown = history.state?.page
  if (typeof known === 'number') {
    pages = Math.max(pages, known)
    return known
  }
  pages++
  history.replaceState({ page: pages }, '')
  return pages
}
