import type { DialectRules } from '../dialect.ts'
import type { Token } from './token.ts'

/** How a token is named in a message. */
export function describeToken(token: Token, source: string): string {
  const written = source.slice(token.start, token.end)
  const short = written.length > 40 ? `${written.slice(0, 37)}...` : written
  if (token.type === 'end') return 'the end of the statement'
  if (token.type === 'string' || token.type === 'bytes') return `the string ${short}`
  if (token.type === 'number') return `the number ${short}`
  return token.type === 'quoted' ? `the name ${short}` : `"${short}"`
}

/** Words that a clause begins with; a word close to one of them is likely misspelled. */
const clauseWords = [
  ...[
    'SELECT',
    'FROM',
    'WHERE',
    'GROUP',
    'ORDER',
    'HAVING',
    'QUALIFY',
    'LIMIT',
    'OFFSET',
    'WINDOW',
    'UNION',
    'JOIN',
  ],
  ...[
    'LEFT',
    'RIGHT',
    'INNER',
    'CROSS',
    'DISTINCT',
    'EXCEPT',
    'INTERSECT',
    'USING',
    'PARTITION',
    'BETWEEN',
    'WITH',
  ],
  ...['WHEN', 'THEN', 'ELSE', 'CASE', 'CREATE', 'INSERT', 'UPDATE', 'DELETE', 'MERGE', 'VALUES', 'RECURSIVE'],
]

/** What the author may have meant, given the token before the error and the one found. */
export function hintAt(
  before: Token,
  found: Token,
  expected: readonly string[],
  rules: DialectRules,
): string | undefined {
  if (found.type === 'string' && expected.includes('an alias'))
    return 'Names with blanks go in backticks, not in quotes.'
  if (found.type === 'operator') return operatorHint(found, before, rules)
  const misspelled = misspelledWord(found) ?? misspelledWord(before)
  if (misspelled !== undefined) return misspelled
  if (isComma(before) && found.type === 'word' && rules.reserved.has(found.text)) {
    return `There is a comma too many before ${found.text}.`
  }
  if (expected.includes('","') && beginsItem(found, rules)) return 'Is a comma missing before it?'
  if (
    found.type === 'word' &&
    rules.reserved.has(found.text) &&
    expected.some((what) => /^an? /.test(what))
  ) {
    const quote = rules.identifierQuote
    return `${found.text} is a reserved word: as a name it needs quotes, ${quote}${found.text.toLowerCase()}${quote}.`
  }
  return undefined
}

function operatorHint(found: Token, before: Token, rules: DialectRules): string | undefined {
  if (found.text === '==') return 'Equality is written =.'
  if (found.text === '.') return 'Is a comma missing before the name in front of it?'
  if (found.text === '::' && rules.name === 'bigquery') return 'Write CAST(value AS type).'
  if (found.text === ':' && rules.name === 'bigquery') return 'JSON fields are read with a dot or brackets.'
  if (found.text === '%' && rules.name === 'bigquery') return 'Write MOD(a, b).'
  if (found.text === '{') return 'Braces are no SQL: has a template not been rendered?'
  if (found.text === ')' && isComma(before)) return 'There is a comma too many before ")".'
  if (found.text === ')') return 'There may be a ")" too many.'
  if (found.text === ';') return 'A semicolon ends the statement.'
  return undefined
}

function isComma(token: Token): boolean {
  return token.type === 'operator' && token.text === ','
}

function beginsItem(token: Token, rules: DialectRules): boolean {
  if (token.type === 'word')
    return !rules.reserved.has(token.text) || token.text === 'CASE' || token.text === 'CAST'
  return token.type !== 'operator' && token.type !== 'end'
}

function misspelledWord(token: Token): string | undefined {
  return token.type === 'word' && token.text.length >= 4 ? didYouMeanWord(token.text) : undefined
}

/** A keyword that the word is one slip away from. */
export function didYouMeanWord(word: string): string | undefined {
  if (clauseWords.includes(word)) return undefined
  const near = clauseWords.find((candidate) => isOneSlipAway(word, candidate))
  return near === undefined ? undefined : `Did you mean ${near} instead of ${word}?`
}

/** One letter more, less or other, or two neighbours swapped. */
function isOneSlipAway(text: string, word: string): boolean {
  if (Math.abs(text.length - word.length) > 1) return false
  let at = 0
  while (at < text.length && text[at] === word[at]) at++
  const rest = text.slice(at)
  const wanted = word.slice(at)
  return (
    rest.slice(1) === wanted.slice(1) ||
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    (rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2))
  )
}
