// Dates and times as the server writes them in style 121, read without an object in between.

export interface Clock {
  /** Since 1970-01-01, UTC where there is an offset. */
  seconds: number
  /** Nanoseconds. */
  fraction: number
}

const DASH = 45
const COLON = 58
const POINT = 46
const ZERO = 48

/** Days since 1970-01-01 of a text that begins with `yyyy-mm-dd`. */
export function daysOf(text: string): number {
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) throw unread(text)
  return daysFromCivil(two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8))
}

/** Into `clock`: `yyyy-mm-dd[ hh:mm:ss[.fffffff]][ +hh:mm]`. */
export function readClock(text: string, clock: Clock): void {
  let seconds = daysOf(text) * 86_400
  clock.fraction = 0
  let at = 10
  if (text.length > 10) {
    if (text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) throw unread(text)
    seconds += two(text, 11) * 3600 + two(text, 14) * 60 + two(text, 17)
    at = 19
    if (text.charCodeAt(at) === POINT) {
      let unit = 100_000_000
      for (at++; at < text.length; at++) {
        const digit = text.charCodeAt(at) - ZERO
        if (digit < 0 || digit > 9) break
        clock.fraction += digit * unit
        unit /= 10
      }
    }
  }
  if (at < text.length) seconds -= offsetOf(text, at)
  clock.seconds = seconds
}

/** In seconds. */
function offsetOf(text: string, from: number): number {
  const sign = text.charCodeAt(text.length - 6)
  const known = text.length - from <= 7 && text.charCodeAt(text.length - 3) === COLON
  if (!known || (sign !== DASH && sign !== 43)) throw unread(text)
  const offset = two(text, text.length - 5) * 3600 + two(text, text.length - 2) * 60
  return sign === DASH ? -offset : offset
}

function two(text: string, at: number): number {
  const high = text.charCodeAt(at) - ZERO
  const low = text.charCodeAt(at + 1) - ZERO
  if (!(high >= 0 && high <= 9 && low >= 0 && low <= 9)) throw unread(text)
  return high * 10 + low
}

/** Of the proleptic Gregorian calendar; years from 1. The year is taken to begin in March, so that the leap day is its last. */
function daysFromCivil(year: number, month: number, day: number): number {
  const from = month <= 2 ? year - 1 : year
  const era = Math.floor(from / 400)
  const yearOfEra = from - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function unread(text: string): Error {
  return new Error(`The server gave "${text}" for a date or time, which is not of style 121.`)
}
