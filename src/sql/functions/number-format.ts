// CAST of a number to text with a format of digits: `'999,990.00'`, `'$999'`, `'S9999'`, `'9999PR'`.
import type { Expression } from '../ast.ts'
import { duckdb } from './template.ts'

const pattern = /^(S|\$|S\$|\$S)?([09,]*)(?:([.D])([09]*))?(MI|S|PR)?$/i

/** Undefined where the format has what is not known here. */
export function numberText(at: Expression, format: string, value: Expression): Expression | undefined {
  const found = pattern.exec(format.trim())
  if (found === null) return undefined
  const [, before = '', whole = '', point, fraction = '', after = ''] = found
  const digits = whole.replaceAll(',', '')
  if (digits.length === 0 || (before.toUpperCase().includes('S') && after !== '') || whole.startsWith(','))
    return undefined
  const places = fraction.length
  const firstZero = digits.indexOf('0')
  const least = firstZero < 0 ? (places > 0 ? 0 : 1) : digits.length - firstZero
  const commas = [...whole].flatMap((sign, index) =>
    sign === ',' ? [whole.slice(index).replaceAll(',', '').length] : [],
  )
  // Commas between thousands only.
  if (
    commas.some((place) => place % 3 !== 0) ||
    (commas.length > 0 && commas.length !== Math.floor((digits.length - 1) / 3))
  )
    return undefined
  const sign = before.toUpperCase().includes('S') ? 'S' : after.toUpperCase()
  const args: readonly (string | number)[] = [
    digits.length,
    least,
    places,
    commas.length > 0 ? 'true' : 'false',
    before.includes('$') ? "'$'" : "''",
    `'${sign}${sign === 'S' && after !== '' ? '>' : ''}'`,
    point === undefined ? 'false' : 'true',
  ]
  return duckdb(`bq_number_text($1, ${args.join(', ')})`, [value], at)
}
