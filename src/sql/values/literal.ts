/** Reads GoogleSQL's text forms of dates and times and writes them as DuckDB reads them. */
type Reader = (text: string) => string | undefined

const date = '(\\d{1,4})-(\\d{1,2})-(\\d{1,2})'
const time = '(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.(\\d{0,6}))?'
const datePattern = new RegExp(`^${date}$`)
const timePattern = new RegExp(`^${time}$`)
const datetimePattern = new RegExp(`^${date}(?:[ Tt]${time})?$`)
const timestampPattern = new RegExp(
  `^${date}(?:[ Tt]${time})?(?:[Zz]|([+-])(\\d{1,2})(?::?(\\d{2}))?| ([A-Za-z][\\w/+-]*))?$`,
)

/** Undefined where GoogleSQL does not read the text, or where DuckDB could not hold it. */
export const readers: Readonly<Record<'date' | 'time' | 'datetime' | 'timestamp', Reader>> = {
  date: (text) => {
    const found = datePattern.exec(text.trim())
    return found === null ? undefined : dateText(found.slice(1, 4))
  },
  time: (text) => {
    const found = timePattern.exec(text.trim())
    return found === null ? undefined : timeText(found.slice(1, 5))
  },
  datetime: (text) => {
    const found = datetimePattern.exec(text.trim())
    return found === null ? undefined : joined(found)
  },
  timestamp: (text) => {
    const found = timestampPattern.exec(text.trim())
    if (found === null) return undefined
    const civil = joined(found)
    if (civil === undefined) return undefined
    const [sign, hours, minutes, zone] = found.slice(8, 12)
    if (sign !== undefined) return `${civil}${sign}${pad(hours)}:${pad(minutes ?? '0')}`
    if (zone === undefined || /^(UTC|Z)$/i.test(zone)) return `${civil}+00`
    return `${civil} ${zone}`
  },
}

/** A named zone may have the same clock time twice; GoogleSQL then means the first. */
export function zonedTime(text: string): { readonly civil: string; readonly zone: string } | undefined {
  const found = /^(.*\d) ([A-Za-z][\w/+-]*)$/.exec(text)
  return found === null ? undefined : { civil: found[1]!, zone: found[2]! }
}

function joined(found: readonly (string | undefined)[]): string | undefined {
  const day = dateText(found.slice(1, 4))
  const clock = timeText(found[4] === undefined ? ['0', '0', '0'] : found.slice(4, 8))
  return day === undefined || clock === undefined ? undefined : `${day} ${clock}`
}

function dateText([year, month, day]: readonly (string | undefined)[]): string | undefined {
  const value = new Date(Date.UTC(2000, Number(month) - 1, Number(day)))
  value.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  const exists = value.getUTCMonth() === Number(month) - 1 && value.getUTCDate() === Number(day)
  if (!exists || Number(year) < 1) return undefined
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`
}

function timeText([hour, minute, second, fraction]: readonly (string | undefined)[]): string | undefined {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const clock = `${pad(hour)}:${pad(minute)}:${pad(second)}`
  return fraction === undefined || fraction === '' ? clock : `${clock}.${fraction}`
}

function pad(text: string | undefined): string {
  return (text ?? '0').padStart(2, '0')
}
