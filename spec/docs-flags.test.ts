import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build, generateDocs, init } from '../src/index.ts'

let directory: string

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-docs-flags-'))
  await init({ directory, name: 'shop' })
  await build({ directory, environment: {} })
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const read = (name: string) => JSON.parse(readFileSync(join(directory, 'target', name), 'utf8'))
const compiledCount = () =>
  Object.values<{ compiled_code?: string | null }>(read('manifest.json').nodes).filter(
    (node) => node.compiled_code,
  ).length

describe('strata docs generate', () => {
  it('writes a catalog that holds nothing, with what is compiled', async () => {
    await generateDocs({ directory, environment: {}, catalog: 'empty' })
    expect(read('catalog.json')).toMatchObject({ nodes: {}, sources: {} })
    expect(compiledCount()).toBeGreaterThan(0)
  })

  it('compiles nothing when told so, and lists the tables', async () => {
    await generateDocs({ directory, environment: {}, compile: false })
    expect(Object.keys(read('catalog.json').nodes)).toContain('model.shop.stg_orders')
    expect(compiledCount()).toBe(0)
  })
})
