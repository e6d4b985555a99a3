// Python's date, time, datetime and timedelta as values.
import { bind } from '../../values/arguments.ts'
import { integer, isInteger, isNumber, smallInteger, toDouble } from '../../values/number.ts'
import { print, typeName } from '../../values/print.ts'
import {
  type BinaryOperator,
  Float,
  HostFunction,
  HostObject,
  type Kwargs,
  TemplateError,
  Tuple,
  type Value,
} from '../../values/value.ts'
import {
  dayNumber,
  floorDivide,
  isoCalendar,
  MICROS_PER_DAY,
  type Moment,
  microsOf,
  momentOf,
  weekday,
} from './calendar.ts'
import { strftime } from './strftime.ts'
import { formatOffset, UTC, Zone } from './zone.ts'

const two = (value: number): string => String(value).padStart(2, '0')
const fraction = (micros: number): string => (micros === 0 ? '' : `.${String(micros).padStart(6, '0')}`)
const method = (name: string, body: (args: readonly Value[], kwargs: Kwargs) => Value): HostFunction =>
  new HostFunction(name, body)

export class TimeDelta extends HostObject {
  readonly micros: bigint

  constructor(micros: bigint) {
    super('timedelta')
    this.micros = micros
  }
  get days(): number {
    return Number(floorDivide(this.micros, MICROS_PER_DAY))
  }
  get #rest(): number {
    return Number(this.micros - BigInt(this.days) * MICROS_PER_DAY)
  }
  override attribute(name: string): Value | undefined {
    if (name === 'days') return this.days
    if (name === 'seconds') return Math.floor(this.#rest / 1e6)
    if (name === 'microseconds') return this.#rest % 1e6
    return name === 'total_seconds' ? method(name, () => new Float(Number(this.micros) / 1e6)) : undefined
  }
  override operate(operator: BinaryOperator, other: Value, reflected: boolean): Value | undefined {
    if (other instanceof TimeDelta) {
      const [left, right] = reflected ? [other.micros, this.micros] : [this.micros, other.micros]
      if (operator === '+') return new TimeDelta(left + right)
      if (operator === '-') return new TimeDelta(left - right)
      if (right === 0n) throw new TemplateError('Division by zero.')
      if (operator === '/') return new Float(Number(left) / Number(right))
      return operator === '//' ? integer(floorDivide(left, right)) : undefined
    }
    if (!isNumber(other)) return undefined
    const exact = isInteger(other)
    if (operator === '*') {
      return new TimeDelta(
        exact ? this.micros * BigInt(other) : BigInt(Math.round(Number(this.micros) * toDouble(other))),
      )
    }
    if (reflected || (operator !== '/' && operator !== '//')) return undefined
    if (toDouble(other) === 0) throw new TemplateError('Division by zero.')
    return new TimeDelta(
      operator === '//' && exact
        ? floorDivide(this.micros, BigInt(other))
        : BigInt(Math.round(Number(this.micros) / toDouble(other))),
    )
  }
  override equals(other: Value): boolean {
    return other instanceof TimeDelta && other.micros === this.micros
  }
  override compare(other: Value): number | undefined {
    return other instanceof TimeDelta ? Number(this.micros - other.micros) : undefined
  }
  override truthy(): boolean {
    return this.micros !== 0n
  }
  override hash(): string {
    return `timedelta${this.micros}`
  }
  override print(): string {
    const rest = this.#rest
    const seconds = Math.floor(rest / 1e6)
    const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${fraction(rest % 1e6)}`
    return this.days === 0 ? clock : `${this.days} day${Math.abs(this.days) === 1 ? '' : 's'}, ${clock}`
  }
  override repr(): string {
    const parts = [
      ['days', this.days],
      ['seconds', Math.floor(this.#rest / 1e6)],
      ['microseconds', this.#rest % 1e6],
    ].filter(([, value]) => value !== 0)
    return `datetime.timedelta(${parts.map(([name, value]) => `${name}=${value}`).join(', ') || '0'})`
  }
}

export class DateValue extends HostObject {
  readonly day: number

  /** `day` counts from 1970-01-01. */
  constructor(day: number) {
    super('date')
    this.day = day
    momentOf(BigInt(day) * MICROS_PER_DAY)
  }
  get moment(): Moment {
    return momentOf(BigInt(this.day) * MICROS_PER_DAY)
  }
  override attribute(name: string): Value | undefined {
    if (name === 'year' || name === 'month' || name === 'day') return this.moment[name]
    if (name === 'replace') {
      return method(name, (args, kwargs) => {
        const { year, month, day } = replaced(this.moment, ['year', 'month', 'day'], args, kwargs)
        return new DateValue(dayNumber(year, month, day))
      })
    }
    return commonDate(name, this.day, this.moment, () => this.print())
  }
  override operate(operator: BinaryOperator, other: Value, reflected: boolean): Value | undefined {
    if (other instanceof TimeDelta) {
      if (operator === '+') return new DateValue(this.day + other.days)
      if (operator === '-' && !reflected) return new DateValue(this.day + new TimeDelta(-other.micros).days)
    }
    if (operator === '-' && !reflected && other instanceof DateValue) {
      return new TimeDelta(BigInt(this.day - other.day) * MICROS_PER_DAY)
    }
    return undefined
  }
  override equals(other: Value): boolean {
    return other instanceof DateValue && other.day === this.day
  }
  override compare(other: Value): number | undefined {
    return other instanceof DateValue ? this.day - other.day : undefined
  }
  override hash(): string {
    return `date${this.day}`
  }
  override print(): string {
    return strftime(this.moment, '%Y-%m-%d').padStart(10, '0')
  }
  override repr(): string {
    const { year, month, day } = this.moment
    return `datetime.date(${year}, ${month}, ${day})`
  }
}

/** What date and datetime share. */
function commonDate(name: string, day: number, moment: Moment, iso: () => string): Value | undefined {
  switch (name) {
    case 'isoformat':
      return method(name, iso)
    case 'strftime':
      return method(name, (args, kwargs) =>
        strftime(moment, print(bind(name, ['format!'], args, kwargs)[0]!)),
      )
    case 'weekday':
      return method(name, () => weekday(day))
    case 'isoweekday':
      return method(name, () => weekday(day) + 1)
    case 'toordinal':
      return method(name, () => day + 719163)
    case 'isocalendar': {
      const calendar = isoCalendar(day)
      return method(
        name,
        () => new Tuple([calendar.year, calendar.week, calendar.day], ['year', 'week', 'weekday']),
      )
    }
    case 'ctime':
      return method(name, () => strftime(moment, '%a %b %e %H:%M:%S %Y'))
    default:
      return undefined
  }
}

type Part = keyof Moment

function replaced(moment: Moment, parts: readonly Part[], args: readonly Value[], kwargs: Kwargs): Moment {
  const values = bind('replace', parts, args, kwargs)
  const changes = parts.map((part, index) => [part, values[index]] as const)
  const given = changes.filter(([, value]) => value !== undefined)
  return {
    ...moment,
    ...Object.fromEntries(given.map(([part, value]) => [part, smallInteger(value!, `"${part}"`)])),
  }
}

export class TimeValue extends HostObject {
  readonly moment: Moment

  constructor(moment: Moment) {
    super('time')
    this.moment = moment
    microsOf(moment)
  }
  override attribute(name: string): Value | undefined {
    if (name === 'hour' || name === 'minute' || name === 'second' || name === 'microsecond')
      return this.moment[name]
    if (name === 'isoformat') return method(name, () => this.print())
    if (name === 'strftime') return method(name, (args) => strftime(this.moment, print(args[0] ?? '')))
    return undefined
  }
  override equals(other: Value): boolean {
    return other instanceof TimeValue && other.print() === this.print()
  }
  override compare(other: Value): number | undefined {
    return other instanceof TimeValue ? Number(microsOf(this.moment) - microsOf(other.moment)) : undefined
  }
  override hash(): string {
    return `time${this.print()}`
  }
  override print(): string {
    return strftime(this.moment, '%H:%M:%S') + fraction(this.moment.microsecond)
  }
  override repr(): string {
    const { hour, minute, second, microsecond } = this.moment
    const tail = microsecond ? `, ${second}, ${microsecond}` : second ? `, ${second}` : ''
    return `datetime.time(${hour}, ${minute}${tail})`
  }
}

const PARTS: readonly Part[] = ['year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond']

export class DateTimeValue extends HostObject {
  /** Microseconds since 1970 as the wall clock shows them. */
  readonly wall: bigint
  readonly zone: Zone | undefined

  constructor(wall: bigint, zone?: Zone) {
    super('datetime')
    this.wall = wall
    this.zone = zone
    momentOf(wall)
  }
  static at(utc: bigint, zone: Zone): DateTimeValue {
    return new DateTimeValue(utc + zone.offsetAt(utc), zone)
  }
  get moment(): Moment {
    return momentOf(this.wall)
  }
  /** Without a zone, the wall clock is taken for UTC. */
  get utc(): bigint {
    return this.zone === undefined ? this.wall : this.zone.toUtc(this.wall)
  }
  get day(): number {
    return Number(floorDivide(this.wall, MICROS_PER_DAY))
  }
  #offset(separator = ':'): string {
    return this.zone === undefined ? '' : formatOffset(this.wall - this.utc, separator)
  }

  override attribute(name: string): Value | undefined {
    if ((PARTS as readonly string[]).includes(name)) return this.moment[name as Part]
    switch (name) {
      case 'tzinfo':
        return this.zone ?? null
      case 'date':
        return method(name, () => new DateValue(this.day))
      case 'time':
        return method(name, () => new TimeValue({ ...this.moment, year: 1970, month: 1, day: 1 }))
      case 'timestamp':
        return method(name, () => new Float(Number(this.utc) / 1e6))
      case 'utcoffset':
        return method(name, () => (this.zone === undefined ? null : new TimeDelta(this.wall - this.utc)))
      case 'tzname':
        return method(name, () => this.zone?.abbreviationAt(this.utc) ?? null)
      case 'astimezone':
        return method(name, (args) => DateTimeValue.at(this.utc, args[0] instanceof Zone ? args[0] : UTC))
      case 'replace':
        return method(name, (args, kwargs) => this.#replace(args, kwargs))
      case 'isoformat':
        return method(name, (args, kwargs) => {
          const [mark, spec] = bind(name, ['sep', 'timespec'], args, kwargs)
          return this.iso(mark === undefined ? 'T' : print(mark), spec === undefined ? 'auto' : print(spec))
        })
      case 'strftime':
        return method(name, (args, kwargs) => this.format(print(bind(name, ['format!'], args, kwargs)[0]!)))
      default:
        return commonDate(name, this.day, this.moment, () => this.iso('T', 'auto'))
    }
  }

  format(format: string): string {
    return strftime(this.moment, format, {
      offset: this.#offset(''),
      zone: this.zone?.abbreviationAt(this.utc) ?? '',
    })
  }

  #replace(args: readonly Value[], kwargs: Kwargs): Value {
    const { tzinfo, ...rest } = Object.fromEntries(kwargs) as Record<string, Value>
    const moment = replaced(this.moment, PARTS, args, new Map(Object.entries(rest)))
    const zone = tzinfo === undefined ? this.zone : tzinfo instanceof Zone ? tzinfo : undefined
    return new DateTimeValue(microsOf(moment), zone)
  }

  iso(mark: string, spec: string): string {
    const { microsecond } = this.moment
    const micros = String(microsecond).padStart(6, '0')
    const clocks: Readonly<Record<string, string>> = {
      hours: '%H',
      minutes: '%H:%M',
      seconds: '%H:%M:%S',
      milliseconds: `%H:%M:%S.${micros.slice(0, 3)}`,
      microseconds: `%H:%M:%S.${micros}`,
    }
    const clock = Object.hasOwn(clocks, spec) ? clocks[spec]! : `%H:%M:%S${fraction(microsecond)}`
    return (
      strftime(this.moment, '%Y-%m-%d').padStart(10, '0') +
      mark +
      strftime(this.moment, clock) +
      this.#offset()
    )
  }

  override operate(operator: BinaryOperator, other: Value, reflected: boolean): Value | undefined {
    if (other instanceof TimeDelta) {
      if (operator === '+') return new DateTimeValue(this.wall + other.micros, this.zone)
      if (operator === '-' && !reflected) return new DateTimeValue(this.wall - other.micros, this.zone)
    }
    if (operator !== '-' || reflected || !(other instanceof DateTimeValue)) return undefined
    this.#sameKind(other)
    return new TimeDelta(this.zone === undefined ? this.wall - other.wall : this.utc - other.utc)
  }
  #sameKind(other: DateTimeValue): void {
    if ((this.zone === undefined) !== (other.zone === undefined)) {
      throw new TemplateError('A datetime with a time zone cannot be compared with one without.')
    }
  }
  override equals(other: Value): boolean {
    if (!(other instanceof DateTimeValue) || (this.zone === undefined) !== (other.zone === undefined))
      return false
    return other.utc === this.utc
  }
  override compare(other: Value): number | undefined {
    if (!(other instanceof DateTimeValue)) return undefined
    this.#sameKind(other)
    return Number(this.utc - other.utc)
  }
  override hash(): string {
    return `datetime${this.utc}`
  }
  override print(): string {
    return this.iso(' ', 'auto')
  }
  override repr(): string {
    const { year, month, day, hour, minute, second, microsecond } = this.moment
    const tail = microsecond ? `, ${second}, ${microsecond}` : second ? `, ${second}` : ''
    const zone = this.zone === undefined ? '' : `, tzinfo=${this.zone.repr()}`
    return `datetime.datetime(${year}, ${month}, ${day}, ${hour}, ${minute}${tail}${zone})`
  }
}

/** A number given as an argument, in microseconds of its unit. */
export function toMicros(value: Value, unit: bigint): bigint {
  if (isInteger(value)) return BigInt(value) * unit
  if (value instanceof Float) return BigInt(Math.round(value.value * Number(unit)))
  throw new TemplateError(`A number is needed, not ${typeName(value)}.`)
}
