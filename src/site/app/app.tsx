import { useEffect, useRef, useState } from 'preact/hooks'
import { EntryPage } from './pages/entry-page.tsx'
import { FunctionsPage } from './pages/functions-page.tsx'
import { GraphPage } from './pages/graph-page.tsx'
import { Overview } from './pages/overview.tsx'
import { SearchPage } from './pages/search-page.tsx'
import { Sidebar } from './parts/sidebar.tsx'
import { hrefOf, type Route } from './routes.ts'
import { SearchBox } from './search/search-box.tsx'
import { type Site, SiteContext } from './site.ts'
import { useTheme } from './theme.ts'
import { useRoute } from './use-route.ts'

export function App({ site }: { site: Site }) {
  const route = useRoute()
  const [menu, setMenu] = useState(false)
  const main = useRef<HTMLElement>(null)
  const place = route.page === 'entry' || route.page === 'graph' ? `${route.page} ${route.id}` : route.page
  const first = useRef(true)
  useEffect(() => {
    setMenu(false)
    document.title = titleOf(site, route)
    // A new page is announced to those who listen rather than look; the field that was typed in keeps the focus.
    if (!first.current && !document.activeElement?.matches('input'))
      main.current?.focus({ preventScroll: true })
    first.current = false
  }, [place])
  return (
    <SiteContext.Provider value={site}>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        Skip to content
      </button>
      <header class="top">
        <button
          type="button"
          class={route.page === 'graph' ? 'button square menu shown' : 'button square menu'}
          aria-expanded={menu}
          aria-controls="sidebar"
          aria-label="Menu"
          onClick={() => setMenu(!menu)}
        >
          ☰
        </button>
        <a class="brand" href={hrefOf({ page: 'overview' })}>
          <Strata />
          {site.core.project.name}
        </a>
        <SearchBox />
        <ThemeSwitch />
      </header>
      <div class={route.page === 'graph' ? 'frame bare' : 'frame'}>
        <Sidebar route={route} open={menu} />
        <main id="main" ref={main} tabIndex={-1} class={route.page === 'graph' ? 'wide' : ''}>
          <Page route={route} />
        </main>
      </div>
    </SiteContext.Provider>
  )
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'overview':
      return <Overview />
    case 'functions':
      return <FunctionsPage />
    case 'entry':
      return <EntryPage id={route.id} column={route.column} />
    case 'graph':
      return <GraphPage id={route.id} view={route.view} />
    case 'search':
      return <SearchPage query={route.query} />
  }
}

function titleOf({ core }: Site, route: Route): string {
  const name = core.project.name
  if (route.page === 'overview') return name
  if (route.page === 'functions') return `Functions · ${name}`
  if (route.page === 'search') return `Search · ${name}`
  return `${route.id.split('.').at(-1)} · ${name}`
}

function ThemeSwitch() {
  const [theme, toggle] = useTheme()
  return (
    <button
      type="button"
      class="button square theme"
      onClick={toggle}
      aria-label={theme === 'dark' ? 'Use light colours' : 'Use dark colours'}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 1.5a6.5 6.5 0 1 0 0 13z" />
        <circle cx="8" cy="8" r="6.5" />
      </svg>
    </button>
  )
}

function Strata() {
  return (
    <svg class="logo" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <path class="layer-staging" d="M2 14.5 10 18.5 18 14.5" />
      <path class="layer-dim" d="M2 10 10 14 18 10" />
      <path class="layer-fact" d="M10 1.5 18 5.5 10 9.5 2 5.5z" />
    </svg>
  )
}
