// Days and months without Date objects: days count from 1970-01-01, seconds from its midnight, all UTC.

export const DAY_SECONDS = 86_400

/** The day number of a proleptic Gregorian date (Hinnant's algorithm). */
export function dayOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

export interface CivilDate {
  readonly year: number
  /** 1 to 12 */
  readonly month: number
  readonly day: number
}

export function civilOf(dayNumber: number): CivilDate {
  const shifted = dayNumber + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

/** 0 is Monday. */
export function weekdayOf(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7
}

export function daysInMonth(year: number, month: number): number {
  return month === 12 ? 31 : dayOf(year, month + 1, 1) - dayOf(year, month, 1)
}

/** Gives the moment `months` months after `seconds`; a day that the month lacks becomes its last one. */
export function monthsAfter(seconds: number): (months: number) => number {
  const dayNumber = Math.floor(seconds / DAY_SECONDS)
  const rest = seconds - dayNumber * DAY_SECONDS
  const { year, month, day } = civilOf(dayNumber)
  return (months) => {
    const count = year * 12 + month - 1 + months
    const newYear = Math.floor(count / 12)
    const newMonth = (count % 12) + 1
    return dayOf(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth))) * DAY_SECONDS + rest
  }
}

/** The day number of `2021-01-31`; undefined for anything that is not a date. */
export function parseDay(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const valid = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return valid ? dayOf(year, month, day) : undefined
}

export function formatDay(dayNumber: number): string {
  const { year, month, day } = civilOf(dayNumber)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
