import { bind } from '../../values/arguments.ts'
import { smallInteger } from '../../values/number.ts'
import { print } from '../../values/print.ts'
import { HostFunction, HostObject, type Kwargs, TemplateError, type Value } from '../../values/value.ts'
import { dayNumber, MICROS_PER_DAY, MICROS_PER_SECOND, microsOf } from './calendar.ts'
import { offsetOf, strptime } from './strptime.ts'
import { DateTimeValue, DateValue, TimeDelta, TimeValue, toMicros } from './values.ts'
import { formatOffset, UTC, Zone } from './zone.ts'

export type Clock = () => Date

type Make = (args: readonly Value[], kwargs: Kwargs) => Value

/** A class of Python's: called to make a value, with class methods. */
function pythonClass(
  name: string,
  make: Make,
  methods: Readonly<Record<string, Make>>,
  constants: readonly [string, Value][] = [],
): HostFunction {
  const table = Object.entries(methods).map(([key, body]): [string, Value] => [
    key,
    new HostFunction(key, body),
  ])
  return new HostFunction(name, make, new Map([...table, ...constants]))
}

const micros = (date: Date): bigint => BigInt(date.getTime()) * 1000n
const whole = (value: Value | undefined, what: string): number =>
  value === undefined ? 0 : smallInteger(value, what)
const text = (value: Value | undefined): string => print(value ?? '')

const makeDate: Make = (args, kwargs) => {
  const [year, month, day] = bind('date', ['year!', 'month!', 'day!'], args, kwargs)
  return new DateValue(dayNumber(whole(year, '"year"'), whole(month, '"month"'), whole(day, '"day"')))
}

const CLOCK = ['hour', 'minute', 'second', 'microsecond'] as const

function clockOf(values: readonly (Value | undefined)[]): Record<(typeof CLOCK)[number], number> {
  const [hour, minute, second, microsecond] = CLOCK.map((part, index) => whole(values[index], `"${part}"`))
  return { hour: hour!, minute: minute!, second: second!, microsecond: microsecond! }
}

const makeDateTime: Make = (args, kwargs) => {
  const [year, month, day, ...rest] = bind(
    'datetime',
    ['year!', 'month!', 'day!', ...CLOCK, 'tzinfo', 'fold'],
    args,
    kwargs,
  )
  const date = { year: whole(year, '"year"'), month: whole(month, '"month"'), day: whole(day, '"day"') }
  const zone = rest[4]
  return new DateTimeValue(microsOf({ ...date, ...clockOf(rest) }), zone instanceof Zone ? zone : undefined)
}

const makeTime: Make = (args, kwargs) =>
  new TimeValue({
    year: 1970,
    month: 1,
    day: 1,
    ...clockOf(bind('time', [...CLOCK, 'tzinfo'], args, kwargs)),
  })

const UNITS: readonly (readonly [string, bigint])[] = [
  ['days', MICROS_PER_DAY],
  ['seconds', MICROS_PER_SECOND],
  ['microseconds', 1n],
  ['milliseconds', 1000n],
  ['minutes', 60n * MICROS_PER_SECOND],
  ['hours', 3600n * MICROS_PER_SECOND],
  ['weeks', 7n * MICROS_PER_DAY],
]

const makeTimeDelta: Make = (args, kwargs) => {
  const values = bind(
    'timedelta',
    UNITS.map(([name]) => name),
    args,
    kwargs,
  )
  let total = 0n
  UNITS.forEach(([, unit], index) => {
    const value = values[index]
    if (value !== undefined) total += toMicros(value, unit)
  })
  return new TimeDelta(total)
}

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[^\d](\d\d)(?::(\d\d)(?::(\d\d)(?:[.,](\d{1,6})\d*)?)?)?(Z|[+-]\d\d:?\d\d(?::\d\d)?)?)?$/

/** Throws TemplateError on what is no such text. */
export function fromIso(value: Value | undefined): DateTimeValue {
  const match = ISO.exec(text(value))
  if (match === null) throw new TemplateError(`"${text(value)}" is not a date in ISO format.`)
  const [, year, month, day, hour, minute, second, fraction, zone] = match
  const wall = microsOf({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    microsecond: Number((fraction ?? '').padEnd(6, '0')),
  })
  return new DateTimeValue(wall, fixedZone(offsetOf(zone)))
}

