const date = /^\d{4}-\d\d-\d\d$/
const timestamp =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(Z|([-+])(\d\d?)(?::(\d\d))?))?$/

/** A date or time of YAML 1.1 in ISO's form, to microseconds; undefined for what is none. */
export function timestampText(text: string): string | undefined {
  if (!text.startsWith('-', 4)) return undefined
  if (date.test(text)) return text
  const match = timestamp.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second, fraction = '', zone, sign, hours = '', minutes = '00'] =
    match
  const two = (part: string | undefined) => (part ?? '').padStart(2, '0')
  const micros = fraction.slice(0, 6).padEnd(6, '0')
  const offset = zone === undefined ? '' : zone === 'Z' ? '+00:00' : `${sign}${two(hours)}:${minutes}`
  const point = Number(micros) === 0 ? '' : `.${micros}`
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}${point}${offset}`
}
