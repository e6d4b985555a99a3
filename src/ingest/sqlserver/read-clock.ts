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
const PLUS = 43
const ZERO = 48

/** Days since 1970-01-01 of a text that begins with `yyyy-mm-dd` at `start`. */
export function daysOf(text: Uint8Array, start: number, end: number): number {
  if (end - start < 10 || text[start + 4] !== DASH || text[start + 7] !== DASH) throw unread(text, start, end)
  const year = two(text, start, end) * 100 + two(text, start + 2, end)
  return daysFromCivil(year, two(text, start + 5, end), two(text, start + 8, end))
}

/** Into `clock`, from ASCII: `yyyy-mm-dd[ hh:mm:ss[.fffffff]][ +hh:mm]`. */
export function readClock(text: Uint8Array, start: number, end: number, clock: Clock): void {
  let seconds = daysOf(text, start, end) * 86_400
  clock.fraction = 0
  let at = start + 10
  if (end > at) {
    if (text[start + 13] !== COLON || text[start + 16] !== COLON) throw unread(text, start, end)
    seconds +=
      two(text, start + 11, end) * 3600 + two(text, start + 14, end) * 60 + two(text, start + 17, end)
    at = start + 19
    if (at < end && text[at] === POINT) {
      let unit = 100_000_000
      for (at++; at < end; at++) {
        const digit = text[at]! - ZERO
        if (digit < 0 || digit > 9) break
        clock.fraction += digit * unit
        unit /= 10
      }
    }
  }
  if (at < end) seconds -= offsetOf(text, at, end)
  clock.seconds = seconds
}

/** In seconds. */
function offsetOf(text: Uint8Array, from: number, end: number): number {
  const sign = text[end - 6]
  const known = end - from <= 7 && end - from >= 6 && text[end - 3] === COLON
  if (!known || (sign !== DASH && sign !== PLUS)) throw unread(text, from, end)
  const offset = two(text, end - 5, end) * 3600 + two(text, end - 2, end) * 60
  return sign === DASH ? -offset : offset
}

function two(text: Uint8Array, at: number, end: number): number {
  const high = text[at]! - ZERO
  const low = text[at + 1]! - ZERO
  if (!(at + 2 <= end && high >= 0 && high <= 9 && low >= 0 && low <= 9)) throw unread(text, at, end)
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

function unread(text: Uint8Array, start: number, end: number): Error {
  const said = Buffer.from(text.subarray(start, end)).toString('latin1')
  return new Error(`The server gave "${said}" for a date or time, which is not of style 121.`)
}
