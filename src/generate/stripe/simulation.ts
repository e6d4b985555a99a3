// What the parts of the simulation share.

import { civilOf } from '../calendar.ts'
import { Random } from '../random.ts'
import { addRecord } from '../records.ts'
import { createHistory, type History } from './history.ts'
import type { Market } from './market.ts'
import { EVENT_TYPES, LIFECYCLE_STEPS } from './words.ts'

export interface Simulation {
  readonly market: Market
  readonly random: Random
  /** Of the customer at hand; overwritten by the next one. */
  readonly history: History
}

export function openSimulation(market: Market): Simulation {
  const from = civilOf(market.firstDay)
  const to = civilOf(market.lastDay)
  const months = (to.year - from.year) * 12 + to.month - from.month + 1
  return {
    market,
    random: new Random(market.settings.seed, 'stripe customer'),
    history: createHistory(months),
  }
}

interface Happening {
  readonly subscription?: number
  readonly price?: number
  readonly previousPrice?: number
}

/** Notes an event, unless it lies beyond the end of the data. */
export function addEvent(
  { history, market }: Simulation,
  type: (typeof EVENT_TYPES)[number],
  step: (typeof LIFECYCLE_STEPS)[number],
  created: number,
  { subscription = Number.NaN, price = Number.NaN, previousPrice = Number.NaN }: Happening,
): void {
  if (created >= market.horizon) return
  const { at } = history.events
  const index = addRecord(history.events)
  at.type[index] = EVENT_TYPES.indexOf(type)
  at.step[index] = LIFECYCLE_STEPS.indexOf(step)
  at.created[index] = created
  at.subscription[index] = subscription
  at.price[index] = price
  at.previousPrice[index] = previousPrice
}
