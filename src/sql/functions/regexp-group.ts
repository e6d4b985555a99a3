/** What is to be known of the one capturing group of a pattern. */
export interface PatternGroup {
  /** There are matches in which the group takes no part. */
  readonly optional: boolean
  /** The group may take part and match nothing. */
  readonly canBeEmpty: boolean
}

interface Level {
  readonly capturing: boolean
  readonly start: number
  alternatives: boolean
  holdsGroup: boolean
}

/** Reads an RE2 pattern just far enough; undefined where it has no capturing group. */
export function groupOf(pattern: string): PatternGroup | undefined {
  const levels: Level[] = [{ capturing: false, start: 0, alternatives: false, holdsGroup: false }]
  let group: { body: string; optional: boolean } | undefined
  for (let index = 0; index < pattern.length; index++) {
    const sign = pattern[index]
    if (sign === '\\') index++
    else if (sign === '[') index = endOfClass(pattern, index)
    else if (sign === '(') {
      const plain = pattern[index + 1] !== '?' || /^\?P?<[^=!]/.test(pattern.slice(index + 1))
      const name = /^\?P?<\w+>/.exec(pattern.slice(index + 1))?.[0] ?? ''
      levels.push({
        capturing: plain,
        start: index + 1 + name.length,
        alternatives: false,
        holdsGroup: false,
      })
    } else if (sign === '|') levels[levels.length - 1]!.alternatives = true
    else if (sign === ')' && levels.length > 1) {
      const level = levels.pop()!
      const around = levels[levels.length - 1]!
      const skippable = /^(?:[?*]|\{0)/.test(pattern.slice(index + 1))
      if (level.capturing) group = { body: pattern.slice(level.start, index), optional: skippable }
      else if (level.holdsGroup && group !== undefined && (skippable || level.alternatives))
        group.optional = true
      if (level.capturing || level.holdsGroup) around.holdsGroup = true
    }
  }
  if (group === undefined) return undefined
  return { optional: group.optional || levels[0]!.alternatives, canBeEmpty: canBeEmpty(group.body) }
}

function endOfClass(pattern: string, from: number): number {
  let index = from + 1
  if (pattern[index] === '^') index++
  if (pattern[index] === ']') index++
  for (; index < pattern.length && pattern[index] !== ']'; index++) {
    if (pattern[index] === '\\') index++
    else if (pattern.startsWith('[:', index)) index = pattern.indexOf(':]', index) + 1
  }
  return index
}

/** True unless the body has an atom, outside of alternatives and groups, that must match a character. */
function canBeEmpty(body: string): boolean {
  if (/[|(]/.test(body.replace(/\\./g, ''))) return true
  const atoms = body.matchAll(/(\\.|\[\^?\]?(?:\\.|[^\]])*\]|[^\\[^$?*+{}])([?*+]|\{\d+(?:,\d*)?\})?/g)
  for (const [, atom = '', quantifier = ''] of atoms) {
    if (/^\\[bBAzQE]/.test(atom)) continue
    if (quantifier === '' || quantifier === '+' || /^\{[1-9]/.test(quantifier)) return false
  }
  return true
}
