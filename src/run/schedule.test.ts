import { describe, expect, it } from 'vitest'
import { type Ending, schedule, type Unit } from './schedule.ts'

const unit = (id: string, after: readonly string[] = [], weight = 1): Unit<string> => ({
  id,
  work: id,
  after,
  weight,
})

async function play(
  units: readonly Unit<string>[],
  workers: number,
  how: { readonly bad?: readonly string[]; readonly stopAfter?: number } = {},
) {
  const log: string[] = []
  const skipped: string[] = []
  let running = 0
  let most = 0
  const left = await schedule(units, {
    workers,
    goOn: () => how.stopAfter === undefined || log.length < how.stopAfter,
    skip: (work, because) => skipped.push(`${work} because ${because}`),
    run: async (work): Promise<Ending> => {
      most = Math.max(most, ++running)
      log.push(work)
      await new Promise((resolve) => setImmediate(resolve))
      running--
      return how.bad?.includes(work) === true ? 'badly' : 'well'
    },
  })
  return { log, skipped, left, most }
}

describe('schedule', () => {
  it('runs everything once, each after what it waits for', async () => {
    const units = Array.from({ length: 500 }, (_, index) =>
      unit(String(index), index === 0 ? [] : [String(Math.floor(index / 2)), String(Math.floor(index / 3))]),
    )
    const { log, most } = await play(units, 4)
    expect(new Set(log).size).toBe(500)
    const place = new Map(log.map((id, index) => [id, index]))
    for (const { id, after } of units)
      for (const other of after) if (other !== id) expect(place.get(other)! < place.get(id)!).toBe(true)
    expect(most).toBe(4)
  })

  it('begins with the lowest rank, and of equal ones by id', async () => {
    const ranked = (id: string, rank: number, after: readonly string[] = []) => ({ ...unit(id, after), rank })
    const { log } = await play(
      [ranked('z', 0), ranked('b', 1, ['z']), ranked('y', 0), ranked('a', 1, ['z']), ranked('x', 0)],
      1,
    )
    expect(log).toEqual(['x', 'y', 'z', 'a', 'b'])
  })

  it('begins with the longest way ahead', async () => {
    const { log } = await play(
      [unit('alone'), unit('a'), unit('b', ['a']), unit('c', ['b']), unit('heavy', [], 2.5)],
      1,
    )
    expect(log).toEqual(['a', 'heavy', 'b', 'alone', 'c'].sort((x, y) => log.indexOf(x) - log.indexOf(y)))
    expect(log[0]).toBe('a')
    expect(log[1]).toBe('heavy')
  })

  it('skips what comes after a bad end, and names the first cause', async () => {
    const { log, skipped } = await play([unit('a'), unit('b', ['a']), unit('c', ['b']), unit('d')], 2, {
      bad: ['a'],
    })
    expect(log.sort()).toEqual(['a', 'd'])
    expect(skipped).toEqual(['b because a', 'c because a'])
  })

  it('leaves what it may not begin any more', async () => {
    const { left } = await play([unit('a'), unit('b', ['a']), unit('c', ['b'])], 1, { stopAfter: 1 })
    expect(left).toEqual(['b', 'c'])
  })

  it('ends on a fault of ours', async () => {
    const crew = { workers: 2, goOn: () => true, skip: () => {}, run: () => Promise.reject(new Error('bug')) }
    await expect(schedule([unit('a'), unit('b')], crew)).rejects.toThrow('bug')
  })
})
