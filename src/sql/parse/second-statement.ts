import type { DialectRules } from '../dialect.ts'
import { SqlSyntaxError } from '../syntax-error.ts'
import { lex } from './lexer.ts'

/** Where a further statement begins behind the first one; also in text that our grammar does not know. */
export function secondStatement(
  sql: string,
  rules: DialectRules,
): { readonly start: number; readonly end: number } | undefined {
  const tokens = tokensOf(sql, rules)
  const isEnd = (text: string, type: string) => type === 'operator' && text === ';'
  const first = tokens.findIndex(({ text, type }) => !isEnd(text, type))
  const semicolon = tokens.findIndex(({ text, type }, index) => index > first && isEnd(text, type))
  if (semicolon === -1) return undefined
  return tokens.slice(semicolon).find(({ text, type }) => type !== 'end' && !isEnd(text, type))
}

/** What cannot even be cut into tokens is left to the engine. */
function tokensOf(sql: string, rules: DialectRules) {
  try {
    return lex(sql, rules).list
  } catch (error) {
    if (error instanceof SqlSyntaxError) return []
    throw error
  }
}
