import { oddCharacter } from '../../problems/odd-characters.ts'
import type { Dialect, Expression, FromItem, Identifier, Query, TypeName } from '../ast.ts'
import type { DialectRules } from '../dialect.ts'
import { bigquery } from '../dialect-bigquery.ts'
import { duckdb } from '../dialect-duckdb.ts'
import { SqlSyntaxError } from '../syntax-error.ts'
import { lex } from './lexer.ts'
import { describeToken, hintAt } from './syntax-hints.ts'
import type { Token, Tokens } from './token.ts'

const rulesOf: Readonly<Record<Dialect, DialectRules>> = { bigquery, duckdb }

/** Deeper nesting is refused, so that neither the parser nor a walker runs out of stack. */
const deepest = 400

/** The parts of the grammar that call each other around; given to the parser so that their files need no circle. */
export interface Grammar {
  readonly expression: (parser: Parser, minimum?: number) => Expression
  readonly query: (parser: Parser) => Query
  readonly type: (parser: Parser) => TypeName
  readonly from: (parser: Parser) => FromItem
}

/** The tokens of one input and how far they have been read. */
export class Parser {
  readonly rules: DialectRules
  readonly source: string
  readonly grammar: Grammar
  readonly #tokens: Tokens
  readonly #list: Token[]
  #index = 0
  #depth = 0
  /** What was asked for in vain at the token now next: `expected ...` in the message. */
  #missed: string[] = []
  #missedAt = -1
  readonly #recording: boolean

  /** `recording` keeps what was asked for in vain, for the message; it costs time, so only a second reading does it. */
  constructor(source: string, dialect: Dialect | DialectRules, grammar: Grammar, recording = false) {
    this.#recording = recording
    this.rules = typeof dialect === 'string' ? rulesOf[dialect] : dialect
    this.source = source
    this.grammar = grammar
    this.#tokens = lex(source, this.rules)
    this.#list = this.#tokens.list
  }

  get bigquery(): boolean {
    return this.rules.name === 'bigquery'
  }

  get index(): number {
    return this.#index
  }

  /** Back to a place read before. */
  reset(index: number): void {
    this.#index = index
  }

  /** The token `ahead` of the next one; beyond the end it is the end. */
  peek(ahead = 0): Token {
    return this.#list[this.#index + ahead] ?? this.#list[this.#list.length - 1]!
  }

  /** The offset where the last token read ended. */
  get end(): number {
    return this.#list[this.#index - 1]?.end ?? 0
  }

  next(): Token {
    const token = this.peek()
    if (token.type !== 'end') this.#index++
    return token
  }

  /** Is the next token this unquoted word? */
  at(word: string): boolean {
    const token = this.#list[this.#index]!
    return token.text === word && token.type === 'word'
  }

  atWords(first: string, second: string): boolean {
    return this.at(first) && this.isWord(1, second)
  }

  isWord(ahead: number, word: string): boolean {
    const token = this.peek(ahead)
    return token.text === word && token.type === 'word'
  }

  atOperator(sign: string): boolean {
    const token = this.#list[this.#index]!
    return token.text === sign && token.type === 'operator'
  }

  isOperator(ahead: number, sign: string): boolean {
    const token = this.peek(ahead)
    return token.text === sign && token.type === 'operator'
  }

