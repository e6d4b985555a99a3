import { bind } from '../values/arguments.ts'
import { equal } from '../values/compare.ts'
import { repr } from '../values/print.ts'
import {
  type CallSite,
  HostFunction,
  HostObject,
  type Kwargs,
  orElse,
  TemplateError,
  Tuple,
  Undefined,
  type Value,
} from '../values/value.ts'

export type Recurse = (items: Value, depth: number, call: CallSite) => Value

/** The `loop` of a `{% for %}`. It looks ahead only when it is asked for what lies ahead. */
export class Loop extends HostObject {
  readonly depth0: number
  readonly #source: Iterator<Value>
  readonly #recurse: Recurse | undefined
  readonly #ahead: Value[] = []
  index0 = -1
  #previous: Value | undefined
  #present: Value | undefined
  #changed: readonly Value[] | undefined

  constructor(items: Iterable<Value>, depth0: number, recurse: Recurse | undefined) {
    super('LoopContext')
    this.#source = items[Symbol.iterator]()
    this.depth0 = depth0
    this.#recurse = recurse
  }

  /** Goes to the next item; undefined after the last. */
  advance(): Value | undefined {
    const item = this.#ahead.length > 0 ? this.#ahead.shift() : this.#pull()
    if (item === undefined) return undefined
    this.#previous = this.#present
    this.#present = item
    this.index0++
    return item
  }

  #pull(): Value | undefined {
    const step = this.#source.next()
    return step.done ? undefined : step.value
  }

  #peek(): Value | undefined {
    if (this.#ahead.length === 0) {
      const item = this.#pull()
      if (item !== undefined) this.#ahead.push(item)
    }
    return this.#ahead[0]
  }

  override length(): number {
    for (let item = this.#pull(); item !== undefined; item = this.#pull()) this.#ahead.push(item)
    return this.index0 + 1 + this.#ahead.length
  }

  override attribute(name: string): Value | undefined {
    switch (name) {
      case 'index':
        return this.index0 + 1
      case 'index0':
        return this.index0
      case 'first':
        return this.index0 === 0
      case 'last':
        return this.#peek() === undefined
      case 'length':
        return this.length()
      case 'revindex':
        return this.length() - this.index0
      case 'revindex0':
        return this.length() - this.index0 - 1
      case 'depth':
        return this.depth0 + 1
      case 'depth0':
        return this.depth0
      case 'previtem':
        return orElse(this.#previous, () => new Undefined('previtem', false, 'There is no previous item.'))
      case 'nextitem':
        return orElse(this.#peek(), () => new Undefined('nextitem', false, 'There is no next item.'))
      case 'cycle':
        return new HostFunction('cycle', (args) => this.#cycle(args))
      case 'changed':
        return new HostFunction('changed', (args) => this.#hasChanged(args))
      default:
        return undefined
    }
  }

  override attributeNames(): Iterable<string> {
    return [
      'index',
      'index0',
      'first',
      'last',
      'length',
      'revindex',
      'depth',
      'previtem',
      'nextitem',
      'cycle',
      'changed',
    ]
  }

  #cycle(args: readonly Value[]): Value {
    if (args.length === 0) throw new TemplateError('"loop.cycle" needs values to go through.')
    return args[this.index0 % args.length]!
  }

  #hasChanged(args: readonly Value[]): boolean {
    const same = this.#changed !== undefined && equal(new Tuple(this.#changed), new Tuple(args))
    this.#changed = args
    return !same
  }

  override call(args: readonly Value[], kwargs: Kwargs, call: CallSite): Value {
    if (this.#recurse === undefined) {
      throw new TemplateError('"loop" cannot be called.', 'Write "recursive" at the end of the "{% for %}".')
    }
    const [items] = bind('loop', ['iterable!'], args, kwargs)
    return this.#recurse(items!, this.depth0 + 1, call)
  }

  override print(): string {
    return `<LoopContext ${repr(this.index0 + 1)}/${this.length()}>`
  }
}
