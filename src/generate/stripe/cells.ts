// What a table shows of a customer's history: one small function per column.

import { createIdentifiers, type Identifiers } from '../identifiers.ts'
import type { Records } from '../records.ts'
import type { History } from './history.ts'

export type Cell = (history: History, index: number) => number | string | null

export interface CustomerTable {
  count(history: History): number
  /** By column name; times in microseconds. */
  readonly cells: { readonly [column: string]: Cell }
}

export interface Names {
  readonly price: (plan: number) => string
  readonly coupon: (index: number) => string
  readonly code: (index: number) => string
  readonly campaign: (index: number) => string
  /** The coupon that a promotion code stands for. */
  readonly couponOfCode: (code: number) => number
}

export const zero: Cell = () => 0
export const one: Cell = () => 1
export const micros = (seconds: number) => seconds * 1e6
type Field<Name extends string> = (list: Records<Name>) => Float64Array

/** Cells over one kind of record of the history. */
export function over<Name extends string>(list: (history: History) => Records<Name>) {
  const number =
    (field: Field<Name>): Cell =>
    (history, index) =>
      field(list(history))[index]!
  const time =
    (field: Field<Name>): Cell =>
    (history, index) =>
      micros(field(list(history))[index]!)
  const count = (history: History) => list(history).count
  return { number, time, count }
}

export type Ids = ReturnType<typeof createAllIdentifiers>

export function createAllIdentifiers(seed: number) {
  const of = (prefix: string): Identifiers => createIdentifiers(seed, prefix)
  return {
    customer: of('cus_'),
    subscription: of('sub_'),
    item: of('si_'),
    discount: of('di_'),
    invoice: of('in_'),
    line: of('il_'),
    charge: of('ch_'),
    refund: of('re_'),
    dispute: of('dp_'),
    event: of('evt_'),
  }
}
