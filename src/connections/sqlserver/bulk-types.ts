import type { DataType } from 'tedious/lib/data-type.js'
import { bulkValueInexact } from '../../problems/catalogue/connections.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { BulkColumn, BulkValue } from '../server-connection.ts'
import { exactDecimal } from './exact-decimal.ts'

/** As the driver's `addColumn` takes them. */
interface ColumnOptions {
  readonly nullable: boolean
  readonly length?: number
  readonly precision?: number
  readonly scale?: number
}

export interface BulkType {
  readonly type: DataType
  readonly options: ColumnOptions
  readonly convert?: (value: BulkValue) => unknown
}

type Types = typeof import('tedious').TYPES

/** How the driver is to write a column. `type` as DDL has it, e.g. `DECIMAL(18, 2)`. */
export function bulkType(column: BulkColumn, types: Types): BulkType {
  const match = /^\s*(\w+)\s*(?:\(\s*(\w+)\s*(?:,\s*(\d+)\s*)?\))?/.exec(column.type)
  const base = (match?.[1] ?? '').toLowerCase()
  const size = match?.[2]
  const { nullable } = column
  const length = size === undefined ? 1 : /max/i.test(size) ? Number.POSITIVE_INFINITY : Number(size)
  switch (base) {
    case 'tinyint':
      return { type: types.TinyInt, options: { nullable } }
    case 'smallint':
      return { type: types.SmallInt, options: { nullable } }
    case 'int':
      return { type: types.Int, options: { nullable } }
    case 'bigint':
      return { type: types.BigInt, options: { nullable } }
    case 'bit':
      return { type: types.Bit, options: { nullable } }
    case 'real':
      return { type: types.Real, options: { nullable } }
    case 'float':
      return { type: types.Float, options: { nullable } }
    case 'date':
      return { type: types.Date, options: { nullable }, convert: toDate }
    case 'uniqueidentifier':
      return { type: types.UniqueIdentifier, options: { nullable } }
    case 'nvarchar':
      return { type: types.NVarChar, options: { nullable, length } }
    case 'nchar':
      return { type: types.NChar, options: { nullable, length } }
    case 'varchar':
      return { type: types.VarChar, options: { nullable, length } }
    case 'varbinary':
      return { type: types.VarBinary, options: { nullable, length } }
    case 'datetime2': {
      const scale = size === undefined ? 7 : Number(size)
      return { type: types.DateTime2, options: { nullable, scale }, convert: toDateTime }
    }
    case 'decimal':
    case 'numeric': {
      const precision = Number(size ?? 18)
      const scale = Number(match?.[3] ?? 0)
      const convert = (value: BulkValue) => toDecimal(value, precision, scale, column)
      return { type: exactDecimal(types.Decimal), options: { nullable, precision, scale }, convert }
    }
  }
  throw new Error(`No bulk type for ${column.type}.`)
}

function toDate(value: BulkValue): unknown {
  return typeof value === 'string' ? new Date(`${value}T00:00:00Z`) : value
}

/** `2024-01-31 10:20:30.1234567`; what is below the millisecond goes beside the date, in seconds. */
function toDateTime(value: BulkValue): unknown {
  if (typeof value !== 'string') return value
  const [seconds, fraction = ''] = value.replace(' ', 'T').replace('Z', '').split('.') as [string, string?]
  const digits = fraction.padEnd(9, '0')
  const date = new Date(`${seconds}.${digits.slice(0, 3)}Z`) as Date & { nanosecondDelta?: number }
  date.nanosecondDelta = Number(digits.slice(3, 9)) / 1e9
  return date
}

/** A number as it is; text as a whole number of the smallest digit, which `exactDecimal` writes. */
function toDecimal(value: BulkValue, precision: number, scale: number, { name, type }: BulkColumn): unknown {
  if (value === null || typeof value === 'number') return value
  const match = /^([+-]?)(\d*)\.?(\d*)$/.exec(String(value))
  const [, sign = '', whole = '', fraction = ''] = match ?? []
  // Beyond the scale the server rounds half away from zero, and so it is done here.
  const kept = BigInt(`0${whole}${fraction.slice(0, scale).padEnd(scale, '0')}`)
  const unscaled = (fraction[scale] ?? '0') >= '5' ? kept + 1n : kept
  if (!match || whole + fraction === '' || unscaled >= 10n ** BigInt(precision))
    throw new ProblemError(bulkValueInexact({ column: name, type }))
  return sign === '-' ? -unscaled : unscaled
}
