import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Location } from '../../problems/problem.ts'
import type { SourceText } from '../syntax/place.ts'
import { typeName } from '../values/print.ts'
import { UndefinedUse } from '../values/undefined-use.ts'
import {
  type CallSite,
  HostObject,
  type Kwargs,
  NO_KWARGS,
  orElse,
  type Question,
  type Scope,
  TemplateError,
  Undefined,
  type Value,
} from '../values/value.ts'
import { Output } from './output.ts'
import type { Session } from './session.ts'

/** Enough to tell what is wrong. */
const MOST_BLANKS = 20

/** Of a longer trail (a macro that calls itself) the middle is left out. */
const LONGEST_TRAIL = 12

/** The names of one block; those of the blocks around it lie behind it, and the host's context behind all. */
export class Variables {
  readonly parent: Variables | undefined
  readonly host: Scope
  readonly names = new Map<string, Value>()

  constructor(parent: Variables | Scope) {
    this.parent = parent instanceof Variables ? parent : undefined
    this.host = parent instanceof Variables ? parent.host : parent
  }

  find(name: string): Value | undefined {
    for (let block: Variables | undefined = this; block !== undefined; block = block.parent) {
      const value = block.names.get(name)
      if (value !== undefined) return value
    }
    return this.host.get(name)
  }

  *all(): Generator<string> {
    for (let block: Variables | undefined = this; block !== undefined; block = block.parent) {
      yield* block.names.keys()
    }
    yield* this.host.keys()
  }
}

/** The running of one template or macro body. */
export class Frame implements CallSite {
  readonly session: Session
  readonly source: SourceText
  /** Who called; its `at` is the place of the call. */
  readonly parent: Frame | undefined
  variables: Variables
  out = new Output()
  /** Offset of what runs now; set before everything that can fail. */
  at = 0
  /** What a statement that ended with `return` gave. */
  returned: Value = null

  constructor(session: Session, source: SourceText, variables: Variables, parent: Frame | undefined) {
    this.session = session
    this.source = source
    this.variables = variables
    this.parent = parent
  }

  location(): Location {
    return this.source.location(this.at)
  }

  trail(): readonly Location[] {
    const places: Location[] = []
    for (let frame = this.parent; frame !== undefined; frame = frame.parent) places.push(frame.location())
    places.reverse()
    return places.length <= LONGEST_TRAIL
      ? places
      : [...places.slice(0, LONGEST_TRAIL - 2), ...places.slice(-2)]
  }

  read(name: string): Value {
    return orElse(this.variables.find(name), () => new Undefined(name, this.session.chainable))
  }

  lookup(name: string): Value | undefined {
    return this.variables.find(name)
  }

  invoke(callee: Value, args: readonly Value[], kwargs: Kwargs = NO_KWARGS): Value {
    if (callee instanceof HostObject && callee.call !== undefined) return callee.call(args, kwargs, this)
    if (callee instanceof Undefined) {
      if (callee.chainable) return callee
      throw new UndefinedUse(callee)
    }
    throw new TemplateError(`A value of the type ${typeName(callee)} cannot be called.`)
  }

  ask(question: Question): unknown {
    return this.session.ask(question)
  }

  later(effect: () => void): void {
    this.session.effects.push(effect)
  }

  random(): number {
    return this.session.random()
  }

  /** An undefined value was printed, or gone through: the text may make no sense without it. */
  noteBlank({ name, sentence }: Undefined, loop = false): void {
    const { blanks } = this.session
    if (blanks.length >= MOST_BLANKS) return
    const near = sentence === undefined ? didYouMean(name, this.variables.all()) : undefined
    blanks.push({ name, sentence, near, at: this.location(), ...(loop ? { loop } : {}) })
  }

  /** Runs `body` with an output of its own and gives what it wrote. */
  capture(body: () => unknown): string {
    const outer = this.out
    this.out = new Output()
    body()
    const { text, pieces } = this.out
    this.out = outer
    this.session.remember(text, pieces)
    return text
  }
}
