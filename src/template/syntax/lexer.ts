// Cuts a template into tokens, as Jinja's own lexer does with its default delimiters.
import { SyntaxFailure } from './syntax-failure.ts'
import { unescapeText } from './unescape-text.ts'

/** Operators are their own type; `block_begin` and the like stand for the delimiters. */
export type TokenType =
  | 'data'
  | 'variable_begin'
  | 'variable_end'
  | 'block_begin'
  | 'block_end'
  | 'name'
  | 'string'
  | 'integer'
  | 'float'
  | 'eof'
  | Operator

type Operator =
  | ('+' | '-' | '*' | '**' | '/' | '//' | '%' | '~' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '=')
  | ('[' | ']' | '(' | ')' | '{' | '}' | '.' | ':' | '|' | ',' | ';')

export interface Token {
  readonly type: TokenType
  /** The text of data, the characters of a string, the digits of a number, the name. */
  readonly value: string
  readonly start: number
  readonly end: number
}

const SPACE = /\s+/y
const FLOAT = /(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?[eE][+-]?(?:\d+_)*\d+|\.(?:\d+_)*\d+)/y
const INTEGER = /0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[\da-fA-F])+|[1-9](?:_?\d)*|0(?:_?0)*/y
const NAME = /[\p{L}\p{N}\p{M}_]+/uy
const IDENTIFIER = /^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u
const STRING = /'[^'\\]*(?:\\[\s\S][^'\\]*)*'|"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y
const OPERATOR = /\*\*|\/\/|==|!=|>=|<=|[-+*/%~[\](){}<>=.:|,;]/y
const VARIABLE_END = /-\}\}\s*|\}\}/y
const BLOCK_END = /\+%\}|-%\}\s*|%\}/y
const RAW_BEGIN = /\{%[-+]?\s*raw\s*(?:-%\}\s*|%\})/y
const RAW_END = /\{%([-+]?)\s*endraw\s*(?:\+%\}|-%\}\s*|%\})/g
const COMMENT_END = /\+#\}|-#\}\s*|#\}/g
const CLOSING: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' }

/** The tokens of `source` between two offsets, ended by `eof`. One newline at the end of the text is dropped. */
export function tokenize(source: string, from = 0, to = source.length): Token[] {
  const lexer = new Lexer(source.length === to ? source : source.slice(0, to), from)
  lexer.root()
  return lexer.tokens
}

class Lexer {
  readonly tokens: Token[] = []
  readonly #source: string
  readonly #end: number
  #at: number

  constructor(source: string, from: number) {
    this.#end = source.length - trailingNewline(source, from)
    this.#source = this.#end === source.length ? source : source.slice(0, this.#end)
    this.#at = from
  }

  root(): void {
    while (this.#at < this.#end) {
      const open = this.#nextOpening()
      if (open < 0) {
        this.#data(this.#at, this.#end)
        break
      }
      const sign = this.#source[open + 2]
      this.#data(this.#at, sign === '-' ? trimmedEnd(this.#source, this.#at, open) : open)
      this.#tag(open, sign === '-' || sign === '+' ? open + 3 : open + 2)
    }
    this.#push('eof', '', this.#end, this.#end)
  }

