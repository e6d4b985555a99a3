/** How values look that may be of a type; the last of them as far as a pattern can tell. Whole matches, blanks around removed. */
export const FAMILIES = {
  number: /[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?/,
  date: /[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}/,
  moment: /[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\s+[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}/,
  isoMoment:
    /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?/,
} as const

export type Family = 'number' | 'date' | 'moment' | 'boolean' | 'text' | 'empty'

const whole = (pattern: RegExp) => new RegExp(`^(?:${pattern.source})$`)
const NUMBER = whole(FAMILIES.number)
const DATE = whole(FAMILIES.date)
const MOMENT = whole(FAMILIES.moment)
const ISO_MOMENT = whole(FAMILIES.isoMoment)
const BOOLEAN = /^(?:true|false)$/i
const PARTS = /^(\d+)-(\d+)-(\d+)(?:[T\s]+(\d+):(\d+)(?::(\d+)(?:[.]\d+)?)?)?/

type Values = readonly (string | null)[]

/** What all values look like. */
export function familyOf(values: Values): Family {
  const texts = present(values)
  if (texts.length === 0) return 'empty'
  if (texts.every((text) => NUMBER.test(text) && Number.isFinite(Number(text)))) return 'number'
  if (texts.every((text) => DATE.test(text) && exists(text))) return 'date'
  const moment = (pattern: RegExp) => texts.every((text) => pattern.test(text) && exists(text))
  if (moment(MOMENT) || moment(ISO_MOMENT)) return 'moment'
  return texts.every((text) => BOOLEAN.test(text)) ? 'boolean' : 'text'
}

/** DuckDB's type of a column that has these values and no others. */
export function guessType(values: Values): string {
  switch (familyOf(values)) {
    case 'empty':
      return 'INTEGER'
    case 'number':
      return numberType(present(values))
    case 'date':
      return 'DATE'
    case 'moment':
      return 'TIMESTAMP'
    case 'boolean':
      return 'BOOLEAN'
    case 'text':
      return 'VARCHAR'
  }
}

function present(values: Values): string[] {
  return values.filter((value) => value !== null).map((value) => value.replace(/^ +| +$/g, ''))
}

function numberType(texts: readonly string[]): string {
  let widest = 0n
  for (const text of texts) {
    const number = Number(text)
    if (!Number.isInteger(number)) return 'DOUBLE'
    // Digits as written where there are no others, as a double holds 53 bits only.
    const exact = /^[+-]?\d+$/.test(text) ? BigInt(text.replace(/^\+/, '')) : BigInt(number)
    const size = exact < 0n ? -exact - 1n : exact
    if (size > widest) widest = size
  }
  return widest < 2n ** 31n ? 'INTEGER' : widest < 2n ** 63n ? 'BIGINT' : 'DOUBLE'
}

/** That day, and that time of day. */
function exists(text: string): boolean {
  const parts = PARTS.exec(text)
    ?.slice(1)
    .map((part) => Number(part ?? 0))
  if (parts === undefined) return false
  const [year, month, day, hour, minute, second] = parts as [number, number, number, number, number, number]
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
  return isDay && hour < 24 && minute < 60 && second < 60
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
}
