import { mix, streamKey } from './random.ts'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const PAIRS: readonly string[] = Array.from(
  { length: 62 * 62 },
  (_, index) => ALPHABET[Math.floor(index / 62)]! + ALPHABET[index % 62]!,
)
const ROUNDS = 4

/** Gives the same identifier for the same entity and ordinal, and different ones for different ones. */
export type Identifiers = (entity: number, ordinal: number) => string

/**
 * Identifiers such as `cus_6Fq0Bx...`: the prefix and 14 letters and digits. Entity and ordinal (each below 2^32) go
 * through a Feistel network, which is a bijection, so that no two are ever the same and none tells its number.
 */
export function createIdentifiers(seed: number, prefix: string): Identifiers {
  const keys = Array.from({ length: ROUNDS }, (_, round) => streamKey(seed, `${prefix} ${round}`))
  return (entity, ordinal) => {
    let left = entity >>> 0
    let right = ordinal >>> 0
    for (let round = 0; round < ROUNDS; round++) {
      const next = (left ^ mix(right + keys[round]!)) >>> 0
      left = right
      right = next
    }
    return prefix + sixCharacters(left) + sixCharacters(right) + PAIRS[mix(left ^ right) % PAIRS.length]!
  }
}

function sixCharacters(word: number): string {
  const size = PAIRS.length
  const rest = Math.floor(word / size)
  return PAIRS[word % size]! + PAIRS[rest % size]! + PAIRS[Math.floor(rest / size)]!
}
