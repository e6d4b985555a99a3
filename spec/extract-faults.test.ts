import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cutConnections, killProcesses } from './support/broken-extracts.ts'
import { DEV, type ExtractedShop, openExtractedShop, type Ran } from './support/extracted-shop.ts'
import { failStatements } from './support/failing-target.ts'

describe('an extract that breaks off, run again', { timeout: 400_000 }, () => {
  it('equals its source, wherever the connection was cut', async () => {
    const broken = await cutConnections({ times: 12, seed: 5 })
    expect(broken).toMatchObject({ wrong: [], mostLoads: 1 })
    expect(broken.struck).toBeGreaterThan(8)
  })

  it('equals its source, whenever the process was killed', async () => {
    const broken = await killProcesses({ times: 3, seed: 2 })
    expect(broken).toMatchObject({ wrong: [], mostLoads: 1 })
    expect(broken.struck).toBeGreaterThan(0)
  })

  it.each(['before', 'after'] as const)(
    'equals its source when a statement of the target failed, %s it ran',
    async (when) => {
      const { failed, wrong } = await failStatements(when, 6)
      expect(wrong).toEqual([])
      expect(failed).toBeGreaterThan(8)
    },
  )

  it('says so on a full disk, and equals its source afterwards', async () => {
    await withShop(async (shop) => {
      expect(await shop.load()).toBe(true)
      await shop.change(1)
      const full = await ingestWithLittleDisk(shop, 4)
      expect(full.code).toBe(1)
      expect(full.err).toContain('The disk is full, so nothing more could be written.')
      expect(await shop.load()).toBe(true)
      expect(await shop.differences()).toEqual([])
    })
  })

  it('says which folder it cannot write into', async () => {
    await withShop(async (shop) => {
      expect(await shop.load()).toBe(true)
      await shop.change(1)
      const folder = join(shop.directory, 'target/.strata/extract')
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(join(shop.directory, 'target/.strata'), { recursive: true })
      writeFileSync(folder, 'in the way')
      const blocked = await shop.strata(['ingest'])
      expect(blocked.code).toBe(1)
      expect(blocked.err).toContain('target/.strata/extract')
      expect(blocked.err).not.toMatch(/ {4}at /)
      rmSync(folder)
      expect(await shop.load()).toBe(true)
      expect(await shop.differences()).toEqual([])
    })
  })
})

async function withShop(work: (shop: ExtractedShop) => Promise<void>): Promise<void> {
  const shop = await openExtractedShop()
  try {
    await work(shop)
  } finally {
    await shop.close()
  }
}

/** Files may not grow beyond so many KiB, which ends as a full disk does. */
function ingestWithLittleDisk(shop: ExtractedShop, kibibytes: number): Promise<Ran> {
  const script = `trap '' XFSZ; ulimit -f ${kibibytes}; exec "$0" "$@"`
  const env = { PATH: process.env.PATH ?? '', HOME: shop.directory, ...shop.environment }
  return new Promise((done) => {
    execFile(
      'bash',
      ['-c', script, process.execPath, DEV, 'ingest'],
      { cwd: shop.directory, env },
      (error, out, err) => done({ code: Number(error?.code ?? 0), out, err }),
    )
  })
}
