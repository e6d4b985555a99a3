import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { buildSite } from './build-site.ts'
import type { PageCore, PageDetails, PageTexts } from './page-data.ts'
import type { SiteInput } from './site-input.ts'
import { SiteInputBuilder, smallInput } from './test-input.ts'

const assets = { script: 'let a = "</script>"', style: 'a { color: red }' }

function read(input: SiteInput) {
  const page = buildSite(input, assets)
  const part = (id: string): string => new RegExp(`id="${id}">([^<]*)<`).exec(page)![1]!
  const inflated = (id: string) => JSON.parse(inflateRawSync(Buffer.from(part(id), 'base64')).toString())
  const core: PageCore = JSON.parse(part('strata-core'))
  const details: PageDetails = inflated('strata-details')
  const texts: PageTexts = inflated('strata-texts')
  const nodeOf = (name: string) => core.nodes.find((node) => node.name === name)!
  const detailOf = (name: string) => details.nodes[core.nodes.indexOf(nodeOf(name))]!
  return { page, core, details, texts, nodeOf, detailOf }
}

describe('buildSite(input, assets)', () => {
  const small = read(smallInput())

  it('is one page whose policy comes first and allows no connection', () => {
    const { page } = small
    expect(page.indexOf("connect-src 'none'")).toBeGreaterThan(0)
    expect(page.indexOf("connect-src 'none'")).toBeLessThan(page.indexOf('<title>'))
    expect(page).toMatch(/content="default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+';/)
    expect(page.match(/<\/script>/g)).toHaveLength(4)
    expect(page).not.toMatch(/(?:src|href)="(?!data:)/)
  })

  it('keeps the folders of the machine to itself', () => {
    expect(JSON.stringify([small.core, small.details, small.texts])).not.toContain('/home/somebody')
  })

  it('escapes the name of the project', () => {
    const { page } = read(new SiteInputBuilder('a</title><script>alert(1)</script>').input())
    expect(page).toContain('<title>a&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>')
    expect(page).not.toContain('<script>alert')
  })

  it('knows a table that is older than what it reads, through views too', () => {
    expect(small.core.nodes.filter((node) => node.stale).map((node) => node.name)).toEqual(['fact_orders'])
    const { core } = read(
      new SiteInputBuilder()
        .seed('s', [])
        .model({ name: 'v', layer: 'staging', reads: ['s'], columns: [], materialized: 'view' })
        .model({ name: 't', layer: 'mart', reads: ['v'], columns: [] })
        .ran('s', 9)
        .ran('v', 1)
        .ran('t', 5)
        .input(),
    )
    expect(core.nodes.filter((node) => node.stale).map((node) => node.name)).toEqual(['t'])
  })

  it('counts tests where they belong and lists what failed', () => {
    expect(small.nodeOf('fact_orders').tests).toEqual({ pass: 1, warn: 0, fail: 1, unknown: 0 })
    expect(small.nodeOf('mart_revenue').tests).toBeUndefined()
    expect(small.core.testCounts).toEqual({ pass: 1, warn: 0, fail: 1, unknown: 0 })
    expect(small.core.attention.map(({ id, status }) => [id, status])).toEqual([
      ['test.acme.not_null_fact_orders_amount', 'fail'],
    ])
  })

  it('takes over a description along copies and renames, and says from where', () => {
    const [orderId, amount, rank] = small.detailOf('fact_orders').columns
    const orders = small.core.nodes.indexOf(small.nodeOf('raw.orders'))
    const staging = small.core.nodes.indexOf(small.nodeOf('stg_orders'))
    expect(orderId).toMatchObject({ description: 'Number of the order.', inheritedFrom: [orders, 'id'] })
    expect(amount).toMatchObject({ description: 'In **dollars**.', inheritedFrom: [staging, 'amount'] })
    expect(rank?.description).toBeUndefined()
  })

  it('adds columns that only the warehouse knows, names compared without case', () => {
    const input = new SiteInputBuilder().source('t', [{ name: 'Id', description: 'Key.' }]).input()
    const columns = [
      { name: 'id', type: 'BIGINT' },
      { name: 'extra', type: 'VARCHAR' },
    ]
    const relation = { database: 'warehouse', schema: 'analytics', name: 't' }
    const catalog = new Map([['source.acme.raw.t', { relation, kind: 'table' as const, columns }]])
    expect(read({ ...input, catalog }).detailOf('raw.t').columns).toEqual([
      { name: 'Id', type: 'BIGINT', description: 'Key.' },
      { name: 'extra', type: 'VARCHAR' },
    ])
  })

  it('carries every text once, and no stage that says nothing new', () => {
    const { detailOf, texts } = small
    expect(detailOf('stg_orders').texts.map(({ title }) => title)).toEqual([
      'Source',
      'Compiled',
      'For DuckDB',
    ])
    expect(new Set(texts).size).toBe(texts.length)
    const same = {
      name: 'm',
      layer: 'mart',
      reads: ['t'],
      columns: [],
      source: 'select 1',
      compiled: 'select 1',
    } as const
    expect(read(new SiteInputBuilder().seed('t', []).model(same).input()).detailOf('m').texts).toHaveLength(1)
  })

  it('is written for an empty project too', () => {
    expect(read(new SiteInputBuilder().input()).core.nodes).toEqual([])
  })
})
