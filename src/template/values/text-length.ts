const SURROGATE = /[\ud800-\udfff]/
const LONG = 2_000

/**
 * The long text that was last counted or put together, with how many of its characters take two units. A loop that adds to a text and
 * asks for its length each time would otherwise copy and read all of it in each round.
 */
let last = { text: '', pairs: 0 }

/** The characters of a text as Python counts them. */
export function characters(text: string): readonly string[] {
  return SURROGATE.test(text) ? [...text] : text.split('')
}

/** How many they are. */
export function textLength(text: string): number {
  if (text.length < LONG) return text.length - pairsIn(text)
  if (last.text !== text) last = { text, pairs: pairsIn(text) }
  return text.length - last.pairs
}

/** `left + right`. */
export function joinTexts(left: string, right: string): string {
  const text = left + right
  if (left.length >= LONG && right.length < LONG && last.text === left && !continues(right)) {
    last = { text, pairs: last.pairs + pairsIn(right) }
  }
  return text
}

function pairsIn(text: string): number {
  return SURROGATE.test(text) ? text.length - [...text].length : 0
}

/** The second half of a character, which the text before may end with the first of. */
function continues(text: string): boolean {
  const unit = text.charCodeAt(0)
  return unit >= 0xdc00 && unit <= 0xdfff
}