  #nextOpening(): number {
    for (let at = this.#source.indexOf('{', this.#at); at >= 0; at = this.#source.indexOf('{', at + 1)) {
      const next = this.#source[at + 1]
      if (next === '%' || next === '{' || next === '#') return at
    }
    return -1
  }

  #tag(open: number, inside: number): void {
    const kind = this.#source[open + 1]
    if (kind === '#') {
      this.#comment(open, inside)
      return
    }
    if (kind === '%') {
      RAW_BEGIN.lastIndex = open
      if (RAW_BEGIN.test(this.#source)) {
        this.#raw(open, RAW_BEGIN.lastIndex)
        return
      }
    }
    const variable = kind === '{'
    this.#push(variable ? 'variable_begin' : 'block_begin', '', open, inside)
    this.#at = inside
    this.#expression(open, variable ? VARIABLE_END : BLOCK_END, variable ? 'variable_end' : 'block_end')
  }

  #comment(open: number, inside: number): void {
    COMMENT_END.lastIndex = inside
    if (!COMMENT_END.test(this.#source)) {
      throw new SyntaxFailure('A comment is not closed.', open, inside, 'Close it with "#}".')
    }
    this.#at = COMMENT_END.lastIndex
  }

  #raw(open: number, inside: number): void {
    RAW_END.lastIndex = inside
    const end = RAW_END.exec(this.#source)
    if (end === null) {
      throw new SyntaxFailure('A raw block is not closed.', open, inside, 'Close it with "{% endraw %}".')
    }
    this.#data(inside, end[1] === '-' ? trimmedEnd(this.#source, inside, end.index) : end.index)
    this.#at = RAW_END.lastIndex
  }

  #expression(open: number, closing: RegExp, closingType: TokenType): void {
    const brackets: Token[] = []
    while (this.#at < this.#end) {
      const start = this.#at
      if (this.#match(SPACE)) continue
      if (brackets.length === 0 && this.#match(closing)) {
        this.#push(closingType, '', start, this.#at)
        return
      }
      this.#token(start, brackets)
    }
    const written = closingType === 'variable_end' ? '}}' : '%}'
    throw new SyntaxFailure(
      'The template ends inside a tag.',
      open,
      open + 2,
      brackets.length > 0
        ? `A "${brackets.at(-1)!.type}" in it is not closed.`
        : `Close the tag with "${written}".`,
    )
  }

  #token(start: number, brackets: Token[]): void {
    if (this.#source[start - 1] !== '.' && this.#match(FLOAT)) {
      this.#word('float', start)
      return
    }
    if (this.#match(INTEGER)) {
      this.#word('integer', start)
      return
    }
    if (this.#match(NAME)) {
      this.#name(start)
      return
    }
    if (this.#match(STRING)) {
      const text = this.#source.slice(start + 1, this.#at - 1)
      this.#push('string', unescapeText(text, start + 1), start, this.#at)
      return
    }
    if (this.#match(OPERATOR)) {
      this.#operator(start, brackets)
      return
    }
    const char = String.fromCodePoint(this.#source.codePointAt(start)!)
    const quote = char === "'" || char === '"'
    throw new SyntaxFailure(
      quote ? 'A string is not closed.' : `Unexpected character "${char}".`,
      start,
      start + 1,
      quote ? `Close it with ${char === "'" ? 'a single' : 'a double'} quote.` : undefined,
    )
  }

  #name(start: number): void {
    const name = this.#source.slice(start, this.#at)
    if (!IDENTIFIER.test(name)) throw new SyntaxFailure(`"${name}" is not a name.`, start, this.#at)
    this.#push('name', name, start, this.#at)
  }

  #operator(start: number, brackets: Token[]): void {
    const type = this.#source.slice(start, this.#at) as TokenType
    const token = { type, value: type, start, end: this.#at }
    this.tokens.push(token)
    if (type in CLOSING) brackets.push(token)
    else if (type === '}' || type === ')' || type === ']') {
      const expected = brackets.pop()
      if (expected === undefined) throw new SyntaxFailure(`Unexpected "${type}".`, start, this.#at)
      if (CLOSING[expected.type] !== type) {
        throw new SyntaxFailure(
          `Unexpected "${type}", expected "${CLOSING[expected.type]}".`,
          start,
          this.#at,
        )
      }
    }
  }

  #word(type: TokenType, start: number): void {
    this.#push(type, this.#source.slice(start, this.#at).replaceAll('_', ''), start, this.#at)
  }

  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at
    if (!pattern.test(this.#source)) return false
    this.#at = pattern.lastIndex
    return true
  }

  #data(from: number, to: number): void {
    if (to <= from) return
    const text = this.#source.slice(from, to)
    if (!text.includes('\r')) {
      this.#push('data', text, from, to)
      return
    }
    // Line by line, so that places behind a carriage return stay right where it becomes a plain new line.
    for (const { 0: lines, index } of text.matchAll(/[^\r]*\r\n?|[^\r]+$/g)) {
      const start = from + index
      this.#push('data', lines.replace(/\r\n?$/, '\n'), start, start + lines.length)
    }
  }

  #push(type: TokenType, value: string, start: number, end: number): void {
    this.tokens.push({ type, value, start, end })
  }
}

function trimmedEnd(source: string, from: number, to: number): number {
  return from + source.slice(from, to).trimEnd().length
}

function trailingNewline(source: string, from: number): number {
  if (source.length <= from) return 0
  if (source.endsWith('\r\n') && source.length - 2 >= from) return 2
  return source.endsWith('\n') || source.endsWith('\r') ? 1 : 0
}
