/** Thrown where the fast reader leaves a text to the complete one. */
export class GiveUp extends Error {}

export interface Ended {
  readonly value: unknown
  /** Offset behind the last character. */
  readonly end: number
}

/** Offset of the line's end, before its line break. */
export function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from)
  if (newline < 0) return text.length
  return newline > from && text.charCodeAt(newline - 1) === 13 ? newline - 1 : newline
}

/** What block and flow reading share: lines, keys, plain scalars. */
export class TextReader {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  lineAfter(p: number): number {
    const newline = this.text.indexOf('\n', p)
    return newline < 0 ? this.text.length : newline + 1
  }

  isDash(p: number): boolean {
    return this.text.charCodeAt(p) === 45 && this.isSpace(p + 1)
  }

  isSpace(p: number): boolean {
    const code = this.text.charCodeAt(p)
    return code === 32 || code === 10 || code === 13 || p >= this.text.length
  }

  /** Offset of the colon where a key begins at `p`, else -1. */
  keyEnd(p: number): number {
    const first = this.text.charCodeAt(p)
    if (first === 91 || first === 123 || first === 124 || first === 62) return -1
    let q = p
    if (first === 34 || first === 39) {
      const close = this.closingQuote(p)
      if (close < 0) return -1
      q = close + 1
      while (this.text.charCodeAt(q) === 32) q++
      return this.text.charCodeAt(q) === 58 && this.isSpace(q + 1) ? q : -1
    }
    for (; q < this.text.length; q++) {
      const code = this.text.charCodeAt(q)
      if (code === 10 || (code === 35 && this.text.charCodeAt(q - 1) === 32)) return -1
      if (code === 58 && this.isSpace(q + 1)) return q
    }
    return -1
  }

  /** Of a quoted scalar on one line without escapes; else -1. */
  closingQuote(p: number): number {
    const quote = this.text[p]!
    const close = this.text.indexOf(quote, p + 1)
    const end = lineEnd(this.text, p)
    if (close < 0 || close > end) return -1
    if (quote === "'" && this.text[close + 1] === "'") throw new GiveUp()
    if (quote === '"' && this.text.slice(p, close).includes('\\')) return -1
    return close
  }

  key(p: number, colon: number): string {
    const first = this.text.charCodeAt(p)
    if (first === 34 || first === 39) return this.text.slice(p + 1, this.closingQuote(p))
    this.checkPlainStart(p)
    let end = colon
    while (end > p && this.text.charCodeAt(end - 1) === 32) end--
    return this.text.slice(p, end)
  }

  /** Gives up at whatever has a meaning of its own: anchors, tags, explicit keys, directives, stray brackets. */
  checkPlainStart(p: number): void {
    const code = this.text.charCodeAt(p)
    if (code === 45 ? this.isSpace(p + 1) : '?:,[]{}#&*!|>\'"%@`'.includes(this.text[p] ?? ' '))
      throw new GiveUp()
  }

  /** The end of a plain scalar on this line, without trailing blanks; and whether a comment ended it. */
  plainLine(p: number): { readonly end: number; readonly comment: boolean } {
    const stop = lineEnd(this.text, p)
    let end = stop
    let comment = false
    for (let q = p; q < stop; q++) {
      const code = this.text.charCodeAt(q)
      if (code === 58 && this.isSpace(q + 1)) throw new GiveUp()
      if (code === 35 && this.text.charCodeAt(q - 1) === 32) {
        end = q
        comment = true
        break
      }
    }
    while (end > p && this.text.charCodeAt(end - 1) === 32) end--
    return { end, comment }
  }
}
