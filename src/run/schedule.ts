// Keeps a number of workers busy with units of work that wait for each other; the longest way ahead goes first, unless units have ranks.

export interface Unit<Work> {
  readonly id: string
  readonly work: Work
  /** Units that must end before this one begins. Unknown ids count as ended. */
  readonly after: readonly string[]
  /** How long it is guessed to take, in any unit. */
  readonly weight: number
  /** Of those that may begin the lowest goes first, and of equal ones the first by id. Every unit has one, or none. */
  readonly rank?: number
}

export type Ending = 'well' | 'badly'

export interface Crew<Work> {
  readonly workers: number
  /** Rejects only on a fault of ours; that ends the schedule. */
  run(work: Work, worker: number): Promise<Ending>
  /** A unit that will not run, because `because` (the first one that ended badly) stands before it. */
  skip(work: Work, because: string): void
  /** Asked before each unit begins; false skips nothing, it only starts nothing new. */
  goOn(): boolean
}

/** Resolves when nothing runs any more; returns what was never begun nor skipped. */
export async function schedule<Work>(
  units: readonly Unit<Work>[],
  crew: Crew<Work>,
): Promise<readonly Work[]> {
  const board = new Board(units)
  let fault: { error: unknown } | undefined
  const worker = async (index: number): Promise<void> => {
    for (;;) {
      if (fault !== undefined || !crew.goOn()) return
      const unit = board.take()
      if (unit !== undefined) {
        try {
          const ending = await crew.run(unit.work, index)
          for (const { work, because } of board.end(unit, ending)) crew.skip(work, because)
        } catch (error) {
          fault ??= { error }
          board.wakeAll()
          return
        }
      } else if (board.busy > 0) await board.change()
      else return
    }
  }
  await Promise.all(
    Array.from({ length: Math.max(1, Math.min(crew.workers, units.length)) }, (_, index) => worker(index)),
  )
  if (fault !== undefined) throw fault.error
  return board.left()
}

interface Card<Work> extends Unit<Work> {
  readonly below: Card<Work>[]
  waits: number
  /** The weight of the longest way from here to an end. */
  length: number
  state: 'waiting' | 'ready' | 'running' | 'over'
}

class Board<Work> {
  readonly #cards: Card<Work>[]
  readonly #ready: Card<Work>[] = []
  #wake: (() => void)[] = []
  busy = 0

  constructor(units: readonly Unit<Work>[]) {
    this.#cards = units.map((unit) => ({ ...unit, below: [], waits: 0, length: 0, state: 'waiting' }))
    const byId = new Map(this.#cards.map((card) => [card.id, card]))
    for (const card of this.#cards) {
      for (const id of new Set(card.after)) {
        const above = byId.get(id)
        if (above === undefined) continue
        above.below.push(card)
        card.waits++
      }
    }
    this.#measure()
    for (const card of this.#cards) if (card.waits === 0) this.#makeReady(card)
  }

  take(): Card<Work> | undefined {
    const card = this.#pop()
    if (card === undefined) return undefined
    card.state = 'running'
    this.busy++
    return card
  }

  /** Returns what will now never run. */
  end(unit: Unit<Work>, ending: Ending): readonly { work: Work; because: string }[] {
    const card = unit as Card<Work>
    card.state = 'over'
    this.busy--
    const skipped: { work: Work; because: string }[] = []
    if (ending === 'badly') this.#giveUpBelow(card, card.id, skipped)
    else
      for (const next of card.below) if (--next.waits === 0 && next.state === 'waiting') this.#makeReady(next)
    this.wakeAll()
    return skipped
  }

  /** Until a unit has ended. */
  change(): Promise<void> {
    return new Promise((resolve) => this.#wake.push(resolve))
  }

  wakeAll(): void {
    const waiting = this.#wake
    this.#wake = []
    for (const wake of waiting) wake()
  }

  left(): readonly Work[] {
    return this.#cards.filter((card) => card.state !== 'over').map((card) => card.work)
  }

  #giveUpBelow(from: Card<Work>, because: string, skipped: { work: Work; because: string }[]): void {
    const stack = [...from.below].reverse()
    for (let card = stack.pop(); card !== undefined; card = stack.pop()) {
      if (card.state === 'over') continue
      card.state = 'over'
      skipped.push({ work: card.work, because })
      stack.push(...[...card.below].reverse())
    }
  }

  /** From the ends upward, each card once. */
  #measure(): void {
    const open = new Map(this.#cards.map((card) => [card, card.below.length]))
    const above = new Map<Card<Work>, Card<Work>[]>()
    for (const card of this.#cards) {
      for (const next of card.below) {
        const list = above.get(next)
        if (list === undefined) above.set(next, [card])
        else list.push(card)
      }
    }
    const queue = this.#cards.filter((card) => card.below.length === 0)
    for (let card = queue.pop(); card !== undefined; card = queue.pop()) {
      card.length = card.weight + card.below.reduce((most, next) => Math.max(most, next.length), 0)
      for (const upper of above.get(card) ?? []) {
        const rest = open.get(upper)! - 1
        open.set(upper, rest)
        if (rest === 0) queue.push(upper)
      }
    }
  }

  #makeReady(card: Card<Work>): void {
    card.state = 'ready'
    const heap = this.#ready
    let index = heap.push(card) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!isBefore(card, heap[parent]!)) break
      heap[index] = heap[parent]!
      index = parent
    }
    heap[index] = card
  }

  #pop(): Card<Work> | undefined {
    const heap = this.#ready
    const top = heap[0]
    const last = heap.pop()
    if (top === undefined || last === undefined || heap.length === 0) return top
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++
      if (!isBefore(heap[child]!, last)) break
      heap[index] = heap[child]!
      index = child
    }
    heap[index] = last
    return top
  }
}

function isBefore(a: Unit<unknown> & { readonly length: number }, b: typeof a): boolean {
  if (a.rank === undefined || b.rank === undefined) return a.length > b.length
  return a.rank === b.rank ? a.id < b.id : a.rank < b.rank
}
