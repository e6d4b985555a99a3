import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../manifest/json.ts'
import { settleSettings } from './settle-settings.ts'

function settle(raw: JsonObject) {
  const problems: string[] = []
  const settled = settleSettings(raw, ({ message, hint }) => problems.push(`${message} ${hint}`))
  return { settings: settled?.settings, problems }
}

describe('settleSettings', () => {
  it('fills in the defaults of the preset', () => {
    expect(settle({ preset: 'churn' }).settings).toEqual({
      preset: 'churn',
      seed: 42,
      customers: 100_000,
      start: '2024-07-01',
      end: '2025-12-31',
      dirty: 0,
    })
    expect(settle({ preset: 'stripe' }).settings).toMatchObject({
      customers: 10_000,
      start: '2021-01-01',
      end: '2025-12-31',
    })
  })

  it('takes numbers as text, and scale as a multiple of the usual size', () => {
    const { settings } = settle({ preset: 'stripe', seed: '7', scale: '0.5', dirty: '0.01' })
    expect(settings).toMatchObject({ seed: 7, customers: 5000, dirty: 0.01 })
    expect(settle({ preset: 'stripe', customers: 3, scale: 2 }).settings?.customers).toBe(3)
  })

  it('tells everything that is wrong at once', () => {
    const raw = {
      preset: 'stripe',
      sede: 1,
      customers: 0,
      start: '2021-02-30',
      dirty: 2,
      scale: 'much',
      seed: 1.5,
    }
    const { settings, problems } = settle(raw)
    expect(settings).toBe(undefined)
    expect(problems).toEqual([
      '"sede" is not a setting of preset "stripe". Did you mean "seed"?',
      'The setting "seed" of preset "stripe" cannot be 1.5. It must be a whole number from 0 to 9,007,199,254,740,991.',
      'The setting "customers" of preset "stripe" cannot be 0. It must be a whole number from 1 to 10,000,000.',
      'The setting "scale" of preset "stripe" cannot be "much". It must be a number above 0 and at most 1000.',
      'The setting "start" of preset "stripe" cannot be "2021-02-30". It must be a date such as 2021-01-31, between 1970 and 2199.',
      'The setting "dirty" of preset "stripe" cannot be 2. It must be a share from 0 to 1.',
    ])
  })

  it('refuses a window that runs backwards, and a preset that is not there', () => {
    expect(settle({ preset: 'churn', start: '2025-01-02', end: '2025-01-01' }).problems).toEqual([
      'Preset "churn" cannot run from 2025-01-02 to 2025-01-01. "start" must not come after "end", and at most 14,610 days may lie between them.',
    ])
    expect(settle({ preset: 'strype' }).problems).toEqual([
      'There is no preset "strype" for generated data. Did you mean "stripe"?',
    ])
  })
})
