import type { Blank } from '../../problems/rendered-as-nothing.ts'
import { type Question, TemplateError } from '../values/value.ts'
import type { Piece } from './output.ts'

/** Thrown through a rendering that must wait for an answer; never seen by templates. No Error, as no stack is wanted. */
export class Pending {
  readonly question: Question
  constructor(question: Question) {
    this.question = question
  }
}

/** Rendering again with each answer costs the square of their number: with so many, another way is worth its price. */
export class ManyQuestions extends Error {
  readonly answers: readonly Answer[]
  constructor(answers: readonly Answer[]) {
    super(`${answers.length} answers, and more is asked`)
    this.answers = answers
  }
}

export type Answer = { readonly key: string } & ({ readonly value: unknown } | { readonly error: unknown })

export interface SessionOptions {
  readonly chainable: boolean
  readonly steps: number
  readonly random: () => number
  /** Answers so far, in the order of the questions; where there is no `answer`, the missing one is thrown as `Pending`. */
  readonly answers?: Answer[]
  /** Answers at once what `answers` does not. */
  readonly answer?: (question: Question) => unknown
}

/** As deep as macros may call macros. */
const MAXIMUM_DEPTH = 200
const REMEMBERED_TEXTS = 16

/** What one rendering shares among all its frames. */
export class Session {
  readonly chainable: boolean
  readonly random: () => number
  readonly effects: (() => void)[] = []
  /** Undefined values that were printed. */
  readonly blanks: Blank[] = []
  readonly #options: SessionOptions
  readonly #texts: { readonly text: string; readonly pieces: readonly Piece[] }[] = []
  #steps = 0
  #depth = 0
  #asked = 0

  constructor(options: SessionOptions) {
    this.#options = options
    this.chainable = options.chainable
    this.random = options.random
  }

  step(): void {
    if (++this.#steps > this.#options.steps) {
      throw new TemplateError(
        `The template was stopped after ${this.#options.steps} steps.`,
        'Look for a loop that is too long or a macro that calls itself. Who needs more sets "max_template_steps" under "flags:" in the project file.',
        'template-endless',
      )
    }
  }

  enter(): void {
    this.step()
    if (this.#depth >= MAXIMUM_DEPTH) {
      throw new TemplateError(
        `Macros call each other more than ${MAXIMUM_DEPTH} levels deep.`,
        'Look for a macro that calls itself without an end.',
        'template-endless',
      )
    }
    this.#depth++
  }

  leave(): void {
    this.#depth--
  }

  ask(question: Question): unknown {
    const { answers, answer } = this.#options
    if (answers === undefined) {
      if (answer !== undefined) return answer(question)
      throw new TemplateError('The template asks something that cannot be answered at this point.')
    }
    const index = this.#asked++
    const known = answers[index]
    if (known?.key !== question.key) {
      answers.length = Math.min(index, answers.length)
      if (answer !== undefined) return answer(question)
      throw new Pending(question)
    }
    if ('error' in known) throw known.error
    return known.value
  }

  /** Keeps where the parts of a text came from, so that printing it later leads back there. */
  remember(text: string, pieces: readonly Piece[]): void {
    if (text === '' || pieces.length === 0) return
    if (this.#texts.length >= REMEMBERED_TEXTS) this.#texts.shift()
    this.#texts.push({ text, pieces })
  }

  piecesOf(text: string): readonly Piece[] | undefined {
    for (let index = this.#texts.length - 1; index >= 0; index--) {
      const known = this.#texts[index]!
      if (known.text.length === text.length && known.text === text) return known.pieces
    }
    return undefined
  }
}
