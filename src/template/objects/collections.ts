// Python's other collections: range, set, the views of a dict, and iterators that run once.
import { equal } from '../values/compare.ts'
import { isInteger, smallInteger } from '../values/number.ts'
import { repr } from '../values/print.ts'
import { type BinaryOperator, Dict, Float, HostObject, Tuple, type Value } from '../values/value.ts'

export class Range extends HostObject {
  readonly start: number
  readonly stop: number
  readonly step: number

  constructor(start: number, stop: number, step: number) {
    super('range')
    this.start = start
    this.stop = stop
    this.step = step
  }
  override attribute(name: string): Value | undefined {
    return name === 'start'
      ? this.start
      : name === 'stop'
        ? this.stop
        : name === 'step'
          ? this.step
          : undefined
  }
  override length(): number {
    return Math.max(0, Math.ceil((this.stop - this.start) / this.step))
  }
  override *iterate(): Generator<Value> {
    const length = this.length()
    for (let index = 0; index < length; index++) yield this.start + index * this.step
  }
  override item(key: Value): Value | undefined {
    if (!isInteger(key)) return undefined
    const length = this.length()
    const index = smallInteger(key, 'An index')
    const from = index < 0 ? index + length : index
    return from >= 0 && from < length ? this.start + from * this.step : undefined
  }
  override contains(value: Value): boolean {
    const number = value instanceof Float ? value.value : isInteger(value) ? Number(value) : Number.NaN
    const index = (number - this.start) / this.step
    return Number.isInteger(index) && index >= 0 && index < this.length()
  }
  override equals(other: Value): boolean {
    return other instanceof Range && repr([...this.iterate()]) === repr([...other.iterate()])
  }
  override print(): string {
    const step = this.step === 1 ? '' : `, ${this.step}`
    return `range(${this.start}, ${this.stop}${step})`
  }
  override plain(): Value {
    return [...this.iterate()]
  }
}

/** A set; it keeps the order in which items were added. */
export class PythonSet extends HostObject {
  readonly items = new Dict()

  constructor(items: Iterable<Value>) {
    super('set')
    for (const item of items) this.items.set(item, null)
  }
  override iterate(): Iterable<Value> {
    return this.items.keys()
  }
  override length(): number {
    return this.items.size
  }
  override contains(value: Value): boolean {
    return this.items.has(value)
  }
  override equals(other: Value): boolean {
    return other instanceof PythonSet && other.items.size === this.items.size && this.isSubsetOf(other)
  }
  isSubsetOf(other: PythonSet): boolean {
    for (const item of this.items.keys()) if (!other.items.has(item)) return false
    return true
  }
  override operate(operator: BinaryOperator, other: Value, reflected: boolean): Value | undefined {
    if (operator !== '-' || reflected || !(other instanceof PythonSet)) return undefined
    return new PythonSet([...this.items.keys()].filter((item) => !other.items.has(item)))
  }
  override print(): string {
    if (this.items.size === 0) return 'set()'
    return `{${[...this.items.keys()].map((item) => repr(item)).join(', ')}}`
  }
}

export class DictView extends HostObject {
  readonly kind: 'keys' | 'values' | 'items'
  readonly dict: Dict

  constructor(kind: 'keys' | 'values' | 'items', dict: Dict) {
    super(`dict_${kind}`)
    this.kind = kind
    this.dict = dict
  }
  override *iterate(): Generator<Value> {
    if (this.kind === 'keys') yield* this.dict.keys()
    else if (this.kind === 'values') yield* this.dict.values()
    else for (const [key, value] of this.dict.entries()) yield new Tuple([key, value])
  }
  override length(): number {
    return this.dict.size
  }
  override contains(value: Value): boolean | undefined {
    return this.kind === 'keys' ? this.dict.has(value) : undefined
  }
  override equals(other: Value): boolean {
    if (!(other instanceof DictView) || other.kind !== this.kind || this.kind === 'values')
      return this === other
    return this.kind === 'items'
      ? equal(this.dict, other.dict)
      : new PythonSet(this.dict.keys()).equals(new PythonSet(other.dict.keys()))
  }
  override operate(operator: BinaryOperator, other: Value, reflected: boolean): Value | undefined {
    if (this.kind === 'values' || !(other instanceof HostObject)) return undefined
    const items = other.iterate()
    if (items === undefined) return undefined
    return reflected
      ? new PythonSet(items).operate(operator, new PythonSet(this.iterate()), false)
      : new PythonSet(this.iterate()).operate(operator, new PythonSet(items), false)
  }
  override print(): string {
    return `${this.typeName}(${repr([...this.iterate()])})`
  }
}

/** An iterator: looped over once, then empty. What `map`, `select` and the like give. */
export class OnceIterable extends HostObject {
  readonly #items: Iterator<Value>

  constructor(items: Iterable<Value>, typeName = 'generator') {
    super(typeName)
    this.#items = items[Symbol.iterator]()
  }
  override *iterate(): Generator<Value> {
    for (let step = this.#items.next(); !step.done; step = this.#items.next()) yield step.value
  }
  override truthy(): boolean {
    return true
  }
  override print(): string {
    return `<${this.typeName} object>`
  }
}
