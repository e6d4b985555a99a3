import { describe, expect, it } from 'vitest'
import { UpdatePace, updatedTable } from './update-pace.ts'

function paced() {
  const clock = { now: 0 }
  const waits: number[] = []
  const pace = new UpdatePace({
    now: () => clock.now,
    wait: async (ms, signal) => {
      waits.push(ms)
      signal?.throwIfAborted()
    },
  })
  return { pace, clock, waits }
}

describe('updates of a table', () => {
  it('are five in ten seconds, whoever asks', async () => {
    const { pace, clock, waits } = paced()
    for (let index = 0; index < 5; index++) {
      clock.now = index * 1000
      await pace.enter({ table: 'p.d.orders', kind: 'table' }, undefined)
    }
    expect(waits).toEqual([])
    await pace.enter({ table: 'p.d.ORDERS', kind: 'table' }, undefined)
    await pace.enter({ table: 'p.d.orders', kind: 'table' }, undefined)
    await pace.enter({ table: 'p.d.customers', kind: 'table' }, undefined)
    // The first began at 0, the second at 1 s; now is 4 s.
    expect(waits).toEqual([6000, 7000])
  })

  it('of partitions are fifty in ten seconds', async () => {
    const { pace, waits } = paced()
    for (let index = 0; index < 51; index++)
      await pace.enter({ table: 'p.d.orders', kind: 'partition' }, undefined)
    expect(waits).toEqual([10_000])
  })

  it('are not waited for when the run is interrupted', async () => {
    const { pace } = paced()
    for (let index = 0; index < 5; index++)
      await pace.enter({ table: 'p.d.orders', kind: 'table' }, undefined)
    const stopped = AbortSignal.abort(new Error('stopped'))
    await expect(pace.enter({ table: 'p.d.orders', kind: 'table' }, stopped)).rejects.toThrow('stopped')
  })
})

describe('the table that a statement changes', () => {
  it.each([
    ['CREATE TABLE `p`.`d`.`t` AS SELECT 1', 'p.d.t'],
    ['CREATE OR REPLACE TABLE `p`.`d`.`t`\nCOPY `p`.`d`.`h`', 'p.d.t'],
    ['ALTER TABLE `p`.`d`.`t` ADD COLUMN `a` INT64', 'p.d.t'],
    ['DROP MATERIALIZED VIEW IF EXISTS `p`.`d`.`v`', 'p.d.v'],
    ['CREATE VIEW `p`.`d`.`v` AS SELECT 1', 'p.d.v'],
    ['MERGE INTO `p`.`d`.`t` AS a USING b ON FALSE', undefined],
    ['SELECT 1', undefined],
    ['CREATE SCHEMA IF NOT EXISTS `p`.`d`', undefined],
  ])('%s', (sql, table) => {
    expect(updatedTable(sql)?.table).toBe(table)
  })
})
