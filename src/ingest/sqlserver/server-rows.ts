import type { BulkValue } from '../../connections/server-connection.ts'
import type { Batch, BatchColumn } from '../../manifest/batch.ts'

const DAY = 86_400_000
/** Below, dividing by a power of ten and multiplying again gives the same whole number. */
const SAFE = 2 ** 50

/** Typed arrays as rows for a bulk load. */
export function* serverRows(batches: Iterable<Batch>): Iterable<readonly BulkValue[]> {
  for (const batch of batches) {
    const readers = batch.columns.map(reader)
    for (let row = 0; row < batch.rows; row++) {
      const values: BulkValue[] = new Array(readers.length)
      for (let index = 0; index < readers.length; index++) values[index] = readers[index]!(row)
      yield values
    }
  }
}

function reader(column: BatchColumn): (row: number) => BulkValue {
  if (column.type === 'string') return (row) => column.values[row] ?? null
  const { nulls } = column
  const value = plainReader(column)
  return nulls ? (row) => (nulls[row] === 1 ? null : value(row)) : value
}

function plainReader(column: Exclude<BatchColumn, { type: 'string' }>): (row: number) => BulkValue {
  switch (column.type) {
    case 'int32':
    case 'double':
    case 'int64':
      return (row) => column.values[row]!
    case 'boolean':
      return (row) => column.values[row] === 1
    case 'date':
      return (row) => new Date(column.values[row]! * DAY)
    case 'timestamp':
      return (row) => moment(column.values[row]!)
    case 'utf8': {
      const text = Buffer.from(column.values.buffer, column.values.byteOffset, column.values.byteLength)
      return (row) => text.toString('utf8', row === 0 ? 0 : column.ends[row - 1], column.ends[row])
    }
    case 'enum':
      return (row) => column.words[column.values[row]!]!
    case 'decimal': {
      const unit = 10 ** column.scale
      return (row) => {
        const value = column.values[row]!
        return Math.abs(Number(value)) < SAFE
          ? Number(value) / unit
          : decimalText(BigInt(value), column.scale)
      }
    }
  }
}

/** Microseconds; what is below the millisecond stands beside the date, in seconds, as the driver wants it. */
function moment(micros: number | bigint): BulkValue {
  const whole = Number(micros)
  const date = new Date(Math.floor(whole / 1000)) as Date & { nanosecondDelta?: number }
  const rest = whole - date.getTime() * 1000
  if (rest !== 0) date.nanosecondDelta = rest / 1e6
  return date
}

export function decimalText(value: bigint, scale: number): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  const split = digits.length - scale
  return `${value < 0n ? '-' : ''}${digits.slice(0, split)}${scale > 0 ? '.' : ''}${digits.slice(split)}`
}
