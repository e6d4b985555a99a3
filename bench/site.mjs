// Time to write the site of a project of N models, its size, and time until Chromium shows it; the small project of the
// tests is the baseline (ratio 1). node bench/site.mjs [models]; STRATA_TEST_CHROMIUM names another Chromium.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { buildSite } from '../src/site/build-site.ts'
import { bundleApp, chromiumFlags } from '../src/site/test-app.ts'
import { smallInput, syntheticInput } from '../src/site/test-input.ts'

const [models = 1000] = process.argv.slice(2).map(Number)
const ROUNDS = 5
const assets = await bundleApp()
const directory = mkdtempSync(join(tmpdir(), 'strata-bench-'))
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

function write(input, file) {
  const times = []
  let page = ''
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    page = buildSite(input, assets)
    times.push(performance.now() - start)
  }
  writeFileSync(file, page)
  return { write: median(times), bytes: Buffer.byteLength(page) }
}

async function open(browser, file) {
  const paints = []
  const ready = []
  for (let round = 0; round < ROUNDS; round++) {
    const page = await browser.newPage()
    const start = performance.now()
    await page.goto(`file://${file}`)
    await page.waitForSelector('.layer-table')
    // Marked when columns, lineage and SQL are unpacked, after the first paint.
    await page.waitForFunction("performance.getEntriesByName('strata-ready').length > 0")
    ready.push(performance.now() - start)
    paints.push(
      await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"),
    )
    await page.close()
  }
  return { paint: median(paints), ready: median(ready) }
}

const browser = await chromium.launch({
  executablePath: process.env.STRATA_TEST_CHROMIUM ?? '/usr/bin/chromium',
  args: chromiumFlags,
})
try {
  const measured = []
  for (const [name, input] of [
    ['small', smallInput()],
    [`${models} models`, syntheticInput(models)],
  ]) {
    const file = join(directory, `${name.replace(' ', '-')}.html`)
    measured.push({ name, ...write(input, file), ...(await open(browser, file)) })
  }
  const [base] = measured
  for (const { name, ...figures } of measured) {
    const words = Object.entries(figures).map(([what, value]) => {
      const shown = what === 'bytes' ? `${(value / 1e6).toFixed(2)} MB` : `${value.toFixed(0)} ms`
      return `${what} ${shown} (${(value / base[what]).toFixed(1)}x)`
    })
    console.log(`${name.padEnd(12)} ${words.join('   ')}`)
  }
} finally {
  await browser.close()
  rmSync(directory, { recursive: true, force: true })
}
