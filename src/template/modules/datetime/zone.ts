import { HostFunction, HostObject, TemplateError, type Value } from '../../values/value.ts'
import { floorDivide, MICROS_PER_SECOND, microsOf } from './calendar.ts'

/** A time zone: by its name in the zone database, or a fixed distance from UTC. */
export class Zone extends HostObject {
  readonly name: string
  readonly #format: Intl.DateTimeFormat | undefined
  /** Microseconds ahead of UTC; undefined where a name says it. */
  readonly fixed: bigint | undefined

  constructor(name: string, fixedMicros?: bigint) {
    super('tzinfo')
    this.name = name
    this.fixed = fixedMicros
    this.#format = fixedMicros === undefined ? zoneFormat(name) : undefined
  }

  /** Microseconds ahead of UTC at an instant given as microseconds of UTC. */
  offsetAt(utc: bigint): bigint {
    if (this.#format === undefined) return this.fixed ?? 0n
    const seconds = floorDivide(utc, MICROS_PER_SECOND)
    const parts = new Map(
      this.#format.formatToParts(new Date(Number(seconds) * 1000)).map(({ type, value }) => [type, value]),
    )
    const part = (name: Intl.DateTimeFormatPartTypes): number => Number(parts.get(name))
    const wall = microsOf({
      year: part('year'),
      month: part('month'),
      day: part('day'),
      hour: part('hour') % 24,
      minute: part('minute'),
      second: part('second'),
      microsecond: 0,
    })
    return wall - seconds * MICROS_PER_SECOND
  }

  /** The instant of a wall clock's time in this zone. */
  toUtc(wall: bigint): bigint {
    const guess = wall - this.offsetAt(wall)
    return wall - this.offsetAt(guess)
  }

  /** E.g. `CET`. */
  abbreviationAt(utc: bigint): string {
    if (this.#format === undefined) return this.name
    const ms = Number(floorDivide(utc, 1000n))
    const part = new Intl.DateTimeFormat('en-US', { timeZone: this.name, timeZoneName: 'short' })
      .formatToParts(new Date(ms))
      .find(({ type }) => type === 'timeZoneName')
    return part?.value ?? this.name
  }

  override attribute(name: string): Value | undefined {
    if (name === 'zone') return this.name
    return name === 'normalize' ? new HostFunction('normalize', (args) => args[0] ?? null) : undefined
  }
  override equals(other: Value): boolean {
    return other instanceof Zone && other.name === this.name
  }
  override print(): string {
    return this.name
  }
  override repr(): string {
    return this.name === 'UTC' ? '<UTC>' : `<DstTzInfo '${this.name}'>`
  }
}

export const UTC = new Zone('UTC', 0n)

function zoneFormat(name: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-iso8601', {
      timeZone: name,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    })
  } catch {
    throw new TemplateError(`There is no time zone "${name}".`, 'Names are such as "Europe/Berlin" or "UTC".')
  }
}

/** `+01:00`, with seconds where there are some; `separator` may be empty. */
export function formatOffset(micros: bigint, separator = ':'): string {
  const total = Number(micros / MICROS_PER_SECOND)
  const size = Math.abs(total)
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  const seconds = size % 60 === 0 ? '' : separator + two(size % 60)
  return `${total < 0 ? '-' : '+'}${two(size / 3600)}${separator}${two((size / 60) % 60)}${seconds}`
}
