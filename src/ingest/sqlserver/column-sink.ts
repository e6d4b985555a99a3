import type { CellSink, Cells, RowSink } from '../../connections/server-connection.ts'
import type { Batch } from '../../manifest/batch.ts'
import { type ColumnBuilder, columnBuilder } from './column-builder.ts'
import { textOf } from './text-builder.ts'
import type { Transport } from './transport.ts'

/** Rows of one part: as many as a vector of the engine takes. */
const PART = 2048
/** Bytes of text in one column that make a part full, however few its rows are. */
const HEAVY = 8 * 1024 * 1024

/** The driver's rows as typed arrays, so that nothing of a row outlives it. */
export class ColumnSink implements RowSink<Batch> {
  readonly #builders: readonly ColumnBuilder[]
  readonly #texts: readonly ColumnBuilder[]
  #rows = 0
  #last: () => Cells = () => []

  constructor(transports: readonly Transport[]) {
    this.#builders = transports.map((transport) => columnBuilder(transport, PART))
    this.#texts = this.#builders.filter((_, index) => transports[index]!.kind === 'text')
  }

  add(cells: Cells): void {
    const row = this.#rows
    const builders = this.#builders
    for (let index = 0; index < builders.length; index++) builders[index]!.set(row, cells[index]!.value)
    this.endRow(() => cells)
  }

  get columns(): readonly CellSink[] {
    return this.#builders
  }

  get row(): number {
    return this.#rows
  }

  endRow(cells: () => Cells): void {
    this.#rows++
    this.#last = cells
  }

  get full(): boolean {
    if (this.#rows === PART) return true
    for (const { size } of this.#texts) if (size > HEAVY) return true
    return false
  }

  take(): Batch | undefined {
    if (this.#rows === 0) return undefined
    const rows = this.#rows
    this.#rows = 0
    return { rows, columns: this.#builders.map((builder) => builder.take()) }
  }

  /** What was taken and is written. */
  reuse({ columns }: Batch): void {
    for (const [index, column] of columns.entries()) this.#builders[index]!.reuse(column)
  }

  /** Of the row that came last, as exact text. */
  lastTexts(columns: readonly number[]): readonly string[] {
    const cells = this.#last()
    return columns.map((index) => textOf(cells[index]?.value) ?? '')
  }
}
