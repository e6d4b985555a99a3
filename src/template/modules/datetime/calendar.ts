// The arithmetic of the calendar: days and microseconds counted from 1970-01-01.
import { TemplateError } from '../../values/value.ts'

export const MICROS_PER_SECOND = 1_000_000n
export const MICROS_PER_DAY = 86_400_000_000n
const MS_PER_DAY = 86_400_000

export interface Moment {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly microsecond: number
}

/** The day's number, from 1970-01-01; a problem where there is no such day. */
export function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  if (!exists || year < 1 || year > 9999) throw new TemplateError(`There is no day ${year}-${month}-${day}.`)
  return date.getTime() / MS_PER_DAY
}

export function microsOf(moment: Moment): bigint {
  const { hour, minute, second, microsecond } = moment
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
    throw new TemplateError(`There is no time ${hour}:${minute}:${second}.`)
  }
  const seconds = BigInt(hour * 3600 + minute * 60 + second)
  const days = BigInt(dayNumber(moment.year, moment.month, moment.day))
  return days * MICROS_PER_DAY + seconds * MICROS_PER_SECOND + BigInt(microsecond)
}

export function floorDivide(left: bigint, right: bigint): bigint {
  const quotient = left / right
  return left % right !== 0n && left < 0n !== right < 0n ? quotient - 1n : quotient
}

export function momentOf(micros: bigint): Moment {
  const days = floorDivide(micros, MICROS_PER_DAY)
  const rest = Number(micros - days * MICROS_PER_DAY)
  const date = new Date(Number(days) * MS_PER_DAY)
  const year = date.getUTCFullYear()
  if (Number.isNaN(year) || year < 1 || year > 9999) throw new TemplateError('The date is out of range.')
  const seconds = Math.floor(rest / 1e6)
  return {
    year,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    microsecond: rest % 1e6,
  }
}

/** Monday is 0. */
export function weekday(days: number): number {
  return (((days + 3) % 7) + 7) % 7
}

export function isoCalendar(days: number): { year: number; week: number; day: number } {
  const day = weekday(days) + 1
  const thursday = days - day + 4
  const { year } = momentOf(BigInt(thursday) * MICROS_PER_DAY)
  return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1, day }
}
