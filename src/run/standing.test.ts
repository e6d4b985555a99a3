import { describe, expect, it } from 'vitest'
import { recordingBigquery } from '../../spec/support/recording-bigquery.ts'
import type { FoundRelation } from '../manifest/lookup.ts'
import { lookAround, setupOf } from './standing.ts'

const HOUR = 3_600_000
const now = 100 * HOUR
const hidden = (run: string, createdAt?: number): FoundRelation => ({
  database: 'acme-prod',
  schema: 'shop',
  name: `orders__strata_${run}`,
  kind: 'table',
  ...(createdAt === undefined ? {} : { createdAt }),
})

async function dropped(standing: readonly FoundRelation[], isOver?: (run: string) => boolean | undefined) {
  const looking = { adapter: recordingBigquery({ standing }).adapter, runId: 'run00001', now, isOver }
  const places = [{ database: 'acme-prod', schema: 'shop', name: 'orders' }]
  return setupOf(looking, places, await lookAround(looking, places)).flatMap(
    ({ sql }) => /orders__strata_(\w+)/.exec(sql)?.[1] ?? [],
  )
}

describe('what former runs left hidden', () => {
  it('is dropped where nobody else can be at work', async () => {
    expect(await dropped([hidden('run00000'), hidden('run00001')])).toEqual(['run00000'])
  })

  it('stays where it belongs to a run at work, or may', async () => {
    const list = ['live0000', 'dead0000', 'fresh000'].map((run) => hidden(run, now - HOUR))
    const known = new Map([
      ['live0000', false],
      ['dead0000', true],
    ])
    expect(await dropped([...list, hidden('old00000', now - 4 * HOUR)], (run) => known.get(run))).toEqual([
      'dead0000',
      'old00000',
    ])
  })
})
