/** A watermark's exact text, moved back by seconds (times, dates) or units (numbers); the digits below the millisecond stay. */
export function shiftBack(value: string, base: string, overlap: number): string {
  if (overlap === 0) return value
  if (['tinyint', 'smallint', 'int', 'bigint'].includes(base))
    return String(BigInt(value) - BigInt(Math.ceil(overlap)))
  const match = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d:\d\d)(\.\d+)?)?( ?[+-]\d\d:\d\d)?$/.exec(value)
  if (!match) return value
  const [, day, clock = '00:00:00', fraction = '', zone = ''] = match
  const moved = new Date(Date.parse(`${day}T${clock}Z`) - Math.ceil(overlap) * 1000).toISOString()
  return base === 'date'
    ? moved.slice(0, 10)
    : `${moved.slice(0, 10)} ${moved.slice(11, 19)}${fraction}${zone}`
}
