import type { ServerRow, ServerValue } from '../server-connection.ts'

const PART = 1024
/** Parts that may wait; the driver is paused beyond. */
const WAITING = 2

/** Between the driver, which pushes rows, and a reader, who pulls them. */
export class RowQueue {
  ended = false
  onFull: () => void = () => {}
  onRoom: () => void = () => {}
  readonly over: Promise<void>
  #current: ServerRow[] = []
  #waiting: ServerRow[][] = []
  #full = false
  #error: Error | undefined
  #wake: () => void = () => {}
  #finish: () => void = () => {}

  constructor() {
    this.over = new Promise((resolve) => {
      this.#finish = resolve
    })
  }

  readonly add = (cells: readonly { readonly value: unknown }[]): void => {
    const row: ServerValue[] = new Array(cells.length)
    for (let index = 0; index < cells.length; index++) row[index] = exact(cells[index]!.value)
    this.#current.push(row)
    if (this.#current.length < PART) return
    this.#waiting.push(this.#current)
    this.#current = []
    if (this.#waiting.length >= WAITING && !this.#full) {
      this.#full = true
      this.onFull()
    }
    this.#wake()
  }

  end(error?: Error | null): void {
    this.ended = true
    this.#error = error ?? undefined
    this.#finish()
    this.#wake()
  }

  async *parts(): AsyncIterable<readonly ServerRow[]> {
    for (;;) {
      const part = this.#waiting.shift()
      if (part) {
        if (this.#full && this.#waiting.length < WAITING) {
          this.#full = false
          this.onRoom()
        }
        yield part
      } else if (this.ended) {
        if (this.#error) throw this.#error
        const rest = this.#current
        this.#current = []
        if (rest.length > 0) yield rest
        return
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
      }
    }
  }
}

/** A date that was not asked for as text is known to the millisecond only. */
function exact(value: unknown): ServerValue {
  return value instanceof Date ? value.toISOString() : ((value ?? null) as ServerValue)
}
