// What can go wrong on the way, on demand.

import { ServerError } from './engine.ts'

/** Where to cut or fail. Each fault strikes once and is then gone, unless `always`. */
export type Fault =
  /** The socket dies after so many more bytes of answers, wherever that is. */
  | { readonly kind: 'drop'; readonly afterBytes: number }
  /** Part of a packet is sent, then the connection ends in good order. */
  | { readonly kind: 'truncate'; readonly afterBytes: number }
  /** An error of the server in place of the answer, or after so many rows of it. */
  | {
      readonly kind: 'error'
      readonly matching: RegExp
      readonly number: number
      readonly message: string
      readonly afterRows?: number
      readonly always?: boolean
    }
  /** So many milliseconds between two packets of rows. */
  | { readonly kind: 'slow'; readonly milliseconds: number }

export class Faults {
  #faults: Fault[] = []
  /** Bytes of answers so far, login included. */
  sent = 0
  statements: string[] = []
  /** Logins that came, with a password that would do or not. */
  logins = 0

  plan(...faults: Fault[]): void {
    this.#faults.push(
      ...faults.map((fault) =>
        'afterBytes' in fault ? { ...fault, afterBytes: this.sent + fault.afterBytes } : fault,
      ),
    )
  }

  clear(): void {
    this.#faults = []
  }

  get delay(): number {
    return this.#faults.find((fault) => fault.kind === 'slow')?.milliseconds ?? 0
  }

  /** How much of these bytes may still go out, and how it ends; undefined: all. */
  cut(bytes: number): { readonly allowed: number; readonly kind: 'drop' | 'truncate' } | undefined {
    const fault = this.#faults.find((one) => 'afterBytes' in one && this.sent + bytes > one.afterBytes)
    if (!fault || !('afterBytes' in fault)) {
      this.sent += bytes
      return undefined
    }
    this.#faults = this.#faults.filter((one) => one !== fault)
    return { allowed: Math.max(0, fault.afterBytes - this.sent), kind: fault.kind }
  }

  /** The error that this statement is to meet. */
  strike(sql: string): { readonly error: ServerError; readonly afterRows: number } | undefined {
    this.statements.push(sql)
    const fault = this.#faults.find((one) => one.kind === 'error' && one.matching.test(sql))
    if (fault?.kind !== 'error') return undefined
    if (!fault.always) this.#faults = this.#faults.filter((one) => one !== fault)
    return { error: new ServerError(fault.number, fault.message), afterRows: fault.afterRows ?? 0 }
  }
}
