// YAML as people write it in project files, read in one pass with offsets. What is rarer than that is not guessed:
// the reader gives up and the complete one takes over, which costs about ten times as much.

import { FlowReader } from './flow-reader.ts'
import { type Mark, newMark, setKey, type YamlValue } from './marks.ts'
import { plainScalar } from './plain-scalar.ts'
import { type Ended, GiveUp, lineEnd, TextReader } from './text-reader.ts'

const deepest = 200

/** Undefined where the text has anything out of the common subset, a mistake above all. */
export function fastYaml(text: string): YamlValue | undefined {
  if (/\r(?!\n)|^\ufeff|\t/.test(text)) return undefined
  try {
    return new BlockReader(text).document()
  } catch (error) {
    if (error instanceof GiveUp) return undefined
    throw error
  }
}

class BlockReader extends TextReader {
  readonly marks = new Map<object, Mark>()
  readonly flow: FlowReader
  /** Of the line at `at`: how far its first character is indented; -1 at the end of the text. */
  indent = -1
  at = 0
  depth = 0

  constructor(text: string) {
    super(text)
    this.flow = new FlowReader(text, this.marks)
  }

  document(): YamlValue {
    this.nextLine(0)
    if (this.indent === 0 && /^---[ \t]*(?:#.*)?\r?(?:\n|$)/.test(this.text.slice(this.at, this.at + 200))) {
      this.nextLine(this.lineAfter(this.at))
    }
    if (this.indent < 0) return { value: null, marks: this.marks, start: 0 }
    const start = this.at
    const value = this.block(-1)
    if (this.indent >= 0) throw new GiveUp()
    return { value, marks: this.marks, start }
  }

  /** Moves to the first line from `from` (a line's start) that says something. */
  nextLine(from: number): void {
    const { text } = this
    let start = from
    for (;;) {
      let p = start
      while (text.charCodeAt(p) === 32) p++
      const code = text.charCodeAt(p)
      if (p >= text.length) {
        this.indent = -1
        this.at = text.length
        return
      }
      if (code !== 10 && code !== 13 && code !== 35) {
        this.indent = p - start
        this.at = p
        if (p === start && p > 0 && (text.startsWith('---', p) || text.startsWith('...', p)))
          throw new GiveUp()
        return
      }
      start = this.lineAfter(p)
    }
  }

  /** Goes on behind a value that ended on this line: only a comment may follow. */
  finishLine(from: number): void {
    const { text } = this
    let p = from
    while (text.charCodeAt(p) === 32) p++
    const code = text.charCodeAt(p)
    if (p < text.length && code !== 10 && code !== 13 && !(code === 35 && p > from)) throw new GiveUp()
    this.nextLine(this.lineAfter(p))
  }

  /** The block that begins at `at`, which stands deeper than `parent`. */
  block(parent: number): unknown {
    if (++this.depth > deepest) throw new GiveUp()
    const value = this.isDash(this.at)
      ? this.sequence(this.indent)
      : this.keyEnd(this.at) >= 0
        ? this.mapping(this.indent)
        : this.scalarBlock(parent)
    this.depth--
    return value
  }

  scalarBlock(parent: number): unknown {
    const scalar = this.inline(this.at, parent)
    return scalar.value
  }

  sequence(indent: number): unknown[] {
    const items: unknown[] = []
    const mark = newMark(this.at)
    this.marks.set(items, mark)
    while (this.indent === indent && this.isDash(this.at)) {
      let p = this.at + 1
      const lineStart = this.at - indent
      while (this.text.charCodeAt(p) === 32) p++
      const code = this.text.charCodeAt(p)
      if (p >= this.text.length || code === 10 || code === 13 || code === 35) {
        const dash = this.at
        this.nextLine(this.lineAfter(p))
        const deeper = this.indent > indent
        mark.keys.push(deeper ? this.at : dash)
        mark.values.push(deeper ? this.at : dash)
        items.push(deeper ? this.block(indent) : null)
        mark.ends.push(-1)
        continue
      }
      mark.keys.push(p)
      mark.values.push(p)
      if (this.isDash(p) || this.keyEnd(p) >= 0) {
        this.at = p
        this.indent = p - lineStart
        items.push(this.block(indent))
        mark.ends.push(-1)
      } else {
        const { value, end } = this.inline(p, indent)
        items.push(value)
        mark.ends.push(end)
      }
    }
    if (this.indent > indent) throw new GiveUp()
    return items
  }

  mapping(indent: number): Record<string, unknown> {
    const map: Record<string, unknown> = {}
    const mark = newMark(this.at)
    this.marks.set(map, mark)
    while (this.indent === indent) {
      const colon = this.keyEnd(this.at)
      if (colon < 0 || this.isDash(this.at)) throw new GiveUp()
      const key = this.key(this.at, colon)
      if (Object.hasOwn(map, key) || key === '<<') throw new GiveUp()
      mark.names.push(key)
      mark.keys.push(this.at)
      const slot = mark.values.length
      mark.values.push(colon)
      mark.ends.push(-1)
      setKey(map, key, this.mappingValue(colon + 1, indent, mark, slot))
    }
    if (this.indent > indent) throw new GiveUp()
    return map
  }

  mappingValue(after: number, indent: number, mark: Mark, slot: number): unknown {
    let p = after
    while (this.text.charCodeAt(p) === 32) p++
    const code = this.text.charCodeAt(p)
    if (p >= this.text.length || code === 10 || code === 13 || (code === 35 && p > after)) {
      this.nextLine(this.lineAfter(p))
      if (this.indent > indent || (this.indent === indent && this.isDash(this.at))) {
        mark.values[slot] = this.at
        return this.indent === indent ? this.nested(() => this.sequence(indent)) : this.block(indent)
      }
      return null
    }
    mark.values[slot] = p
    if (this.isDash(p)) throw new GiveUp()
    const { value, end } = this.inline(p, indent)
    mark.ends[slot] = end
    return value
  }

  nested<T>(read: () => T): T {
    if (++this.depth > deepest) throw new GiveUp()
    const value = read()
    this.depth--
    return value
  }

  /** A value that begins within a line, and on to the next line that says something else. */
  inline(p: number, parent: number): Ended {
    const code = this.text.charCodeAt(p)
    switch (code) {
      case 124: // |
      case 62: // >
        return this.blockScalar(p, parent)
      case 34: // "
      case 39: // '
      case 91: // [
      case 123: {
        const ended =
          code === 34 || code === 39
            ? this.flow.quoted(p, parent)
            : this.flow.collection(p, deepest - this.depth)
        this.finishLine(ended.end)
        return ended
      }
      default:
        return this.plain(p, parent)
    }
  }

  plain(p: number, parent: number): Ended {
    this.checkPlainStart(p)
    const first = this.plainLine(p)
    let words = this.text.slice(p, first.end)
    let end = first.end
    let lines = 1
    let next = this.lineAfter(end)
    let blank = 0
    while (!first.comment && next < this.text.length) {
      let q = next
      while (this.text.charCodeAt(q) === 32) q++
      const code = this.text.charCodeAt(q)
      if (q >= this.text.length) break
      if (code === 10 || code === 13) {
        blank++
        next = this.lineAfter(q)
        continue
      }
      if (q - next <= parent || code === 35) break
      if (this.isDash(q)) throw new GiveUp()
      const line = this.plainLine(q)
      if (line.comment) throw new GiveUp()
      words += (blank === 0 ? ' ' : '\n'.repeat(blank)) + this.text.slice(q, line.end)
      blank = 0
      lines++
      end = line.end
      next = this.lineAfter(end)
    }
    this.nextLine(this.lineAfter(end))
    return { value: lines === 1 ? plainScalar(words) : words, end }
  }

  blockScalar(p: number, parent: number): Ended {
    const header = /^[|>]([-+]?)[ \t]*(?: #.*)?$/.exec(this.text.slice(p, lineEnd(this.text, p)))
    if (header === null) throw new GiveUp()
    const folded = this.text.charCodeAt(p) === 62
    const lines: string[] = []
    let indent = -1
    let start = this.lineAfter(p)
    while (start < this.text.length) {
      const end = lineEnd(this.text, start)
      let q = start
      while (q < end && this.text.charCodeAt(q) === 32) q++
      if (q === end) lines.push(indent >= 0 ? this.text.slice(start + indent, end) : '')
      else {
        if (indent < 0) {
          if (q - start <= parent) break
          indent = q - start
        }
        if (q - start < indent) {
          if (q - start > parent) throw new GiveUp()
          break
        }
        lines.push(this.text.slice(start + indent, end))
      }
      start = this.lineAfter(end)
    }
    this.nextLine(Math.min(start, this.text.length))
    // Where the file ends without a line break, blanks are no line, and text gets no line break either.
    const isOpen = start >= this.text.length && !this.text.endsWith('\n')
    if (isOpen && lines.at(-1) === '') lines.pop()
    const text = chomp(lines, folded, header[1]!)
    const isCut = isOpen && !/\n *$/.test(this.text)
    return { value: isCut ? text.replace(/\n$/, '') : text, end: start }
  }
}

function chomp(lines: string[], folded: boolean, how: string): string {
  let count = lines.length
  while (count > 0 && lines[count - 1]!.trim() === '' && lines[count - 1]!.length === 0) count--
  const trailing = lines.length - count
  const body = lines.slice(0, count)
  const text = folded ? fold(body) : body.join('\n')
  if (how === '-') return text
  if (how === '+') return count === 0 ? '\n'.repeat(trailing) : text + '\n'.repeat(trailing + 1)
  return count === 0 ? '' : `${text}\n`
}

/** Lines become one, but for blank ones and for those that are indented further. */
function fold(lines: readonly string[]): string {
  let text = ''
  let blank = 0
  let previousDeep = false
  let begun = false
  for (const line of lines) {
    if (line === '') {
      blank++
      continue
    }
    const deep = line.startsWith(' ')
    if (!begun) text += '\n'.repeat(blank)
    else if (deep || previousDeep) text += '\n'.repeat(blank + 1)
    else text += blank === 0 ? ' ' : '\n'.repeat(blank)
    text += line
    begun = true
    blank = 0
    previousDeep = deep
  }
  return text
}
