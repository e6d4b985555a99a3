// A selection as a tree: criteria at the leaves, set operations above. The command line and selectors.yml both become one.

export type IndirectSelection = 'eager' | 'cautious' | 'buildable' | 'empty'

export interface Criterion {
  readonly kind: 'criterion'
  /** As written, for messages. */
  readonly raw: string
  readonly method: string
  /** Behind the dot, as in `config.materialized:view`. */
  readonly argument: string | undefined
  readonly value: string
  /** `@m`: all that m's descendants need. */
  readonly withDescendantsParents: boolean
  /** How many generations; Infinity for all, 0 for none. */
  readonly parents: number
  readonly children: number
  readonly indirect: IndirectSelection
}

export type Selection =
  | Criterion
  | { readonly kind: 'union'; readonly parts: readonly Selection[] }
  | { readonly kind: 'intersection'; readonly parts: readonly Selection[] }
  | { readonly kind: 'difference'; readonly from: Selection; readonly without: Selection }
