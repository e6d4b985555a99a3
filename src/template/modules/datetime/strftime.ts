import { dayNumber, isoCalendar, type Moment, microsOf, weekday } from './calendar.ts'

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
export const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

interface Zoned {
  /** `+0100`, or nothing without a zone. */
  readonly offset: string
  readonly zone: string
}

const two = (value: number): string => String(value).padStart(2, '0')
const hour12 = (hour: number): number => hour % 12 || 12

/** Python's strftime in the C locale, with glibc's `%-d` and the like. */
export function strftime(moment: Moment, format: string, zoned: Zoned = { offset: '', zone: '' }): string {
  return format.replace(/%([-_0^]?)([a-zA-Z%])/g, (whole, flag: string, letter: string) => {
    const text = directive(moment, letter, zoned)
    if (text === undefined) return whole
    if (flag === '-') return text.replace(/^[0 ]+(?=.)/, '')
    if (flag === '_') return text.replace(/^0+(?=.)/, (zeros) => ' '.repeat(zeros.length))
    return flag === '^' ? text.toUpperCase() : text
  })
}

function directive(moment: Moment, letter: string, { offset, zone }: Zoned): string | undefined {
  const { year, month, day, hour, minute, second, microsecond } = moment
  const days = dayNumber(year, month, day)
  const again = (format: string): string => strftime(moment, format, { offset, zone })
  const table: Readonly<Record<string, () => string>> = {
    Y: () => String(year),
    y: () => two(year % 100),
    C: () => two(Math.floor(year / 100)),
    m: () => two(month),
    d: () => two(day),
    e: () => String(day).padStart(2, ' '),
    H: () => two(hour),
    k: () => String(hour).padStart(2, ' '),
    I: () => two(hour12(hour)),
    l: () => String(hour12(hour)).padStart(2, ' '),
    M: () => two(minute),
    S: () => two(second),
    f: () => String(microsecond).padStart(6, '0'),
    p: () => (hour < 12 ? 'AM' : 'PM'),
    P: () => (hour < 12 ? 'am' : 'pm'),
    b: () => MONTHS[month - 1]!.slice(0, 3),
    h: () => MONTHS[month - 1]!.slice(0, 3),
    B: () => MONTHS[month - 1]!,
    a: () => DAYS[weekday(days)]!.slice(0, 3),
    A: () => DAYS[weekday(days)]!,
    w: () => String((weekday(days) + 1) % 7),
    u: () => String(weekday(days) + 1),
    j: () => String(days - dayNumber(year, 1, 1) + 1).padStart(3, '0'),
    U: () => two(Math.floor((days - dayNumber(year, 1, 1) + 7 - ((weekday(days) + 1) % 7)) / 7)),
    W: () => two(Math.floor((days - dayNumber(year, 1, 1) + 7 - weekday(days)) / 7)),
    V: () => two(isoCalendar(days).week),
    G: () => String(isoCalendar(days).year),
    g: () => two(isoCalendar(days).year % 100),
    s: () => String((microsOf(moment) - (microsOf(moment) % 1_000_000n)) / 1_000_000n),
    z: () => offset,
    Z: () => zone,
    D: () => again('%m/%d/%y'),
    F: () => again('%Y-%m-%d'),
    T: () => again('%H:%M:%S'),
    R: () => again('%H:%M'),
    r: () => again('%I:%M:%S %p'),
    c: () => again('%a %b %e %H:%M:%S %Y'),
    x: () => again('%m/%d/%y'),
    X: () => again('%H:%M:%S'),
    n: () => '\n',
    t: () => '\t',
    '%': () => '%',
  }
  return Object.hasOwn(table, letter) ? table[letter]!() : undefined
}
