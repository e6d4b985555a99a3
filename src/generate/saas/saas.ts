// Preset `saas`: the operational database of a company that sells a product by the seat.

import type { Batch } from '../../manifest/batch.ts'
import { BatchBuilder } from '../batch-builder.ts'
import type { Dataset, GenerateSettings, Preset } from '../preset.ts'
import { accountTables } from './account-rows.ts'
import { PLANS } from './catalog.ts'
import { type Life, openLife } from './life.ts'
import { simulateAccount } from './simulate-account.ts'
import { SAAS_TABLES } from './tables.ts'

export const saas: Preset = {
  name: 'saas',
  summary:
    'The normalised operational database of a subscription business: accounts, users, payments, use, tickets',
  version: 1,
  defaults: { customers: 2000, start: '2024-01-01', end: '2025-12-31' },
  tables: SAAS_TABLES,
  open,
}

type Row = readonly (number | string | null)[]

function open(settings: GenerateSettings): Dataset {
  const byAccount = accountTables(settings.seed)
  return {
    *rows(name, batchRows) {
      const table = SAAS_TABLES.find((candidate) => candidate.table === name)
      if (!table) throw new Error(`Preset "saas" has no table "${name}".`)
      const life = openLife(settings)
      const builder = new BatchBuilder(table, batchRows)
      const small = SMALL_TABLES[name]
      if (small) {
        for (const row of small(life)) {
          for (const [column, value] of row.entries()) builder.set(column, value)
          if (builder.endRow()) yield builder.take()
        }
      } else {
        const { count, cells } = byAccount[name]!
        const ordered = table.columns.map((column) => cells[column.name]!)
        yield* accountBatches(life, builder, count, ordered)
      }
      if (builder.rows > 0) yield builder.take()
    },
  }
}

/** Lives through all accounts once and shows one table of their lives; what is left stays in the builder. */
function* accountBatches(
  life: Life,
  builder: BatchBuilder,
  count: (life: Life) => number,
  cells: readonly ((life: Life, index: number) => number | string | null)[],
): Iterable<Batch> {
  for (let account = 0; account < life.settings.customers; account++) {
    simulateAccount(life, account)
    const rows = count(life)
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < cells.length; column++) builder.set(column, cells[column]!(life, row))
      if (builder.endRow()) yield builder.take()
    }
  }
}

const SMALL_TABLES: { readonly [table: string]: (life: Life) => Iterable<Row> } = {
  *plans() {
    for (const [index, { code, name, price }] of PLANS.entries()) yield [index + 1, code, name, price, 1]
  },
  *promo_codes({ codes }) {
    for (const [index, { code, percent, months, from, to }] of codes.entries()) {
      yield [index + 1, code, percent * 100, months, from * 1e6, to * 1e6]
    }
  },
  *marketing_campaigns({ campaigns }) {
    for (const [index, { name, channel, from, to, budget }] of campaigns.entries()) {
      yield [index + 1, name, channel, from, to, budget]
    }
  },
}
