// Locks of whole tables, as far as two sessions can notice them: shared ones that are held, and the intent of those who write.

import { setTimeout as wait } from 'node:timers/promises'
import { ServerError } from './engine.ts'

type Kind = 'shared' | 'writing'

export class TableLocks {
  readonly #held = new Map<string, Map<object, Set<Kind>>>()
  /** How many wait for somebody else. */
  waiting = 0

  /** Until `release`. Rejects with error 1222 after so many milliseconds; below 0 there is no end. */
  async take(table: string, owner: object, kind: Kind, patience: number): Promise<void> {
    const until = patience < 0 ? Number.POSITIVE_INFINITY : Date.now() + patience
    this.waiting++
    try {
      while (this.#inTheWay(table, owner, kind)) {
        if (Date.now() >= until) throw new ServerError(1222, 'Lock request time out period exceeded.')
        await wait(1)
      }
    } finally {
      this.waiting--
    }
    const owners = this.#held.get(table) ?? new Map<object, Set<Kind>>()
    this.#held.set(table, owners)
    owners.set(owner, (owners.get(owner) ?? new Set()).add(kind))
  }

  release(owner: object): void {
    for (const owners of this.#held.values()) owners.delete(owner)
  }

  #inTheWay(table: string, owner: object, kind: Kind): boolean {
    const others = [...(this.#held.get(table) ?? [])].filter(([other]) => other !== owner)
    return others.some(([, kinds]) => kinds.has(kind === 'shared' ? 'writing' : 'shared'))
  }
}
