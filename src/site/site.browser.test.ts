import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildSite } from './build-site.ts'
import type { SiteAssets } from './site-input.ts'
import { bundleApp, chromiumFlags } from './test-app.ts'
import { SiteInputBuilder, smallInput } from './test-input.ts'

const directory = mkdtempSync(join(tmpdir(), 'strata-site-'))
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const small = join(directory, 'small.html')
let browser: Browser
let assets: SiteAssets

beforeAll(async () => {
  assets = await bundleApp()
  writeFileSync(small, buildSite(smallInput(), assets))
  browser = await chromium.launch({
    executablePath: process.env.STRATA_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: [...chromiumFlags],
  })
})

afterAll(async () => {
  await browser?.close()
  rmSync(directory, { recursive: true, force: true })
})

const accessiblePages = [
  ['#/', 'acme'],
  ['#/of/model.acme.fact_orders?column=amount', 'fact_orders'],
  ['#/of/model.acme.stg_orders', 'stg_orders'],
  ['#/graph/model.acme.dim_customers?up=2', 'dim_customers'],
  ['#/search?q=order', 'Search'],
  ['#/of/macro.acme.cents_to_dollars', 'cents_to_dollars'],
  ['#/of/test.acme.not_null_fact_orders_amount', 'not_null_fact_orders_amount'],
] as const

interface Opened {
  readonly page: Page
  /** Requests to anything but the file itself. */
  readonly requests: readonly string[]
  /** What the page complained of: script errors, and what the policy stopped. */
  readonly complaints: readonly string[]
}

const contexts: BrowserContext[] = []

afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})

async function open(hash = '', file = small, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options })
  contexts.push(context)
  const page = await context.newPage()
  const requests: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) requests.push(request.url())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(`file://${file}${hash}`)
  await page.waitForFunction("performance.getEntriesByName('strata-ready').length > 0")
  return { page, requests, complaints }
}

/** What a reader sees of it. */
// biome-ignore lint/performance/useDomNodeTextContent: hidden text must not count
const textOf = (part: Locator): Promise<string> => part.innerText()
const heading = (page: Page): Promise<string> => textOf(page.locator('main h1'))