  accept(word: string): boolean {
    if (this.at(word)) {
      this.#index++
      return true
    }
    if (this.#recording) this.#miss(word)
    return false
  }

  acceptWords(...list: readonly string[]): boolean {
    for (let ahead = 0; ahead < list.length; ahead++) {
      if (!this.isWord(ahead, list[ahead]!)) {
        if (ahead === 0 && this.#recording) this.#miss(list[0]!)
        return false
      }
    }
    this.#index += list.length
    return true
  }

  acceptOperator(sign: string): boolean {
    if (this.atOperator(sign)) {
      this.#index++
      return true
    }
    if (this.#recording) this.#miss(`"${sign}"`)
    return false
  }

  expect(word: string): Token {
    if (this.at(word)) return this.next()
    throw this.unexpected(word)
  }

  expectOperator(sign: string): Token {
    if (this.atOperator(sign)) return this.next()
    throw this.unexpected(`"${sign}"`)
  }

  /** `>` of a type; of `>>` only the first half is taken. */
  expectClosingAngle(): void {
    const token = this.peek()
    if (this.atOperator('>>')) {
      this.#list[this.#index] = { type: 'operator', text: '>', start: token.start + 1, end: token.end }
    } else this.expectOperator('>')
  }

  /** May the next token stand as a name? */
  atName(): boolean {
    const token = this.#list[this.#index]!
    return token.type === 'quoted' || (token.type === 'word' && !this.rules.reserved.has(token.text))
  }

  /** A name that is not reserved. */
  name(what = 'a name'): Identifier {
    if (!this.atName()) throw this.unexpected(what)
    return this.identifierOf(this.next())
  }

  /** A name after AS, or of a field: GoogleSQL takes no reserved word there, DuckDB does. */
  newName(what: string): Identifier {
    if (!this.bigquery || this.atName()) return this.anyName(what)
    const word = this.peek()
    const hint = word.type === 'word' ? `\`${this.source.slice(word.start, word.end)}\`` : undefined
    throw hint === undefined
      ? this.unexpected(what)
      : this.fail(`"${word.text}" is reserved, and no name.`, word, hint)
  }

  /** A name after a dot, where reserved words are names too. */
  anyName(what = 'a name'): Identifier {
    const token = this.peek()
    if (token.type !== 'word' && token.type !== 'quoted') throw this.unexpected(what)
    return this.identifierOf(this.next())
  }

  identifierOf(token: Token): Identifier {
    const quoted = token.type === 'quoted'
    const name = quoted ? token.text : this.source.slice(token.start, token.end)
    return { kind: 'identifier', name, quoted, start: token.start, end: token.end }
  }

  /** Things separated by commas, at least one. */
  list<T>(item: (parser: Parser) => T): T[] {
    const list = [item(this)]
    while (this.acceptOperator(',')) list.push(item(this))
    return list
  }

  /** `( item, ... )`, at least one. */
  parenthesised<T>(item: (parser: Parser) => T): T[] {
    this.expectOperator('(')
    const list = this.list(item)
    this.expectOperator(')')
    return list
  }

  expression(minimum?: number): Expression {
    return this.grammar.expression(this, minimum)
  }

  /** `( query )`. */
  queryInParentheses(): Query {
    this.expectOperator('(')
    const query = this.grammar.query(this)
    this.expectOperator(')')
    return query
  }

  /** The index of the token that closes the bracket at `index`. */
  closingOf(index: number): number | undefined {
    return this.#tokens.closing.get(index)
  }

  tokenAt(index: number): Token {
    return this.#list[index] ?? this.#list[this.#list.length - 1]!
  }

  /** Counts one more level of nesting; `leave` must follow. */
  enter(): void {
    if (++this.#depth > deepest) {
      const token = this.peek()
      throw new SqlSyntaxError(
        `The statement is nested more than ${deepest} levels deep.`,
        token.start,
        token.end,
        'Split it into WITH tables.',
      )
    }
  }

  leave(): void {
    this.#depth--
  }

  /** Throws the depth away that a backtracked attempt left behind. */
  attempt<T>(read: () => T): T | undefined {
    const index = this.#index
    const depth = this.#depth
    try {
      return read()
    } catch (error) {
      if (!(error instanceof SqlSyntaxError)) throw error
      this.#index = index
      this.#depth = depth
      return undefined
    }
  }

  unexpected(expected: string): SqlSyntaxError {
    const token = this.peek()
    const stray = this.#tokens.unclosed[this.#tokens.unclosed.length - 1]
    if (token.type === 'end' && stray !== undefined) {
      return new SqlSyntaxError(`"${stray.text}" is never closed.`, stray.start, stray.start + 1)
    }
    const wanted = new Set([...(this.#missedAt === this.#index ? this.#missed : []), expected])
    const list = [...wanted].filter((what) => what !== '"."' || wanted.size === 1)
    const shown = list.length > 9 ? [...list.slice(0, 8), expected] : list
    const message = `Expected ${joined(shown)}, found ${describeToken(token, this.source)}.`
    const before = this.tokenAt(this.#index - 1)
    // Some blanks cannot be seen.
    const blanks = this.source.slice(before?.end ?? 0, token.start).replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, '')
    const words = [before, token].map((each) =>
      each?.type === 'word' ? this.source.slice(each.start, Math.min(each.end, each.start + 100)) : '',
    )
    const odd = oddCharacter(words.join('') + blanks.slice(0, 100))
    const hint = odd ?? hintAt(before, token, list, this.rules)
    return new SqlSyntaxError(message, token.start, Math.max(token.end, token.start), hint)
  }

  fail(message: string, at: { readonly start: number; readonly end: number }, hint?: string): SqlSyntaxError {
    return new SqlSyntaxError(message, at.start, at.end, hint)
  }

  #miss(what: string): void {
    if (this.#missedAt !== this.#index) {
      this.#missedAt = this.#index
      this.#missed = []
    }
    this.#missed.push(what)
  }
}

function joined(list: readonly string[]): string {
  const last = list[list.length - 1] ?? ''
  return list.length < 2 ? last : `${list.slice(0, -1).join(', ')} or ${last}`
}
