import { unreadableText } from '../../problems/catalogue/sql-rules.ts'
import { typeOfName } from '../analyse/type-name.ts'
import type { Expression, NumberLiteral, TypedLiteral } from '../ast.ts'
import { call, cast, string } from '../ast-builders.ts'
import { jsonValueText } from '../library/json-functions.ts'
import { readers } from '../values/literal.ts'
import { timeLiteral } from '../values/time-literal.ts'
import { duckdbTypeName } from '../values/type-name.ts'
import type { Rewriting } from './context.ts'
import { refuse, reject } from './context.ts'
import { rangeLiteral } from './range-literal.ts'

/** `1.5` is a DOUBLE in GoogleSQL and a DECIMAL in DuckDB, unless it has an exponent. */
export function numberLiteral(node: NumberLiteral): Expression {
  if (node.integer) return /^0x/i.test(node.text) ? { ...node, text: String(BigInt(node.text)) } : node
  if (/e/i.test(node.text)) return node
  const digits = node.text.startsWith('.') ? `0${node.text}` : node.text
  return { ...node, text: `${digits.endsWith('.') ? `${digits}0` : digits}e0` }
}

/** A literal is not rounded: what is beyond the ninth place must be 0. */
function fitsNumeric(text: string): boolean {
  const found = /^\s*[+-]?(\d*)\.?(\d*)(?:e([+-]?\d{1,4}))?\s*$/i.exec(text)
  if (found === null) return false
  const [, whole = '', fraction = '', exponent = '0'] = found
  const digits = (whole + fraction).replace(/0+$/, '')
  const zeros = whole.length + fraction.length - digits.length
  return /^0*$/.test(digits)
    ? whole.length + fraction.length > 0
    : fraction.length - zeros - Number(exponent) <= 9
}

export function typedLiteral(node: TypedLiteral, to: Rewriting): Expression {
  const known = to.typeOf(node)
  const type = known.kind === 'unknown' ? typeOfName(node.type, 'bigquery') : known
  const name = duckdbTypeName(type, node)
  if (name === undefined) return refuse(to, node, `A ${node.type.name} value cannot be kept in DuckDB.`)
  switch (type.kind) {
    case 'date':
    case 'time':
    case 'datetime':
    case 'timestamp': {
      const value = readers[type.kind](node.value)
      if (value === undefined) {
        const { message, hint } = unreadableText({ text: node.value, type: type.kind })
        return reject(to, node, message, hint)
      }
      return timeLiteral(node, type.kind, value)
    }
    case 'numeric':
      if (!fitsNumeric(node.value))
        return reject(
          to,
          node,
          `"${node.value}" is no NUMERIC.`,
          'Write at most 29 digits before the point and 9 after it, or CAST a STRING, which rounds.',
        )
      return cast(node, string(node, node.value), name)
    case 'bignumeric':
      return call(node, 'bq_big_literal', [string(node, node.value)])
    case 'range':
      return rangeLiteral(node, node.value, type, to)
    case 'json': {
      const value = jsonValueText(node.value)
      if (value === undefined)
        return reject(to, node, 'This is no JSON that can be read.', 'Check its quotes, commas and numbers.')
      return cast(node, string(node, value), name)
    }
    default:
      return cast(node, string(node, node.value), name)
  }
}