describe('the page in a browser', () => {
  it('opens from disk without a request or a complaint, and counts by layer', async () => {
    const { page, requests, complaints } = await open()
    await expect.poll(() => heading(page)).toBe('acme')
    expect(await page.locator('.layer-card').allInnerTexts()).toEqual([
      expect.stringMatching(/^Sources\s+3\s/),
      expect.stringMatching(/^Staging\s+1\s/),
      expect.stringMatching(/^Dimensions\s+1\s/),
      expect.stringMatching(/^Facts\s+1\s+✕\s+1 of 2 failed/),
      expect.stringMatching(/^Marts\s+1\s/),
      expect.stringMatching(/^Exposures\s+1$/),
    ])
    expect(await textOf(page.locator('.attention'))).toContain('not_null_fact_orders_amount')
    expect(await page.evaluate('fetch("https://example.com/x").then(() => "sent", () => "stopped")')).toBe(
      'stopped',
    )
    expect(requests).toEqual([])
    expect(complaints.filter((text) => !text.includes('example.com'))).toEqual([])
  })

  it('leads from the overview to a model and back', async () => {
    const { page } = await open()
    await page.locator('.layer-table').getByRole('link', { name: 'fact_orders' }).click()
    await expect.poll(() => heading(page)).toBe('fact_orders')
    expect(await page.title()).toBe('fact_orders · acme')
    expect(await page.locator('.page-head a').getAttribute('href')).toBe('https://example.com/rules')
    expect(await textOf(page.locator('#tests-title'))).toMatch(/^Tests\s+2$/)
    expect(await textOf(page.locator('.sample'))).toMatch(/17\s+NULL/)
    expect(await textOf(page.locator('.facts').first())).toContain('inputs are newer')
    await page.locator('.code').getByRole('link', { name: "ref('stg_orders')" }).click()
    await expect.poll(() => heading(page)).toBe('stg_orders')
    await page.goBack()
    await expect.poll(() => heading(page)).toBe('fact_orders')
    await page.goBack()
    await expect.poll(() => heading(page)).toBe('acme')
  })

  it('shows source and compiled SQL, and leads to macros', async () => {
    const { page } = await open('#/of/model.acme.stg_orders')
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['Source', 'Compiled', 'For DuckDB'])
    await page.getByRole('tab', { name: 'Compiled' }).click()
    expect(await textOf(page.locator('.code code'))).toBe('select * from `warehouse`.`analytics`.`orders`')
    await page.getByRole('tab', { name: 'Source' }).click()
    await page.locator('.code').getByRole('link', { name: 'cents_to_dollars' }).click()
    await expect.poll(() => heading(page)).toBe('cents_to_dollars')
    expect(await textOf(page.locator('#used'))).toContain('stg_orders')
  })

  it('shows how a source compared with its table, the latest first, and the rows that differ', async () => {
    const orders = {
      ...{ id: 'source.acme.raw.orders', table: 'raw.orders', checksumSource: 'a', checksumTarget: 'b' },
      ...{ onlySource: 1, onlyTarget: 0, changed: 1, columns: [{ column: 'amount', changed: 1 }] },
    }
    const input = {
      ...smallInput(),
      reconciliations: new Map([
        [
          orders.id,
          [
            {
              ...orders,
              ...{ at: 1_735_700_000_000, status: 'different' as const, rowsSource: 1204, rowsTarget: 1203 },
              message: '1 row only in the source; 1 row changed (amount)',
              examples: [
                { kind: 'changed' as const, key: ['17'], cells: [{ column: 'amount', a: '10.50', b: null }] },
                { kind: 'only-a' as const, key: ['<b>18</b>'], cells: [] },
              ],
              checksums: [
                { column: 'id', source: '0a', target: '0a' },
                { column: 'amount', source: '1b', target: '2c' },
              ],
            },
            {
              ...orders,
              ...{ at: 1_735_600_000_000, status: 'equal' as const, rowsSource: 1200, rowsTarget: 1200 },
              ...{ message: '1,200 rows, all equal; left out: 2 rows that changed in the source since' },
              ...{ leftOut: 2, examples: [] },
            },
            {
              ...orders,
              ...{ at: 1_735_500_000_000, status: 'equal' as const, rowsSource: 1100, rowsTarget: 1100 },
              ...{ message: '1,100 rows, all equal', examples: [] },
            },
          ],
        ],
      ]),
    }
    const file = join(directory, 'reconciled.html')
    writeFileSync(file, buildSite(input, assets))
    const { page, complaints } = await open('#/of/source.acme.raw.orders', file, { bypassCSP: true })
    const section = page.locator('#reconciliation')
    await expect.poll(() => section.count()).toBe(1)
    const text = await textOf(section)
    expect(text).toMatch(/different\s+1,204\s+1,203\s+1 row only in the source/)
    expect(text).toMatch(/equal\s+1,200\s+1,200\s+1,200 rows, all equal; left out: 2 rows/)
    expect(text).toMatch(/equal\s+1,100\s+1,100\s+nothing/)
    expect(text).toMatch(/17\s+amount\s+10\.50\s+NULL/)
    expect(text).toMatch(/<b>18<\/b>\s+only there/)
    await section.locator('summary').click()
    expect(await textOf(section)).toMatch(/amount\s+different\s+1b\s+2c[\s\S]*id\s+equal\s+0a\s+0a/)
    await page.addScriptTag({ path: axe })
    const results = (await page.evaluate('axe.run()')) as { violations: readonly { id: string }[] }
    expect(results.violations.map(({ id }) => id)).toEqual([])
    expect(complaints).toEqual([])
    const picture = process.env.STRATA_TEST_PICTURES
    if (picture !== undefined) await section.screenshot({ path: join(picture, 'reconciliation.png') })
  })

  it('says "not in this project" for an address that leads nowhere', async () => {
    const { page } = await open('#/of/model.acme.gone')
    await expect.poll(() => heading(page)).toBe('Not in this project')
  })
})