function fixedZone(offset: bigint | undefined): Zone | undefined {
  if (offset === undefined) return undefined
  return offset === 0n ? UTC : new Zone(`UTC${formatOffset(offset)}`, offset)
}

function fromTimestamp(value: Value | undefined, zone: Value | undefined): DateTimeValue {
  const utc = toMicros(value ?? 0, MICROS_PER_SECOND)
  return zone instanceof Zone ? DateTimeValue.at(utc, zone) : new DateTimeValue(utc)
}

function parsed(args: readonly Value[]): DateTimeValue {
  const { moment, offset } = strptime(text(args[0]), text(args[1]))
  return new DateTimeValue(microsOf(moment), fixedZone(offset))
}

function combine(args: readonly Value[]): Value {
  const [date, time] = args
  if (!(date instanceof DateValue || date instanceof DateTimeValue) || !(time instanceof TimeValue)) {
    throw new TemplateError('"combine" needs a date and a time.')
  }
  return new DateTimeValue(BigInt(date.day) * MICROS_PER_DAY + microsOf(time.moment))
}

/** dbt's `modules.datetime`. Local time is UTC. */
export function datetimeModule(clock: Clock): HostObject {
  const now: Make = (args, kwargs) => {
    const [zone] = bind('now', ['tz'], args, kwargs)
    return zone instanceof Zone ? DateTimeValue.at(micros(clock()), zone) : new DateTimeValue(micros(clock()))
  }
  const today = (): DateValue => new DateValue(new DateTimeValue(micros(clock())).day)
  const ordinal: Make = (args) => new DateValue(whole(args[0], 'An ordinal') - 719163)
  const date = pythonClass('date', makeDate, {
    today,
    fromisoformat: (args) => new DateValue(fromIso(args[0]).day),
    fromordinal: ordinal,
    fromtimestamp: (args) => new DateValue(fromTimestamp(args[0], undefined).day),
    strftime: (args) => callStrftime(args),
  })
  const datetime = pythonClass('datetime', makeDateTime, {
    now,
    utcnow: () => now([], new Map()),
    today: () => now([], new Map()),
    fromisoformat: (args) => fromIso(args[0]),
    fromtimestamp: (args, kwargs) => {
      const [value, zone] = bind('fromtimestamp', ['timestamp!', 'tz'], args, kwargs)
      return fromTimestamp(value, zone)
    },
    utcfromtimestamp: (args) => fromTimestamp(args[0], undefined),
    strptime: parsed,
    strftime: (args) => callStrftime(args),
    combine,
  })
  const time = pythonClass('time', makeTime, {})
  const timedelta = pythonClass('timedelta', makeTimeDelta, {})
  return new HostObject(
    'module',
    new Map<string, Value>([
      ['date', date],
      ['datetime', datetime],
      ['time', time],
      ['timedelta', timedelta],
      ['tzinfo', new HostObject('type')],
    ]),
  )
}

function callStrftime([value, format]: readonly Value[]): Value {
  if (value instanceof DateTimeValue) return value.format(text(format))
  if (value instanceof DateValue)
    return new DateTimeValue(BigInt(value.day) * MICROS_PER_DAY).format(text(format))
  throw new TemplateError('"strftime" needs a date.')
}

/** dbt's `modules.pytz`: `timezone(name)` and `utc`. */
export function pytzModule(): HostObject {
  const timezone = new HostFunction('timezone', (args) => {
    const name = text(args[0])
    return name.toUpperCase() === 'UTC' ? localizing(UTC) : localizing(new Zone(name))
  })
  return new HostObject(
    'module',
    new Map<string, Value>([
      ['timezone', timezone],
      ['utc', localizing(UTC)],
      ['UTC', localizing(UTC)],
    ]),
  )
}

class LocalizingZone extends Zone {
  override attribute(name: string): Value | undefined {
    if (name !== 'localize') return super.attribute(name)
    return new HostFunction('localize', ([value]) => {
      if (!(value instanceof DateTimeValue)) throw new TemplateError('"localize" needs a datetime.')
      return new DateTimeValue(value.wall, this)
    })
  }
}

function localizing(zone: Zone): Zone {
  return zone === UTC ? new LocalizingZone('UTC', 0n) : new LocalizingZone(zone.name)
}

/** A moment of the host's as a datetime value in UTC. */
export function toDateTime(date: Date): DateTimeValue {
  return DateTimeValue.at(micros(date), UTC)
}
