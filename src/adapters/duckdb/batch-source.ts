// Typed arrays as a DuckDB table: a table function copies them into the engine's vectors, without a value object between.

import { randomUUID } from 'node:crypto'
import {
  BIGINT,
  BOOLEAN,
  DATE,
  DECIMAL,
  DOUBLE,
  type DuckDBDataChunk,
  DuckDBTableFunction,
  type DuckDBType,
  ENUM,
  INTEGER,
  TIMESTAMPTZ,
  VARCHAR,
} from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'
import type { Batch, BatchColumn, BatchSchema } from '../../manifest/batch.ts'

/** Rows of one engine vector. */
const VECTOR = 2048
/** Bytes of an element of a text vector. */
const ELEMENT = 16

interface Open {
  readonly types: readonly DuckDBType[]
  readonly names: readonly string[]
  readonly words: readonly (readonly string[] | undefined)[]
  readonly next: () => Batch | undefined
  batch: Batch | undefined
  row: number
  rows: number
  error: unknown
}

/** Batches waiting to be read by `NAME(id)`; one per running load. */
export class BatchSource {
  /** Of its own, because all connections of this process to one file share their functions. */
  readonly name = `strata_batches_${randomUUID().slice(0, 8)}`
  readonly #open = new Map<number, Open>()
  #last = 0

  /** The table function reads what `offer` has put under an id. */
  tableFunction(): DuckDBTableFunction {
    return DuckDBTableFunction.create({
      name: this.name,
      parameterTypes: [INTEGER],
      bindFunction: (bind) => {
        const open = this.#open.get(Number(bind.getParameter(0)))
        if (open === undefined) return bind.setError('no such batches')
        for (const [index, name] of open.names.entries()) bind.addResultColumn(name, open.types[index]!)
        bind.setBindData(open)
      },
      initFunction: (init) => init.setMaxThreads(1),
      mainFunction: (info, chunk) => {
        const open = info.getBindData() as Open
        try {
          fill(open, chunk)
        } catch (error) {
          open.error = error
          info.setError('the batches could not be read')
        }
      },
    })
  }

  offer(
    schema: BatchSchema,
    first: Batch,
    next: () => Batch | undefined,
  ): { id: number; finish: () => number } {
    const id = ++this.#last
    const words = first.columns.map((column) => (column.type === 'enum' ? column.words : undefined))
    const open: Open = {
      names: schema.columns.map((column) => column.name),
      types: first.columns.map(engineType),
      words,
      next,
      batch: first,
      row: 0,
      rows: 0,
      error: undefined,
    }
    this.#open.set(id, open)
    return {
      id,
      finish: () => {
        this.#open.delete(id)
        if (open.error !== undefined) throw open.error
        return open.rows
      },
    }
  }
}

export function engineType(column: BatchColumn): DuckDBType {
  switch (column.type) {
    case 'int64':
      return BIGINT
    case 'int32':
      return INTEGER
    case 'double':
      return DOUBLE
    case 'boolean':
      return BOOLEAN
    case 'date':
      return DATE
    case 'timestamp':
      return TIMESTAMPTZ
    case 'decimal':
      return DECIMAL(18, column.scale)
    case 'string':
    case 'utf8':
      return VARCHAR
    case 'enum':
      // Numbers of one byte serve up to 255 words; DuckDB chooses the width by their count.
      return ENUM([...column.words])
  }
}

function fill(open: Open, chunk: DuckDBDataChunk): void {
  while (open.batch !== undefined && open.row >= open.batch.rows) {
    open.batch = open.next()
    open.row = 0
  }
  const { batch, row } = open
  if (batch === undefined) {
    chunk.rowCount = 0
    return
  }
  const count = Math.min(VECTOR, batch.rows - row)
  chunk.rowCount = count
  for (let index = 0; index < open.types.length; index++) {
    const vector = duckdb.data_chunk_get_vector(chunk.chunk, index)
    writeColumn(vector, batch.columns[index]!, row, count, open.words[index])
  }
  open.row += count
  open.rows += count
}

function writeColumn(
  vector: duckdb.Vector,
  column: BatchColumn,
  row: number,
  count: number,
  words: readonly string[] | undefined,
): void {
  switch (column.type) {
    case 'string':
      writeStrings(vector, column.values, row, count)
      return
    case 'utf8':
      writeTexts(vector, column, row, count)
      break
    case 'enum':
      copy(vector, enumNumbers(column, row, count, words!))
      break
    case 'int64':
    case 'timestamp':
    case 'decimal':
      copy(
        vector,
        column.values instanceof Float64Array
          ? wholeNumbers(column.values, row, count)
          : column.values.subarray(row, row + count),
      )
      break
    default:
      copy(vector, column.values.subarray(row, row + count))
  }
  if (column.nulls !== undefined) writeNulls(vector, (index) => column.nulls![row + index] === 1, count)
}