describe('search', () => {
  it('is focused by "/", finds a column through a typing error, and opens it by keyboard', async () => {
    const { page } = await open()
    await page.keyboard.press('/')
    await page.keyboard.type('amuont')
    await page.locator('[role=option]').first().waitFor()
    const titles = await page.locator('[role=option] .title').allInnerTexts()
    expect(titles).toContain('amount')
    for (let step = titles.indexOf('amount'); step > 0; step--) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url()).toMatch(/#\/of\/model\.acme\.\w+\?column=amount$/)
    expect(await textOf(page.locator('tr.chosen .column-name'))).toBe('amount')
  })

  it('finds owners, tags, descriptions and text of SQL, grouped, at an address of its own', async () => {
    const { page } = await open('#/search?q=finance')
    const found = async (): Promise<string> =>
      (await page.locator('main .section').allInnerTexts()).join('\n')
    await expect.poll(found).toContain('fact_orders')
    await expect.poll(found).toContain('board_report')
    await page
      .getByRole('textbox', { name: 'Search for' })
      .or(page.getByRole('searchbox'))
      .first()
      .fill('the largest first')
    await expect.poll(() => page.url()).toContain('q=the+largest+first')
    await expect.poll(found).toMatch(/In SQL[\s\S]*fact_orders/)
  })
})

describe('the lineage graph', () => {
  const names = (page: Page): Promise<string[]> =>
    page
      .locator('.graph .node .name')
      .evaluateAll((nodes) => nodes.map((node) => node.firstChild?.textContent ?? '').sort())

  it('opens on the neighbours, and stubs show the rest', async () => {
    const { page } = await open('#/of/model.acme.fact_orders')
    await expect
      .poll(() => names(page))
      .toEqual(['dim_customers', 'fact_orders', 'mart_revenue', 'stg_orders'])
    await page.getByRole('button', { name: 'Show 2 more upstream of dim_customers' }).click()
    await expect
      .poll(() => names(page))
      .toEqual(['countries', 'dim_customers', 'fact_orders', 'mart_revenue', 'raw.customers', 'stg_orders'])
    await page.locator('.graph a[data-node="model.acme.mart_revenue"]').click()
    await expect.poll(() => heading(page)).toBe('mart_revenue')
  })

  it('lights the whole path of a column and says how the value gets on', async () => {
    const { page } = await open('#/of/model.acme.fact_orders')
    await page.getByRole('button', { name: 'Columns of fact_orders' }).click()
    await page.locator('.graph [data-column="amount"]').click()
    await expect.poll(() => page.url()).toContain('?column=amount')
    expect((await page.locator('.graph .row.lit').allTextContents()).sort()).toEqual([
      'amount_centsint64',
      'amountcopied',
      'amounttransformed',
      'revenueaggregated',
    ])
    await expect.poll(() => page.locator('.graph .flow-edge').count()).toBe(3)
    expect(await page.locator('.graph .node.dimmed .name').allTextContents()).toEqual([
      expect.stringContaining('dim_customers'),
    ])
  })

  it('keeps depth, column and colour in the address, and arrow keys walk the edges', async () => {
    const { page } = await open('#/graph/model.acme.fact_orders?up=all&down=2&column=order_id&colour=status')
    await expect.poll(() => names(page)).toContain('board_report')
    await expect.poll(() => names(page)).toContain('countries')
    await expect.poll(() => page.locator('.graph .node.tone-bad').count()).toBe(1)
    await page.locator('.graph a[data-node="model.acme.fact_orders"]').focus()
    await page.keyboard.press('ArrowRight')
    const focused = (): Promise<string | null> => page.locator('.graph a:focus').getAttribute('data-node')
    await expect.poll(focused).toBe('model.acme.mart_revenue')
    await page.keyboard.press('ArrowRight')
    await expect.poll(focused).toBe('exposure.acme.board_report')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(focused).toBe('model.acme.mart_revenue')
    await page.keyboard.press('Enter')
    await expect.poll(() => heading(page)).toBe('mart_revenue')
  })

  it('shows joins only when asked', async () => {
    const { page } = await open('#/graph/source.acme.raw.customers?column=country')
    await expect.poll(() => page.locator('.graph .use-edge').count()).toBe(0)
    await page.getByLabel('Filters and joins').check()
    await expect.poll(() => page.locator('.graph .use-edge').count()).toBe(1)
    await expect.poll(() => page.url()).toContain('uses=')
  })

  it('is saved as SVG and as PNG', async () => {
    const { page, complaints } = await open('#/of/model.acme.fact_orders?column=amount')
    for (const kind of ['SVG', 'PNG']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: kind, exact: true }).click(),
      ])
      expect(download.suggestedFilename()).toBe(`fact_orders-lineage.${kind.toLowerCase()}`)
      const stream = await download.createReadStream()
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk)
      const bytes = Buffer.concat(chunks)
      if (kind === 'PNG') expect(bytes.subarray(1, 4).toString()).toBe('PNG')
      else expect(bytes.toString()).toMatch(/^<svg [\s\S]*fact_orders[\s\S]*aggregated/)
    }
    expect(complaints).toEqual([])
  })
})

