import type { Cells, RowSink, ServerRow, ServerValue } from '../server-connection.ts'

const PART = 1024
/** Parts that may wait; the driver is paused beyond. */
const WAITING = 2

/** Between the driver, which pushes rows, and a reader, who pulls parts of them. */
export class RowQueue<Part> {
  ended = false
  /** Nobody wants what comes. */
  discarding = false
  readonly sink: RowSink<Part>
  onFull: () => void = () => {}
  onRoom: () => void = () => {}
  readonly over: Promise<void>
  #waiting: Part[] = []
  #full = false
  #error: unknown
  #wake: () => void = () => {}
  #finish: () => void = () => {}
  #goOn: () => void = () => {}

  constructor(sink: RowSink<Part>) {
    this.sink = sink
    this.over = new Promise((resolve) => {
      this.#finish = resolve
    })
  }

  readonly add = (cells: Cells): void => {
    // What is thrown here would reach the driver's parser, which knows nothing of it.
    if (this.discarding) return
    try {
      this.sink.add(cells)
    } catch (error) {
      this.fail(error)
    }
    this.pass()
  }

  /** After rows went into the sink: a part that is full goes on to the reader. */
  pass(): void {
    if (this.discarding || !this.sink.full) return
    this.#waiting.push(this.sink.take()!)
    if (this.#waiting.length >= WAITING && !this.#full) {
      this.#full = true
      this.onFull()
    }
    this.#wake()
  }

  /** Resolves when there is room for more; undefined: there is. */
  room(): Promise<void> | undefined {
    if (!this.#full || this.discarding) return undefined
    return new Promise((resolve) => {
      this.#goOn = resolve
    })
  }

  /** A row could not be taken over; the reader is told, and what else comes is let go by. */
  fail(error: unknown): void {
    this.#error ??= error
    this.discard()
    this.#wake()
  }

  discard(): void {
    this.discarding = true
    this.#goOn()
  }

  end(error?: Error | null): void {
    this.ended = true
    this.#error ??= error ?? undefined
    this.#finish()
    this.#wake()
  }

  async *parts(): AsyncIterable<Part> {
    for (;;) {
      const part = this.#waiting.shift()
      if (part) {
        if (this.#full && this.#waiting.length < WAITING) {
          this.#full = false
          this.onRoom()
          this.#goOn()
        }
        yield part
      } else if (this.#error !== undefined) {
        throw this.#error
      } else if (this.ended) {
        const rest = this.sink.take()
        if (rest !== undefined) yield rest
        return
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
      }
    }
  }
}

/** Rows as arrays. */
export class ArraySink implements RowSink<readonly ServerRow[]> {
  #rows: ServerRow[] = []

  add(cells: Cells): void {
    const row: ServerValue[] = new Array(cells.length)
    for (let index = 0; index < cells.length; index++) row[index] = exact(cells[index]!.value)
    this.#rows.push(row)
  }

  get row(): number {
    return this.#rows.length
  }

  endRow(): void {}

  get full(): boolean {
    return this.#rows.length >= PART
  }

  take(): readonly ServerRow[] | undefined {
    const rows = this.#rows
    this.#rows = []
    return rows.length === 0 ? undefined : rows
  }
}

/** A date that was not asked for as text is known to the millisecond only. */
function exact(value: unknown): ServerValue {
  return value instanceof Date ? value.toISOString() : ((value ?? null) as ServerValue)
}
