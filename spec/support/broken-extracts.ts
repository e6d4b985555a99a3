// Extracts that are broken off in every way, at moments that a seed number chooses; after each the load is run to its end and reconciled.

import { spawn } from 'node:child_process'
import { DEV, type ExtractedShop, openExtractedShop, type ShopTarget } from './extracted-shop.ts'
import { numbers } from './numbers.ts'

export interface Breaking {
  readonly times: number
  readonly seed: number
  /** Default: DuckDB. */
  readonly target?: ShopTarget
  readonly onTime?: ((number: number, said: string) => void) | undefined
}

export interface Broken {
  readonly times: number
  /** How often the load did end early. */
  readonly struck: number
  /** Loads that it took until one went well, at most. */
  readonly mostLoads: number
  /** Sentences about what should not be; empty where all is well. */
  readonly wrong: readonly string[]
}

const MOST_LOADS = 3

/** The connection is cut after a random number of bytes of the answers: without a word, or within a packet in good order. */
export async function cutConnections(breaking: Breaking): Promise<Broken> {
  return breakLoads(breaking, async (shop, next, bytes) => {
    const afterBytes = 1 + (next() % bytes)
    shop.server.faults.plan({ kind: next() % 2 === 0 ? 'drop' : 'truncate', afterBytes })
    const whole = await shop.load()
    shop.server.faults.clear()
    return { struck: !whole, said: `cut after ${afterBytes} of ${bytes} bytes` }
  })
}

/** The process is killed when the server has sent a random number of bytes, or a little later, while the target is written. */
export async function killProcesses(breaking: Breaking): Promise<Broken> {
  return breakLoads(breaking, async (shop, next, bytes) => {
    const afterBytes = 1 + (next() % bytes)
    const later = next() % 2 === 0 ? 0 : next() % 250
    const from = shop.server.faults.sent
    const env = { PATH: process.env.PATH ?? '', HOME: shop.directory, ...shop.environment }
    const child = spawn(process.execPath, [DEV, 'ingest'], { cwd: shop.directory, env, stdio: 'ignore' })
    let over = false
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
    void gone.then(() => {
      over = true
    })
    while (!over && shop.server.faults.sent - from < afterBytes) await pause(1)
    await pause(later)
    child.kill('SIGKILL')
    const code = await gone
    return { struck: code === null, said: `killed ${later} ms after ${afterBytes} of ${bytes} bytes` }
  })
}

export type Blow = (
  shop: ExtractedShop,
  next: () => number,
  /** What the server sent in the load before. */
  bytes: number,
) => Promise<{ readonly struck: boolean; readonly said: string }>

export async function breakLoads({ times, seed, target, onTime }: Breaking, blow: Blow): Promise<Broken> {
  const shop = await openExtractedShop(600, target)
  const next = numbers(seed)
  const wrong: string[] = []
  let struck = 0
  let mostLoads = 0
  let bytes = 0
  const loadToTheEnd = async () => {
    for (let loads = 1; ; loads++) {
      const from = shop.server.faults.sent
      if (await shop.load()) {
        bytes = Math.max(bytes, shop.server.faults.sent - from)
        return loads
      }
      if (loads === MOST_LOADS) throw new Error(`The load failed ${MOST_LOADS} times.`)
    }
  }
  try {
    await loadToTheEnd()
    // How much an incremental load is told, measured once.
    bytes = 0
    await shop.change(0)
    await loadToTheEnd()
    for (let number = 1; number <= times; number++) {
      await shop.change(number)
      const hit = await blow(shop, next, bytes)
      if (hit.struck) struck++
      mostLoads = Math.max(mostLoads, await loadToTheEnd())
      const found = await shop.differences()
      for (const difference of found) wrong.push(`${number}, ${hit.said}: ${difference}`)
      onTime?.(number, `${hit.said}${hit.struck ? '' : ', too late'}${found.length > 0 ? ', DIFFERS' : ''}`)
    }
  } finally {
    await shop.close()
  }
  return { times, struck, mostLoads, wrong }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
