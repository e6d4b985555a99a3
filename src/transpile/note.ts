import type { Span } from '../sql/ast.ts'

/** What a translation could not keep (`lost`), and what a person has to look at (`check`). */
export interface Note {
  readonly kind: 'lost' | 'check'
  /** A sentence. */
  readonly message: string
  /** UTF-16 offsets in the text that was given. */
  readonly start: number
  readonly end: number
}

/** Where the rules say what they could not keep. Each sentence is told once a place, `once` only at its first. */
export class Notes {
  readonly #list: Note[] = []
  readonly #told = new Set<string>()

  lost(at: Span, message: string): void {
    this.#add('lost', at, message, `${at.start} ${message}`)
  }

  check(at: Span, message: string): void {
    this.#add('check', at, message, `${at.start} ${message}`)
  }

  once(at: Span, message: string): void {
    this.#add('check', at, message, message)
  }

  get list(): readonly Note[] {
    return this.#list.toSorted((a, b) => a.start - b.start)
  }

  #add(kind: Note['kind'], at: Span, message: string, key: string): void {
    if (this.#told.has(key)) return
    this.#told.add(key)
    this.#list.push({ kind, message, start: at.start, end: at.end })
  }
}
