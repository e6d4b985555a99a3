import type { DatePart } from '../ast.ts'

const weekdays = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY']

/** The day that a WEEK starts on, 0 for Sunday; undefined where the word is no weekday. */
export function weekday(part: DatePart): number | undefined {
  if (part.weekday === undefined) return 0
  const index = weekdays.indexOf(part.weekday.toUpperCase())
  return index < 0 ? undefined : index
}

/** Date parts from days upward, and from microseconds to hours. */
export const dayParts = new Set(['DAY', 'WEEK', 'ISOWEEK', 'MONTH', 'QUARTER', 'YEAR', 'ISOYEAR'])
export const clockParts = new Set(['MICROSECOND', 'MILLISECOND', 'SECOND', 'MINUTE', 'HOUR'])

/** Microseconds in the units that have a fixed length. */
export const microseconds: Readonly<Record<string, number>> = {
  MICROSECOND: 1,
  MILLISECOND: 1000,
  SECOND: 1_000_000,
  MINUTE: 60_000_000,
  HOUR: 3_600_000_000,
  DAY: 86_400_000_000,
}
