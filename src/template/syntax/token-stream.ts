import type { Token, TokenType } from './lexer.ts'
import { SyntaxFailure } from './syntax-failure.ts'

const WORDS: Partial<Record<TokenType, string>> = {
  data: 'text',
  variable_begin: '"{{"',
  variable_end: '"}}", the end of the expression',
  block_begin: '"{%"',
  block_end: '"%}", the end of the tag',
  name: 'a name',
  eof: 'the end of the template',
}

/** The tokens of a template with a place in them. */
export class TokenStream {
  readonly #tokens: readonly Token[]
  #index = 0
  /** Where the token before the present one ended. */
  previousEnd = 0
  current: Token

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
    this.current = tokens[0]!
  }

  /** Where the token before the present one began. */
  get previousStart(): number {
    return this.#tokens[this.#index - 1]?.start ?? 0
  }

  get ahead(): Token {
    return this.#tokens[this.#index + 1] ?? this.current
  }

  next(): Token {
    const token = this.current
    this.previousEnd = token.end
    if (this.#index < this.#tokens.length - 1) this.current = this.#tokens[++this.#index]!
    return token
  }

  is(type: TokenType): boolean {
    return this.current.type === type
  }

  isWord(word: string): boolean {
    return this.current.type === 'name' && this.current.value === word
  }

  skip(type: TokenType): boolean {
    if (this.current.type !== type) return false
    this.next()
    return true
  }

  skipWord(word: string): boolean {
    if (!this.isWord(word)) return false
    this.next()
    return true
  }

  expect(type: TokenType, what?: string): Token {
    if (this.current.type === type) return this.next()
    return this.fail(`Expected ${what ?? WORDS[type] ?? `"${type}"`}, got ${describe(this.current)}.`)
  }

  expectWord(word: string): Token {
    if (this.isWord(word)) return this.next()
    return this.fail(`Expected "${word}", got ${describe(this.current)}.`)
  }

  fail(message: string, at: { start: number; end: number } = this.current, hint?: string): never {
    throw new SyntaxFailure(message, at.start, at.end, hint)
  }
}

export function describe(token: Token): string {
  if (token.type === 'name') return `"${token.value}"`
  if (token.type === 'string') return 'a string'
  if (token.type === 'integer' || token.type === 'float') return `the number ${token.value}`
  return WORDS[token.type] ?? `"${token.type}"`
}
