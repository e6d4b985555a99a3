import { TemplateError } from '../../values/value.ts'
import { dayNumber, MICROS_PER_DAY, MICROS_PER_SECOND, type Moment, momentOf } from './calendar.ts'
import { DAYS, MONTHS } from './strftime.ts'

export interface ParsedMoment {
  readonly moment: Moment
  /** Microseconds ahead of UTC, where the text told. */
  readonly offset: bigint | undefined
}

const names = (list: readonly string[], length?: number): string =>
  list.map((name) => name.slice(0, length)).join('|')

const PATTERNS: Readonly<Record<string, string>> = {
  Y: '\\d{4}',
  y: '\\d{2}',
  m: '1[0-2]|0[1-9]|[1-9]',
  d: '3[01]|[12]\\d|0[1-9]|[1-9]| [1-9]',
  H: '2[0-3]|[01]\\d|\\d',
  I: '1[0-2]|0[1-9]|[1-9]',
  M: '[0-5]\\d|\\d',
  S: '6[01]|[0-5]\\d|\\d',
  f: '\\d{1,6}',
  j: '36[0-6]|3[0-5]\\d|[12]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]',
  p: 'am|pm',
  b: names(MONTHS, 3),
  B: names(MONTHS),
  a: names(DAYS, 3),
  A: names(DAYS),
  z: '[+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d)?|Z',
  Z: 'utc|gmt',
  w: '[0-6]',
}

/** Python's strptime. */
export function strptime(text: string, format: string): ParsedMoment {
  const letters: string[] = []
  const expanded = format.replace(/%F/g, '%Y-%m-%d').replace(/%T/g, '%H:%M:%S').replace(/%D/g, '%m/%d/%y')
  const pattern = expanded.replace(/%(.)|\s+|[\\^$.*+?()[\]{}|]/g, (whole, letter?: string) => {
    if (letter === undefined) return /^\s/.test(whole) ? '\\s+' : `\\${whole}`
    if (letter === '%') return '%'
    if (!Object.hasOwn(PATTERNS, letter)) throw new TemplateError(`"%${letter}" cannot be read from a text.`)
    letters.push(letter)
    return `(${PATTERNS[letter]})`
  })
  const match = new RegExp(`^${pattern}$`, 'i').exec(text)
  if (match === null) throw new TemplateError(`"${text}" does not match the format "${format}".`)
  return settle(new Map(letters.map((letter, index) => [letter, match[index + 1]!])))
}

function settle(parts: ReadonlyMap<string, string>): ParsedMoment {
  const number = (letter: string): number | undefined => {
    const part = parts.get(letter)
    return part === undefined ? undefined : Number(part)
  }
  const short = number('y')
  const year = number('Y') ?? (short === undefined ? 1900 : short + (short < 69 ? 2000 : 1900))
  const dayOfYear = number('j')
  const counted =
    dayOfYear === undefined
      ? undefined
      : momentOf(BigInt(dayNumber(year, 1, 1) + dayOfYear - 1) * MICROS_PER_DAY)
  const month = number('m') ?? monthOf(parts) ?? counted?.month ?? 1
  const day = number('d') ?? counted?.day ?? 1
  dayNumber(year, month, day)
  const moment = {
    year,
    month,
    day,
    hour: number('H') ?? hourOf(number('I'), parts.get('p')),
    minute: number('M') ?? 0,
    second: number('S') ?? 0,
    microsecond: Number((parts.get('f') ?? '0').padEnd(6, '0')),
  }
  return { moment, offset: offsetOf(parts.get('z')) }
}

function monthOf(parts: ReadonlyMap<string, string>): number | undefined {
  const name = (parts.get('B') ?? parts.get('b'))?.toLowerCase()
  const index = MONTHS.findIndex(
    (month) => name !== undefined && month.toLowerCase().startsWith(name.slice(0, 3)),
  )
  return index < 0 ? undefined : index + 1
}

function hourOf(hour: number | undefined, half: string | undefined): number {
  if (hour === undefined) return 0
  return half?.toLowerCase() === 'pm' ? (hour % 12) + 12 : half === undefined ? hour : hour % 12
}

export function offsetOf(text: string | undefined): bigint | undefined {
  if (text === undefined) return undefined
  if (text.toUpperCase() === 'Z') return 0n
  const [, sign, hours, minutes, seconds = '0'] = /^([+-])(\d\d):?(\d\d)(?::?(\d\d))?$/.exec(text) ?? []
  const total = BigInt(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * MICROS_PER_SECOND
  return sign === '-' ? -total : total
}
