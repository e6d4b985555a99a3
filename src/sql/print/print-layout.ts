/**
 * What the printer builds before it knows where lines end. A text is a string, a sequence an array; a group is set on
 * one line if it fits and broken at all of its lines if not. Widths are kept per group, so that laying out is linear.
 */
export type Doc = string | readonly Doc[] | Line | Group | Indent | Mark

interface Line {
  readonly type: 'line'
  /** What stands there instead when the group is on one line; undefined: the line breaks in any case. */
  readonly flat: string | undefined
}

interface Group {
  readonly type: 'group'
  readonly doc: Doc
  readonly width: number
}

interface Indent {
  readonly type: 'indent'
  readonly doc: Doc
}

/** What follows was printed from the input at `offset`. */
interface Mark {
  readonly type: 'mark'
  readonly offset: number
}

/** A blank or a new line. */
export const line: Line = { type: 'line', flat: ' ' }
/** Nothing or a new line. */
export const softLine: Line = { type: 'line', flat: '' }
export const hardLine: Line = { type: 'line', flat: undefined }

export function group(...doc: readonly Doc[]): Doc {
  return { type: 'group', doc, width: widthOf(doc) }
}

export function indent(...doc: readonly Doc[]): Doc {
  return { type: 'indent', doc }
}

export function mark(offset: number): Doc {
  return { type: 'mark', offset }
}

/** The docs with `separator` between them. */
export function join(docs: readonly Doc[], separator: Doc): Doc {
  return docs.flatMap((doc, index) => (index === 0 ? [doc] : [separator, doc]))
}

function widthOf(doc: Doc): number {
  if (typeof doc === 'string') return doc.length
  if (isSequence(doc)) {
    let width = 0
    for (const part of doc) width += widthOf(part)
    return width
  }
  switch (doc.type) {
    case 'line':
      return doc.flat?.length ?? Number.POSITIVE_INFINITY
    case 'group':
      return doc.width
    case 'indent':
      return widthOf(doc.doc)
    case 'mark':
      return 0
  }
}

/** The first characters that a doc prints. */
export function firstText(doc: Doc): string {
  if (typeof doc === 'string') return doc
  if (!isSequence(doc)) return doc.type === 'group' || doc.type === 'indent' ? firstText(doc.doc) : ''
  for (const part of doc) {
    const text = firstText(part)
    if (text !== '') return text
  }
  return ''
}

function isSequence(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc)
}

const widest = 100

export interface LaidOut {
  readonly text: string
  /** Pairs in rising order: output offset, input offset. */
  readonly marks: readonly number[]
}

/** Sets the doc in lines of at most 100 characters where it can. */
export function layOut(doc: Doc): LaidOut {
  const layout = new Layout()
  layout.write(doc, 0, false)
  return { text: layout.text, marks: layout.marks }
}

class Layout {
  text = ''
  readonly marks: number[] = []
  #column = 0

  write(doc: Doc, depth: number, flat: boolean): void {
    if (typeof doc === 'string') {
      this.text += doc
      this.#column += doc.length
      return
    }
    if (isSequence(doc)) {
      for (const part of doc) this.write(part, depth, flat)
      return
    }
    switch (doc.type) {
      case 'line':
        this.#line(doc, depth, flat)
        return
      case 'group':
        this.write(doc.doc, depth, flat || this.#column + doc.width <= widest)
        return
      case 'indent':
        this.write(doc.doc, depth + 1, flat)
        return
      case 'mark':
        this.marks.push(this.text.length, doc.offset)
    }
  }

  #line(doc: Line, depth: number, flat: boolean): void {
    if (flat && doc.flat !== undefined) {
      this.text += doc.flat
      this.#column += doc.flat.length
      return
    }
    this.text += `\n${'  '.repeat(depth)}`
    this.#column = depth * 2
  }
}
