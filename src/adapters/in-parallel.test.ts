import { describe, expect, it } from 'vitest'
import { inParallel } from './in-parallel.ts'

describe('inParallel', () => {
  it('gives results in the order of the items, so many at work at once', async () => {
    let working = 0
    let most = 0
    const results = await inParallel([30, 1, 20, 1, 1], 2, async (wait, at) => {
      most = Math.max(most, ++working)
      await new Promise((done) => setTimeout(done, wait))
      working--
      return at * 10
    })
    expect(results).toEqual([0, 10, 20, 30, 40])
    expect(most).toBe(2)
  })

  it('begins no more after a failure, and rejects when those at work have ended', async () => {
    const ended: number[] = []
    const work = inParallel([0, 1, 2, 3], 2, async (item) => {
      await new Promise((done) => setTimeout(done, item * 10))
      if (item === 0) throw new Error('no')
      ended.push(item)
    })
    await expect(work).rejects.toThrow('no')
    expect(ended).toEqual([1])
  })
})
