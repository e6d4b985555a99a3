import type { BulkOptions, BulkValue } from '../server-connection.ts'
import type { BulkType } from './bulk-types.ts'

type Row = readonly BulkValue[]
type Written = Iterable<unknown[]> | AsyncIterable<unknown[]>

/**
 * Rows as the driver is to write them; undefined where there are none. What comes at once goes at once: a promise for
 * each row would cost as much as writing it.
 */
export async function convertedRows(
  rows: Iterable<Row> | AsyncIterable<Row>,
  types: readonly BulkType[],
  options: BulkOptions,
): Promise<Written | undefined> {
  const converters = types.flatMap(({ convert }, index) => (convert ? [{ index, convert }] : []))
  let count = 0
  const change = (row: Row): unknown[] => {
    if (++count % 1000 === 0) {
      options.signal?.throwIfAborted()
      options.onRows?.(count)
    }
    if (converters.length === 0) return row as unknown[]
    const values: unknown[] = row.slice()
    for (const { index, convert } of converters) values[index] = convert(row[index]!)
    return values
  }
  if (Symbol.asyncIterator in rows) {
    const iterator = rows[Symbol.asyncIterator]()
    const first = await iterator.next()
    return first.done ? undefined : changedLater(first.value, iterator, change)
  }
  const iterator = rows[Symbol.iterator]()
  const first = iterator.next()
  return first.done ? undefined : changed(first.value, iterator, change)
}

function* changed(first: Row, iterator: Iterator<Row>, change: (row: Row) => unknown[]) {
  yield change(first)
  for (let next = iterator.next(); !next.done; next = iterator.next()) yield change(next.value)
}

async function* changedLater(first: Row, iterator: AsyncIterator<Row>, change: (row: Row) => unknown[]) {
  yield change(first)
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield change(next.value)
}
