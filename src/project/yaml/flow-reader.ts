import { type Marks, newMark, setKey } from './marks.ts'
import { plainScalar } from './plain-scalar.ts'
import { type Ended, GiveUp, TextReader } from './text-reader.ts'

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
}

/** `[...]`, `{...}` and quoted scalars. */
export class FlowReader extends TextReader {
  readonly marks: Marks

  constructor(text: string, marks: Marks) {
    super(text)
    this.marks = marks
  }

  collection(p: number, depth: number): Ended {
    if (depth <= 0) throw new GiveUp()
    return this.text.charCodeAt(p) === 91 ? this.sequence(p, depth) : this.mapping(p, depth)
  }

  sequence(start: number, depth: number): Ended {
    const items: unknown[] = []
    const mark = newMark(start)
    this.marks.set(items, mark)
    let p = this.skip(start + 1)
    while (this.text.charCodeAt(p) !== 93) {
      const { value, end } = this.item(p, depth)
      items.push(value)
      mark.keys.push(p)
      mark.values.push(p)
      mark.ends.push(end)
      p = this.separator(this.skip(end), 93)
    }
    return { value: items, end: p + 1 }
  }

  mapping(start: number, depth: number): Ended {
    const map: Record<string, unknown> = {}
    const mark = newMark(start)
    this.marks.set(map, mark)
    let p = this.skip(start + 1)
    while (this.text.charCodeAt(p) !== 125) {
      const key = this.flowKey(p)
      if (Object.hasOwn(map, key.name) || key.name === '<<') throw new GiveUp()
      mark.names.push(key.name)
      mark.keys.push(p)
      p = this.skip(key.end)
      const code = this.text.charCodeAt(p)
      const empty = code === 44 || code === 125
      const { value, end } = empty ? { value: null, end: p } : this.item(p, depth)
      mark.values.push(p)
      mark.ends.push(end)
      setKey(map, key.name, value)
      p = this.separator(this.skip(end), 125)
    }
    return { value: map, end: p + 1 }
  }

  /** The key at `p` and the offset behind its colon. */
  flowKey(p: number): { readonly name: string; readonly end: number } {
    const code = this.text.charCodeAt(p)
    if (code === 34 || code === 39) {
      const { value, end } = this.quoted(p, -1)
      const colon = this.skip(end)
      if (this.text.charCodeAt(colon) !== 58) throw new GiveUp()
      return { name: String(value), end: colon + 1 }
    }
    const end = this.plainEnd(p)
    const colon = this.skip(end)
    if (this.text.charCodeAt(colon) !== 58) throw new GiveUp()
    return { name: this.text.slice(p, end), end: colon + 1 }
  }

  item(p: number, depth: number): Ended {
    const code = this.text.charCodeAt(p)
    if (code === 91 || code === 123) return this.collection(p, depth - 1)
    if (code === 34 || code === 39) return this.quoted(p, -1)
    const end = this.plainEnd(p)
    return { value: plainScalar(this.text.slice(p, end)), end }
  }

  /** Blanks, line breaks and comments. */
  skip(from: number): number {
    let p = from
    for (;;) {
      const code = this.text.charCodeAt(p)
      if (code === 32 || code === 10 || code === 13) p++
      else if (code === 35 && (this.isSpace(p - 1) || p === from)) p = this.lineAfter(p)
      else return p
    }
  }

  separator(p: number, close: number): number {
    const code = this.text.charCodeAt(p)
    if (code === close) return p
    if (code !== 44) throw new GiveUp()
    const next = this.skip(p + 1)
    if (this.text.charCodeAt(next) === 44) throw new GiveUp()
    return next
  }

  plainEnd(p: number): number {
    this.checkPlainStart(p)
    let q = p
    for (; ; q++) {
      const code = this.text.charCodeAt(q)
      if (q >= this.text.length || code === 91 || code === 123) throw new GiveUp()
      if (code === 10 || code === 13) {
        // A text that goes on in the next line is left to the complete reader.
        if (!',]}'.includes(this.text[this.skip(q)] ?? ' ')) throw new GiveUp()
        break
      }
      if (code === 44 || code === 93 || code === 125) break
      if (code === 35 && this.text.charCodeAt(q - 1) === 32) throw new GiveUp()
      if (code === 58 && (this.isSpace(q + 1) || ',[]{}'.includes(this.text[q + 1]!))) break
    }
    while (this.text.charCodeAt(q - 1) === 32) q--
    return q
  }

  quoted(p: number, parent: number): Ended {
    return this.text.charCodeAt(p) === 39 ? this.single(p, parent) : this.double(p, parent)
  }

  single(p: number, parent: number): Ended {
    let close = this.text.indexOf("'", p + 1)
    let doubled = false
    while (close >= 0 && this.text.charCodeAt(close + 1) === 39) {
      doubled = true
      close = this.text.indexOf("'", close + 2)
    }
    if (close < 0) throw new GiveUp()
    const raw = this.foldLines(this.text.slice(p + 1, close), parent)
    return { value: doubled ? raw.replaceAll("''", "'") : raw, end: close + 1 }
  }

  double(p: number, parent: number): Ended {
    let close = p + 1
    let escaped = false
    for (; this.text.charCodeAt(close) !== 34; close++) {
      if (close >= this.text.length) throw new GiveUp()
      if (this.text.charCodeAt(close) === 92) {
        escaped = true
        close++
      }
    }
    const raw = this.text.slice(p + 1, close)
    if (escaped && raw.includes('\n')) throw new GiveUp()
    return { value: escaped ? unescaped(raw) : this.foldLines(raw, parent), end: close + 1 }
  }

  foldLines(raw: string, parent: number): string {
    if (!raw.includes('\n')) return raw
    const lines = raw.split(/\r?\n/)
    let text = lines[0]!.trimEnd()
    let blank = 0
    for (const [index, line] of lines.slice(1).entries()) {
      const trimmed = line.trimStart()
      const last = index === lines.length - 2
      if (trimmed === '' && !last) {
        blank++
        continue
      }
      if (line.length - trimmed.length <= parent) throw new GiveUp()
      text += (blank === 0 ? ' ' : '\n'.repeat(blank)) + (last ? trimmed : trimmed.trimEnd())
      blank = 0
    }
    return text
  }
}

function unescaped(raw: string): string {
  return raw.replace(/\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])/g, (_, code: string) => {
    if (code.length > 1) return String.fromCodePoint(Math.min(Number.parseInt(code.slice(1), 16), 0x10ffff))
    const plain = escapes[code]
    if (plain === undefined) throw new GiveUp()
    return plain
  })
}
