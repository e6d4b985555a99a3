/** Months, days and microseconds. */
export type IntervalParts = readonly [months: number, days: number, micros: bigint]

const clock = '([+-])?(\\d+):(\\d+):(\\d+)(?:\\.(\\d{1,6}))?'
const yearMonth = '([+-])?(\\d+)-(\\d+)'
const dayNumber = '([+-]?\\d+)'
/** The parts stand without a gap: no clock after months without days. */
const civil = [`${yearMonth}(?: ${dayNumber}(?: ${clock})?)?`, `()()()(?:${dayNumber} )?${clock}`].map(
  (form) => new RegExp(`^${form}$`),
)
const iso =
  /^P(?=.)(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)W)?(?:(-?\d+)D)?(?:T(?=.)(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?)(\d+)(?:[.,](\d{1,6}))?S)?)?$/

/** `1-2 3 4:5:6.789` and `P1Y2M3DT4H5M6.789S`; undefined where the text is neither. */
export function intervalParts(text: string): IntervalParts | undefined {
  const found = iso.exec(text)
  if (found !== null) {
    const [years, months, weeks, days, hours, minutes] = found.slice(1, 7).map((part) => Number(part ?? 0))
    const seconds = micros(found[7], '0', '0', found[8] ?? '0', found[9])
    const clockPart = BigInt(hours!) * 3_600_000_000n + BigInt(minutes!) * 60_000_000n + seconds
    return [years! * 12 + months!, weeks! * 7 + days!, clockPart]
  }
  const parts = civil[0]!.exec(text) ?? civil[1]!.exec(text)
  if (parts === null) return undefined
  const [, sign, years, months, days, clockSign, hours, minutes, seconds, fraction] = parts
  const whole = (sign === '-' ? -1 : 1) * (Number(years) * 12 + Number(months))
  const rest = hours === undefined ? 0n : micros(clockSign, hours, minutes!, seconds!, fraction)
  return [whole, Number(days ?? 0), rest]
}

function micros(
  sign: string | undefined,
  hours: string,
  minutes: string,
  seconds: string,
  fraction = '',
): bigint {
  const total = (BigInt(hours) * 60n + BigInt(minutes)) * 60n + BigInt(seconds)
  const value = total * 1_000_000n + BigInt(fraction.padEnd(6, '0'))
  return sign === '-' ? -value : value
}
