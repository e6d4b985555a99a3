// Python's tokens, as its language reference has them: enough to find calls and literals without a Python at hand.

export interface PythonToken {
  readonly kind:
    | 'name'
    | 'number'
    | 'string'
    | 'bytes'
    | 'formatted'
    | 'op'
    | 'newline'
    | 'indent'
    | 'dedent'
    | 'end'
  /** Of a string, what stands between its quotes. */
  readonly text: string
  /** UTF-16 offsets in the file. */
  readonly start: number
  readonly end: number
  /** Of a string: backslashes stand for themselves. */
  readonly raw?: boolean
}

export class PythonSyntaxError extends Error {
  readonly offset: number

  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

const NAME = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy
const NUMBER =
  /0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?/y
const STRING = /([rRbBuUfFtT]{0,2})('''|"""|'|")/y
const OPERATOR =
  /\*\*=|\/\/=|>>=|<<=|\.\.\.|:=|->|[+\-*/%&|^@=!<>]=|\*\*|\/\/|>>|<<|[-+*/%@&|^~<>()[\]{},:.;=!]/y
const BLANK = /(?:[ \t\f]|\\\r?\n|\\\r)+/y
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** Throws PythonSyntaxError. */
export function pythonTokens(text: string): readonly PythonToken[] {
  return new Reader(text).tokens()
}

class Reader {
  readonly #text: string
  readonly #tokens: PythonToken[] = []
  readonly #indents = [0]
  readonly #open: { readonly bracket: string; readonly at: number }[] = []
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  tokens(): readonly PythonToken[] {
    if (this.#text.startsWith('\uFEFF')) this.#at = 1
    let lineStart = true
    while (this.#at < this.#text.length) {
      if (lineStart && this.#open.length === 0) {
        lineStart = false
        if (!this.#indentation()) {
          lineStart = true
          continue
        }
      }
      lineStart = this.#next(this.#text.length)
    }
    const unclosed = this.#open.at(-1)
    if (unclosed !== undefined)
      throw new PythonSyntaxError(`"${unclosed.bracket}" is not closed`, unclosed.at)
    if (!['newline', 'dedent', undefined].includes(this.#tokens.at(-1)?.kind))
      this.#add('newline', '', this.#at)
    while (this.#indents.length > 1) this.#dedent()
    this.#add('end', '', this.#at)
    return this.#tokens
  }

  /** At the start of a logical line. False: the line is empty, and was skipped. */
  #indentation(): boolean {
    const text = this.#text
    let column = 0
    for (; ; this.#at++) {
      const char = text[this.#at]
      if (char === ' ') column++
      else if (char === '\t') column += 8 - (column % 8)
      else if (char === '\f') column = 0
      else break
    }
    const rest = /(?:#[^\r\n]*)?(?:\r\n|\r|\n|$)/y
    rest.lastIndex = this.#at
    if (rest.test(text)) {
      this.#at = Math.max(rest.lastIndex, this.#at)
      return false
    }
    if (column > this.#indents.at(-1)!) {
      this.#indents.push(column)
      this.#add('indent', '', this.#at)
    }
    while (column < this.#indents.at(-1)!) this.#dedent()
    if (column !== this.#indents.at(-1))
      throw new PythonSyntaxError(
        'this line is indented less than the one before it, and as none above',
        this.#at,
      )
    return true
  }

  #dedent(): void {
    this.#indents.pop()
    this.#add('dedent', '', this.#at)
  }

  /** One token; says whether a logical line ended with it. */
  #next(end: number): boolean {
    const text = this.#text
    if (this.#match(BLANK) !== undefined) return false
    const char = text[this.#at]!
    if (char === '#') {
      while (this.#at < end && text[this.#at] !== '\n' && text[this.#at] !== '\r') this.#at++
      return false
    }
    if (char === '\n' || char === '\r') {
      const start = this.#at
      this.#at += text.startsWith('\r\n', start) ? 2 : 1
      if (this.#open.length > 0) return false
      this.#add('newline', '', start)
      return true
    }
    STRING.lastIndex = this.#at
    const quote = STRING.exec(text)
    if (quote !== null) this.#string(quote[1]!.toLowerCase(), quote[2]!)
    else if (!this.#word('name', NAME) && !this.#word('number', NUMBER)) this.#operator()
    return false
  }

  #word(kind: PythonToken['kind'], pattern: RegExp): boolean {
    const start = this.#at
    const found = this.#match(pattern)
    if (found !== undefined) this.#add(kind, found, start)
    return found !== undefined
  }

  #operator(): void {
    const start = this.#at
    const found = this.#match(OPERATOR)
    if (found === undefined) throw new PythonSyntaxError(`"${this.#text[start]}" has no meaning here`, start)
    if (found in closing) this.#open.push({ bracket: found, at: start })
    else if (found === ')' || found === ']' || found === '}') {
      const opened = this.#open.pop()
      if (opened === undefined) throw new PythonSyntaxError(`"${found}" closes nothing`, start)
      if (closing[opened.bracket] !== found)
        throw new PythonSyntaxError(`"${found}" closes a "${opened.bracket}"`, start)
    }
    this.#add('op', found, start)
  }

  #string(prefix: string, quote: string): void {
    const start = this.#at
    this.#at += prefix.length + quote.length
    if (prefix.includes('f') || prefix.includes('t')) this.#formatted(start, quote)
    else this.#plain(start, prefix, quote)
  }

  #plain(start: number, prefix: string, quote: string): void {
    const body = this.#at
    while (!this.#text.startsWith(quote, this.#at)) this.#character(start, quote)
    const text = this.#text.slice(body, this.#at)
    this.#at += quote.length
    const kind = prefix.includes('b') ? 'bytes' : 'string'
    this.#tokens.push({ kind, text, start, end: this.#at, raw: prefix.includes('r') })
  }

  /** One character of a string, or an escape. */
  #character(start: number, quote: string): void {
    const char = this.#text[this.#at]
    if (char === undefined || (quote.length === 1 && (char === '\n' || char === '\r')))
      throw new PythonSyntaxError('this string is not closed', start)
    this.#at += char === '\\' ? 2 : 1
  }

  /** The expressions in its braces are tokens as well, in brackets of their own. */
  #formatted(start: number, quote: string): void {
    const mark = this.#tokens.length
    while (!this.#text.startsWith(quote, this.#at)) {
      if (this.#text.startsWith('{{', this.#at)) this.#at += 2
      else if (this.#text[this.#at] === '{') this.#field(start, quote)
      else this.#character(start, quote)
    }
    this.#at += quote.length
    const text = this.#text.slice(start, this.#at)
    this.#tokens.splice(mark, 0, { kind: 'formatted', text, start, end: this.#at })
  }

  /** `{expression!r:format}`; a format may hold further ones. */
  #field(start: number, quote: string): void {
    const depth = this.#open.length
    this.#open.push({ bracket: '{', at: this.#at })
    this.#add('op', '(', this.#at++)
    while (this.#open.length > depth) {
      if (this.#at >= this.#text.length) throw new PythonSyntaxError('this string is not closed', start)
      const char = this.#text[this.#at]
      const inner = this.#open.length === depth + 1
      if (inner && char === ':') this.#format(start, quote)
      else if (inner && char === '}') {
        this.#open.pop()
        this.#add('op', ')', this.#at++)
      } else this.#next(this.#text.length)
    }
  }

  #format(start: number, quote: string): void {
    while (this.#text[this.#at] !== '}') {
      if (this.#text[this.#at] === '{') this.#field(start, quote)
      else this.#character(start, quote)
    }
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0]
    if (!found) return undefined
    this.#at += found.length
    return found
  }

  #add(kind: PythonToken['kind'], text: string, start: number): void {
    this.#tokens.push({ kind, text, start, end: start + text.length })
  }
}
