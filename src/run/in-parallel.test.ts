import { describe, expect, it } from 'vitest'
import { inParallel } from './in-parallel.ts'

describe('work in parallel', () => {
  it('keeps the order of the results and the number of workers', async () => {
    let open = 0
    let most = 0
    const results = await inParallel([3, 1, 2, 0], 2, async (turns, at) => {
      most = Math.max(most, ++open)
      for (let turn = 0; turn < turns; turn++) await Promise.resolve()
      open--
      return `${at}:${turns}`
    })
    expect(results).toEqual(['0:3', '1:1', '2:2', '3:0'])
    expect(most).toBe(2)
  })

  it('rejects with what went wrong, and needs no items', async () => {
    expect(await inParallel([], 4, async () => 1)).toEqual([])
    const failing = inParallel([1, 2], 1, async () => {
      throw new Error('refused')
    })
    await expect(failing).rejects.toThrow('refused')
  })
})
