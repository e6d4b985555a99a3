import type { DialectRules } from '../sql/dialect.ts'
import { lex } from '../sql/parse/lexer.ts'

/** Do two texts say the same but for blanks, and, if `foldsCase`, the case of words that are not quoted? */
export function sameTokens(before: string, after: string, rules: DialectRules, foldsCase: boolean): boolean {
  return areSame(tokensOf(before, rules, foldsCase), tokensOf(after, rules, foldsCase))
}

export function areSame(first: readonly string[], second: readonly string[]): boolean {
  return first.length === second.length && first.every((token, index) => token === second[index])
}

/** What must stay of a text; throws where it holds no tokens of SQL. */
export function tokensOf(text: string, rules: DialectRules, foldsCase: boolean): string[] {
  const tokens = lex(text, rules).list.map(({ type, text: value, start, end }) =>
    type === 'word' && foldsCase ? `word ${value}` : `${type} ${text.slice(start, end)}`,
  )
  return [...tokens, ...commentsOf(text).map((comment) => `comment ${comment}`)]
}

const strings = /'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*"|`[^`]*`|(--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/)/g

function commentsOf(text: string): string[] {
  return [...text.matchAll(strings)]
    .map((match) => match[1])
    .filter((comment) => comment !== undefined)
    .map((comment) => comment.replace(/\s+/g, ' ').trim())
}