describe('themes', () => {
  it('follows the system, and remembers what was chosen instead', async () => {
    const { page } = await open('', small, { colorScheme: 'dark' })
    const paper = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
    const dark = await paper()
    await page.getByRole('button', { name: 'Use light colours' }).click()
    await expect.poll(paper).not.toBe(dark)
    const light = await paper()
    await page.reload()
    await expect.poll(paper).toBe(light)
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of [
      { width: 1400, height: 900 },
      { width: 390, height: 844 },
    ]) {
      it(`is accessible in ${colorScheme} at ${viewport.width} pixels`, async () => {
        const { page } = await open('', small, { colorScheme, viewport, bypassCSP: true })
        await page.addScriptTag({ path: axe })
        for (const [hash, title] of accessiblePages) {
          await page.evaluate(`location.hash = ${JSON.stringify(hash)}`)
          await expect.poll(() => heading(page)).toBe(title)
          const found = await page.evaluate(
            'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html + node.failureSummary)].join("\\n")))',
          )
          expect(found, hash).toEqual([])
        }
      })
    }
  }
})

describe('served over HTTP', () => {
  it('loads itself anew when the server says so', async () => {
    const listeners: ServerResponse[] = []
    let visits = 0
    // As `docs serve` does it: only its own copy may listen to its own server.
    const served = buildSite(smallInput(), assets).replace("connect-src 'none'", "connect-src 'self'")
    const server = createServer((request, response) => {
      if (request.url === '/reload') {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
        listeners.push(response)
        return
      }
      visits++
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(served)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const page = await browser.newPage()
    try {
      await page.goto(`http://127.0.0.1:${port}/#/of/model.acme.fact_orders`)
      await expect.poll(() => listeners.length).toBe(1)
      listeners[0]!.write('data: changed\n\n')
      await expect.poll(() => visits).toBe(2)
      await expect.poll(() => heading(page)).toBe('fact_orders')
    } finally {
      await page.close()
      server.closeAllConnections()
      server.close()
    }
  })
})

describe('hostile names and texts', () => {
  it('are shown and do nothing', async () => {
    const evil = '</script><img src=x onerror="window.hit=1"><script>window.hit=1</script>'
    const input = new SiteInputBuilder('acme</title><script>window.hit=1</script>')
      .source('t', [{ name: evil, type: evil, description: evil }], evil)
      .model({
        ...{
          name: `m${evil}`,
          layer: 'mart',
          reads: ['t'],
          columns: [{ name: evil }],
          description: `[x](javascript:window.hit=1) ${evil}`,
        },
        ...{ source: `select '${evil}'`, owner: evil, tags: [evil], flows: [[`t.${evil}`, evil, 'copy']] },
      })
      .test({
        name: evil,
        on: 't',
        column: evil,
        status: 'fail',
        sample: { columns: [evil], rows: [[evil]] },
      })
      .input()
    const file = join(directory, 'hostile.html')
    writeFileSync(file, buildSite(input, assets))
    const { page, requests, complaints } = await open('', file)
    for (const id of input.manifest.nodes.keys()) {
      await page.evaluate(
        `location.hash = '#/of/' + ${JSON.stringify(encodeURIComponent(id))} + '?column=' + ${JSON.stringify(encodeURIComponent(evil))}`,
      )
      const name = input.manifest.nodes.get(id)?.name ?? ''
      await expect.poll(() => heading(page)).toContain(name)
    }
    await page.evaluate(`location.hash = '#/search?q=onerror'`)
    await expect.poll(() => page.locator('main img, main script, a[href^="javascript"]').count()).toBe(0)
    expect(await page.evaluate('window.hit')).toBeUndefined()
    expect(requests).toEqual([])
    expect(complaints).toEqual([])
  })
})
