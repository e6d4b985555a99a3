// What the address says. Everything that a reader would send to a colleague has an address.

export type Route =
  | { readonly page: 'overview' }
  | { readonly page: 'functions' }
  | { readonly page: 'entry'; readonly id: string; readonly column?: string }
  | { readonly page: 'graph'; readonly id: string; readonly view: GraphView }
  | { readonly page: 'search'; readonly query: string }

export interface GraphView {
  /** Levels shown each way; `allLevels` for no limit. */
  readonly up: number
  readonly down: number
  /** Its path is lit. */
  readonly column?: string
  /** Id of the node that has the column, where it is not the one in focus. */
  readonly of?: string
  /** Ids of nodes whose columns are shown. */
  readonly open: readonly string[]
  /** Ids of nodes whose hidden neighbours are shown, `<` before for upstream, `>` for downstream. */
  readonly more: readonly string[]
  readonly colour: 'layer' | 'status'
  /** Filters, joins and groupings by the lit column too. */
  readonly uses: boolean
}

export const allLevels = 99

export const firstView: GraphView = { up: 1, down: 1, open: [], more: [], colour: 'layer', uses: false }

export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = splitOnce(hash.replace(/^#\/?/, ''), '?')
  const [page = '', rest = ''] = splitOnce(path, '/')
  const query = new URLSearchParams(search)
  if (page === 'search') return { page, query: query.get('q') ?? '' }
  if (page === 'functions') return { page }
  const id = decode(rest)
  if (id === '') return { page: 'overview' }
  if (page === 'graph') return { page, id, view: parseView(query) }
  const column = query.get('column')
  return page === 'of' ? { page: 'entry', id, ...(column === null ? {} : { column }) } : { page: 'overview' }
}

export function withoutColumn({ column: _column, of: _of, ...rest }: GraphView): GraphView {
  return rest
}

function parseView(query: URLSearchParams): GraphView {
  const column = query.get('column')
  const of = query.get('of')
  return {
    up: level(query.get('up')),
    down: level(query.get('down')),
    open: query.getAll('open'),
    more: query.getAll('more'),
    colour: query.get('colour') === 'status' ? 'status' : 'layer',
    uses: query.has('uses'),
    ...(column === null ? {} : { column }),
    ...(of === null ? {} : { of }),
  }
}

function level(text: string | null): number {
  if (text === 'all') return allLevels
  const value = Number(text ?? firstView.up)
  return Number.isInteger(value) && value >= 0 ? Math.min(value, allLevels) : firstView.up
}

export function hrefOf(route: Route): string {
  switch (route.page) {
    case 'overview':
      return '#/'
    case 'functions':
      return '#/functions'
    case 'search':
      return `#/search?${new URLSearchParams({ q: route.query })}`
    case 'entry':
      return `#/of/${encodeURIComponent(route.id)}${withQuery(new URLSearchParams(route.column === undefined ? {} : { column: route.column }))}`
    case 'graph':
      return `#/graph/${encodeURIComponent(route.id)}${withQuery(viewQuery(route.view))}`
  }
}

export function entryHref(id: string, column?: string): string {
  return hrefOf({ page: 'entry', id, ...(column === undefined ? {} : { column }) })
}

function viewQuery(view: GraphView): URLSearchParams {
  const query = new URLSearchParams()
  for (const side of ['up', 'down'] as const) {
    if (view[side] !== firstView[side]) query.set(side, view[side] >= allLevels ? 'all' : String(view[side]))
  }
  if (view.column !== undefined) query.set('column', view.column)
  if (view.of !== undefined) query.set('of', view.of)
  for (const id of view.open) query.append('open', id)
  for (const id of view.more) query.append('more', id)
  if (view.colour !== 'layer') query.set('colour', view.colour)
  if (view.uses) query.set('uses', '')
  return query
}

function withQuery(query: URLSearchParams): string {
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

function splitOnce(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