function copy(vector: duckdb.Vector, values: ArrayBufferView): void {
  duckdb.copy_data_to_vector(vector, 0, values.buffer as ArrayBuffer, values.byteOffset, values.byteLength)
}

/** Doubles that hold whole numbers, as 64-bit integers; in two halves, because BigInt is many times slower. */
function wholeNumbers(values: Float64Array, row: number, count: number): Int32Array {
  const halves = new Int32Array(count * 2)
  for (let index = 0; index < count; index++) {
    const value = values[row + index]!
    const high = Math.floor(value / 4294967296)
    halves[index * 2] = (value - high * 4294967296) | 0
    halves[index * 2 + 1] = high
  }
  return halves
}

function enumNumbers(
  column: Extract<BatchColumn, { type: 'enum' }>,
  row: number,
  count: number,
  words: readonly string[],
): Uint8Array | Uint16Array {
  const slice = column.values.subarray(row, row + count)
  const wide = words.length > 255
  if (column.words === words)
    return wide === slice instanceof Uint16Array
      ? slice
      : wide
        ? Uint16Array.from(slice)
        : Uint8Array.from(slice)
  const numbers = column.words.map((word) => words.indexOf(word))
  if (numbers.includes(-1))
    throw new Error('all batches of a table must name the same words of an enum column')
  const result = wide ? new Uint16Array(count) : new Uint8Array(count)
  for (let index = 0; index < count; index++) result[index] = numbers[slice[index]!]!
  return result
}

function writeStrings(
  vector: duckdb.Vector,
  values: readonly (string | null)[],
  row: number,
  count: number,
): void {
  let nulls = false
  for (let index = 0; index < count; index++) {
    const value = values[row + index]
    if (value === null || value === undefined) nulls = true
    else duckdb.vector_assign_string_element(vector, index, value)
  }
  if (nulls) writeNulls(vector, (index) => (values[row + index] ?? null) === null, count)
}

/** So that the engine keeps the text apart and does not put it into the element itself. */
const PADDING = new Uint8Array(16)

/**
 * All text of a vector is handed over in one call, as its first element; then every element is made to point into it. An
 * element is `duckdb_string_t` of duckdb.h: 4 bytes of length, and either up to 12 bytes of text or its first 4 and its address.
 */
function writeTexts(
  vector: duckdb.Vector,
  { values: bytes, ends, nulls }: Extract<BatchColumn, { type: 'utf8' }>,
  row: number,
  count: number,
): void {
  const first = row === 0 ? 0 : ends[row - 1]!
  const all = bytes.subarray(first, ends[row + count - 1]!)
  const text = all.length > 12 ? all : Buffer.concat([all, PADDING])
  duckdb.vector_assign_string_element_len(vector, 0, text)
  const head = duckdb.vector_get_data(vector, ELEMENT)
  const view = new DataView(head.buffer, head.byteOffset, ELEMENT)
  if (view.getUint32(0, true) !== text.length) throw new Error('text that is not UTF-8')
  const low = view.getUint32(8, true)
  const high = view.getUint32(12, true)
  const elements = new Uint32Array(count * 4)
  const inline = new Uint8Array(elements.buffer)
  let start = first
  for (let index = 0; index < count; index++) {
    const end = ends[row + index]!
    const length = end - start
    const at = index * 4
    if (nulls?.[row + index] !== 1) {
      elements[at] = length
      const inside = Math.min(length, length <= 12 ? 12 : 4)
      for (let byte = 0; byte < inside; byte++) inline[at * 4 + 4 + byte] = bytes[start + byte]!
      if (length > 12) {
        const address = low + (start - first)
        elements[at + 2] = address >>> 0
        elements[at + 3] = high + Math.floor(address / 2 ** 32)
      }
    }
    start = end
  }
  copy(vector, elements)
}

function writeNulls(vector: duckdb.Vector, isNull: (index: number) => boolean, count: number): void {
  const bits = new Uint8Array(Math.ceil(count / 64) * 8).fill(255)
  for (let index = 0; index < count; index++) {
    if (isNull(index)) bits[index >> 3]! &= ~(1 << (index & 7))
  }
  duckdb.vector_ensure_validity_writable(vector)
  duckdb.copy_data_to_vector_validity(vector, 0, bits.buffer, 0, bits.byteLength)
}
