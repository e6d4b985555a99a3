import { describe, expect, it } from 'vitest'
import { foldShards } from './describe-dataset.ts'

const table = (name: string, rows: number, column = 'a') => ({
  relation: { database: 'p', schema: 'd', name },
  kind: 'table' as const,
  columns: [{ name: column }],
  rows,
  bytes: rows * 10,
})

describe('foldShards', () => {
  it('makes one of tables that differ in their date alone', () => {
    expect(
      foldShards([table('events_20240101', 1), table('users', 5), table('events_20240102', 2, 'b')]),
    ).toEqual([{ ...table('events_*', 3, 'b'), shards: 2 }, table('users', 5)])
  })

  it('leaves a single one alone, and what is no date', () => {
    const tables = [table('orders_20240101', 1), table('part_20241399', 1), table('part_20241398', 1)]
    expect(foldShards(tables)).toEqual(tables)
  })
})
