// Keeps changes of one table as far apart as the service wants them, so that it need not refuse any.

import type { Effects } from './retry.ts'

const WINDOW_MS = 10_000
/**
 * "Maximum rate of table metadata update operations per table" and "... per partitioned table", each in 10 seconds, of
 * cloud.google.com/bigquery/quotas. DDL on the table, tables.insert, tables.patch, load, copy and query jobs that write it
 * count; so does DML, which is not refused for it. The name counts, not the table: dropping it gives nothing back.
 */
const MOST = { table: 5, partition: 50 } as const

export interface TableUpdate {
  /** `project.dataset.table`, in any case. */
  readonly table: string
  readonly kind: keyof typeof MOST
}

export class UpdatePace {
  readonly #effects: Pick<Effects, 'wait' | 'now'>
  /** When the last updates of a table begin, oldest first. */
  readonly #begun = new Map<string, number[]>()

  constructor(effects: Pick<Effects, 'wait' | 'now'>) {
    this.#effects = effects
  }

  /** Resolves when the update may begin; rejects with the signal's reason. */
  async enter({ table, kind }: TableUpdate, signal: AbortSignal | undefined): Promise<void> {
    const key = `${kind} ${table.toLowerCase()}`
    const begun = this.#begun.get(key) ?? []
    this.#begun.set(key, begun)
    const now = this.#effects.now()
    const oldest = begun.length < MOST[kind] ? undefined : begun.shift()
    const at = Math.max(now, (oldest ?? -Infinity) + WINDOW_MS)
    begun.push(at)
    if (at > now) await this.#effects.wait(at - now, signal)
  }
}

/** The table or view that a statement of ours makes, changes or drops; undefined for queries, rows and whatever else. */
export function updatedTable(sql: string): TableUpdate | undefined {
  const name = DDL.exec(sql)?.groups?.name
  return name === undefined ? undefined : { table: name.replaceAll('`', ''), kind: 'table' }
}

const DDL =
  /^\s*(?:CREATE(?: OR REPLACE)?|ALTER|DROP)(?: MATERIALIZED| EXTERNAL)? (?:TABLE|VIEW)(?: IF (?:NOT )?EXISTS)? (?<name>`[^`]+`(?:\.`[^`]+`)*)/i
