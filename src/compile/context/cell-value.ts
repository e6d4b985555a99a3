import type { Json } from '../../manifest/json.ts'
import { toValue } from '../../project/template-values.ts'
import { dayNumber, microsOf } from '../../template/modules/datetime/calendar.ts'
import { offsetOf } from '../../template/modules/datetime/strptime.ts'
import { DateTimeValue, DateValue } from '../../template/modules/datetime/values.ts'
import { UTC, Zone } from '../../template/modules/datetime/zone.ts'
import { toJson } from '../../template/modules/json.ts'
import { Float, type Value } from '../../template/values/value.ts'

const EXACT = /^(?:DECIMAL|NUMERIC|BIGNUMERIC|DOUBLE|FLOAT|REAL)/i
const INTEGER = /INT|^LONG$/i
const MOMENT = /^(?:DATE|TIMESTAMP)/i
const WRITTEN =
  /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6})\d*)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/

/**
 * A cell of a query's answer as Python's client gives it: what is sent as text, so as to stay exact, is a number, a date or a
 * moment again; lists and structs are JSON text, as in agate's tables.
 */
export function cellValue(cell: Json, type: string): Value {
  if (typeof cell === 'string' && INTEGER.test(type) && /^-?\d+$/.test(cell)) {
    const big = BigInt(cell)
    return Number.isSafeInteger(Number(big)) ? Number(big) : big
  }
  if (EXACT.test(type) && (typeof cell === 'string' || typeof cell === 'number')) {
    const number = Number(cell)
    return Number.isSafeInteger(number) && /^(?:DECIMAL|NUMERIC)/i.test(type) ? number : new Float(number)
  }
  if (typeof cell === 'string') return MOMENT.test(type) ? (momentOf(cell) ?? cell) : cell
  return typeof cell === 'object' && cell !== null
    ? toJson(toValue(cell), { sortKeys: false, indent: undefined })
    : toValue(cell)
}

/** Undefined where it is none that Python has: infinity, years of five digits. */
function momentOf(text: string): Value | undefined {
  const [, year, month, day, hour, minute, second, fraction, zone] = WRITTEN.exec(text) ?? []
  if (year === undefined || Number(year) === 0) return undefined
  if (hour === undefined) return new DateValue(dayNumber(Number(year), Number(month), Number(day)))
  const wall = microsOf({
    ...{ year: Number(year), month: Number(month), day: Number(day) },
    ...{ hour: Number(hour), minute: Number(minute), second: Number(second) },
    microsecond: Number((fraction ?? '').padEnd(6, '0')),
  })
  if (zone === undefined) return new DateTimeValue(wall)
  const offset = zone === 'Z' ? 0n : (offsetOf(zone.padEnd(5, '0')) ?? 0n)
  return new DateTimeValue(wall, offset === 0n ? UTC : new Zone(`UTC${zone}`, offset))
}
