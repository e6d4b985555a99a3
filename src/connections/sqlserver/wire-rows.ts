import type { CellSink, Cells, RowSink } from '../server-connection.ts'
import { cellReader, OTHER, type ReadCell, SHORT, type WireColumn } from './wire-cells.ts'

export const ROW = 0xd1
/** A row that says by a bit for each column which are NULL, and leaves those out. */
export const SPARSE_ROW = 0xd2

/** Bytes of a row that are waited for here: each packet more has it read from its beginning. */
const MOST = 65_536

/** Rows of one answer from the bytes of the protocol into the columns of a sink. */
export class WireRows {
  readonly #sink: RowSink<unknown>
  readonly #readers: readonly (ReadCell | undefined)[]
  readonly #nothing: readonly CellSink[]
  #bytes: Buffer = Buffer.alloc(0)
  #at = 0
  /** The row at which `read` stopped must be read by the driver. */
  byDriver = false

  constructor(sink: RowSink<unknown>, columns: readonly WireColumn[]) {
    this.#sink = sink
    this.#readers = columns.map(cellReader)
    this.#nothing = columns.map(() => NOWHERE)
  }

  /**
   * Reads rows from `at` on until there is another token, a row that is not all there or not to be read here, or enough for
   * a part. Gives where it stopped. What is thrown is a value that the sink did not take.
   */
  read(bytes: Buffer, at: number, discard: boolean): number {
    const sink = this.#sink
    const columns = discard ? this.#nothing : sink.columns!
    let from = at
    this.byDriver = false
    while (from < bytes.length && (bytes[from] === ROW || bytes[from] === SPARSE_ROW)) {
      const end = this.#readRow(bytes, from, discard ? 0 : sink.row, columns)
      if (end < 0) {
        this.byDriver = end === OTHER || bytes.length - from > MOST
        return from
      }
      if (!discard) {
        this.#bytes = bytes
        this.#at = from
        sink.endRow(this.#last)
      }
      from = end
      if (!discard && sink.full) return from
    }
    return from
  }

  readonly #last = (): Cells => {
    const cells = this.#readers.map(() => new Cell())
    this.#readRow(this.#bytes, this.#at, 0, cells)
    return cells
  }

  #readRow(bytes: Buffer, from: number, row: number, columns: readonly CellSink[]): number {
    const readers = this.#readers
    const sparse = bytes[from] === SPARSE_ROW
    const bits = from + 1
    let at = bits + (sparse ? Math.ceil(readers.length / 8) : 0)
    if (at > bytes.length) return SHORT
    for (let index = 0; index < readers.length; index++) {
      if (sparse && (bytes[bits + (index >> 3)]! & (1 << (index & 7))) !== 0) {
        columns[index]!.set(row, null)
        continue
      }
      const read = readers[index]
      if (read === undefined) return OTHER
      at = read(bytes, at, row, columns[index]!)
      if (at < 0) return at
    }
    return at
  }
}

const NOWHERE: CellSink = {
  set: () => {},
  setNumber: () => {},
  setWhole: () => {},
  setText: () => true,
  setWide: () => {},
}

/** One value as the driver would have given it, but that bits are numbers. */
class Cell implements CellSink {
  value: unknown = null

  set(_row: number, value: unknown): void {
    this.value = value
  }

  setNumber(_row: number, value: number): void {
    this.value = value
  }

  setWhole(_row: number, low: number, high: number): void {
    this.value = String((BigInt(high) << 32n) | BigInt(low >>> 0))
  }

  setText(_row: number, bytes: Buffer, start: number, end: number): boolean {
    this.value = bytes.toString('latin1', start, end)
    return true
  }

  setWide(_row: number, bytes: Buffer, start: number, end: number): void {
    this.value = bytes.toString('utf16le', start, end)
  }
}
