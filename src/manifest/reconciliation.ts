// What was found when a source was compared with its table in the warehouse: kept for the site and for programs.

import type { NodeId } from './node-id.ts'

export interface Reconciliation {
  readonly id: NodeId
  /** `stripe.customers` */
  readonly table: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly status: 'equal' | 'different' | 'error'
  /** For people, e.g. `3 rows changed (amount), 1 row only in the source`. */
  readonly message: string
  readonly rowsSource: number
  readonly rowsTarget: number
  readonly onlySource: number
  readonly onlyTarget: number
  readonly changed: number
  readonly columns: readonly { readonly column: string; readonly changed: number }[]
  readonly examples: readonly {
    readonly kind: 'only-a' | 'only-b' | 'changed'
    readonly key: readonly (string | null)[]
    readonly cells: readonly {
      readonly column: string
      readonly a: string | null
      readonly b: string | null
    }[]
  }[]
  /** Rows that changed in the source since the load, and so are no difference. */
  readonly leftOut?: number
  /** By column, the key's included: of key and value over all rows. */
  readonly checksums?: readonly {
    readonly column: string
    readonly source: string
    readonly target: string
  }[]
  /** Rows that were read a second time, on both sides together. */
  readonly readAgain?: number
  /** Of all values. */
  readonly checksumSource: string
  readonly checksumTarget: string
}
