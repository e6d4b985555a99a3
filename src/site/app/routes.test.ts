import { describe, expect, it } from 'vitest'
import { allLevels, firstView, hrefOf, parseRoute, type Route } from './routes.ts'

describe('parseRoute(hash)', () => {
  const routes: readonly Route[] = [
    { page: 'overview' },
    { page: 'entry', id: 'model.a.b' },
    { page: 'entry', id: 'test.a.b?c&d#e/f%', column: 'ü & <b>' },
    { page: 'search', query: 'a b&c' },
    { page: 'graph', id: 'model.a.b', view: firstView },
    {
      page: 'graph',
      id: 'model.a.b',
      view: {
        up: 3,
        down: allLevels,
        column: 'x',
        of: 'model.a.c',
        open: ['m,1', 'm2'],
        more: ['<m', '>n'],
        colour: 'status',
        uses: true,
      },
    },
  ]
  for (const route of routes) {
    it(`reads back ${hrefOf(route)}`, () => expect(parseRoute(hrefOf(route))).toEqual(route))
  }

  it('leads anywhere unknown to the overview, and bad levels to one', () => {
    for (const hash of ['', '#', '#nonsense', '#/of/', '#/what/ever'])
      expect(parseRoute(hash)).toEqual({ page: 'overview' })
    expect(parseRoute('#/graph/m?up=-4&down=x')).toMatchObject({ view: { up: 1, down: 1 } })
    expect(parseRoute('#/of/%E0%A4%A')).toEqual({ page: 'entry', id: '%E0%A4%A' })
  })
})
