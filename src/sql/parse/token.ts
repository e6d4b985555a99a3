export type TokenType = 'word' | 'quoted' | 'number' | 'string' | 'bytes' | 'operator' | 'end'

export interface Token {
  readonly type: TokenType
  /**
   * word: its upper case; quoted: the name without quotes; number: the digits; string and bytes: the value with
   * escapes resolved; operator: its signs.
   */
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A bracket that nothing closes, or that closes nothing. */
export interface StrayBracket {
  readonly text: string
  readonly start: number
}

export interface Tokens {
  readonly source: string
  /** The last one is of type `end`. */
  readonly list: Token[]
  /** Innermost last. */
  readonly unclosed: readonly StrayBracket[]
  /** For the index of an opening bracket, the index of the one that closes it. */
  readonly closing: ReadonlyMap<number, number>
}
