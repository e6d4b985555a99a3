import { describe, expect, it } from 'vitest'
import { Slots } from './slots.ts'

describe('slots', () => {
  it('are given in order, and who stops waiting leaves the line', async () => {
    const slots = new Slots(1)
    const first = await slots.take(undefined)
    const stop = new AbortController()
    const stopped = slots.take(stop.signal)
    const entered: string[] = []
    const patient = slots.take(new AbortController().signal).then((release) => {
      entered.push('patient')
      return release
    })
    stop.abort(new Error('stopped'))
    await expect(stopped).rejects.toThrow('stopped')
    expect(entered).toEqual([])
    first()
    ;(await patient)()
    ;(await slots.take(undefined))()
    expect(entered).toEqual(['patient'])
  })
})
