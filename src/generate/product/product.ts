// Preset `product`: a shop's users, their steps from a view to a purchase, and their orders.

import { BatchBuilder } from '../batch-builder.ts'
import type { Dataset, GenerateSettings, Preset } from '../preset.ts'
import { openShopper, type Shopper, simulateShopper } from './shopper.ts'
import { EVENT_TYPES, PRODUCT_TABLES } from './tables.ts'

export const product: Preset = {
  name: 'product',
  summary: 'A year of a shop: users by channel and country, views, carts, purchases and orders',
  version: 1,
  defaults: { customers: 5000, start: '2025-01-01', end: '2025-12-31' },
  tables: PRODUCT_TABLES,
  open,
}

/** Writes a user's rows of one table; `number` is how many rows came before. */
type Write = (shopper: Shopper, add: (...row: readonly number[]) => void, number: number) => void

const PURCHASE = EVENT_TYPES.indexOf('purchase')

const WRITE: { readonly [table: string]: Write } = {
  users: ({ id, signupDay, country, channel }, add) => add(id, signupDay, country, channel),
  events: ({ id, events: { count, at } }, add, number) => {
    for (let index = 0; index < count; index++) {
      add(number + index + 1, id, at.at[index]! * 1e6, at.type[index]!, at.value[index]!)
    }
  },
  orders: ({ id, events: { count, at } }, add, number) => {
    let order = number
    for (let index = 0; index < count; index++) {
      if (at.type[index] === PURCHASE) add(++order, id, at.at[index]! * 1e6, at.value[index]!)
    }
  },
}

function open(settings: GenerateSettings): Dataset {
  return {
    *rows(name, batchRows) {
      const table = PRODUCT_TABLES.find((candidate) => candidate.table === name)
      const write = WRITE[name]
      if (!table || !write) throw new Error(`Preset "product" has no table "${name}".`)
      const shopper = openShopper(settings)
      const builder = new BatchBuilder(table, batchRows)
      const pending: (readonly number[])[] = []
      let number = 0
      for (let user = 0; user < settings.customers; user++) {
        simulateShopper(shopper, user)
        write(shopper, (...row) => pending.push(row), number)
        number += pending.length
        for (const row of pending) {
          for (let column = 0; column < row.length; column++) builder.set(column, row[column]!)
          if (builder.endRow()) yield builder.take()
        }
        pending.length = 0
      }
      if (builder.rows > 0) yield builder.take()
    },
  }
}
