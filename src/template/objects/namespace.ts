import { repr } from '../values/print.ts'
import { Dict, HostObject, type Value } from '../values/value.ts'

/** What `namespace()` makes: attributes that may be set from inner blocks. */
export class Namespace extends HostObject {
  readonly #values: Map<string, Value>

  constructor(values: Iterable<readonly [string, Value]>) {
    super('Namespace')
    this.#values = new Map(values)
  }
  override attribute(name: string): Value | undefined {
    return this.#values.get(name)
  }
  override attributeNames(): Iterable<string> {
    return this.#values.keys()
  }
  override item(key: Value): Value | undefined {
    return typeof key === 'string' ? this.#values.get(key) : undefined
  }
  override setAttribute(name: string, value: Value): boolean {
    this.#values.set(name, value)
    return true
  }
  override truthy(): boolean {
    return true
  }
  override print(): string {
    return `<Namespace ${repr(Dict.of(this.#values))}>`
  }
}

/** What `cycler(...)` makes. */
export class Cycler extends HostObject {
  readonly #items: readonly Value[]
  #at = 0

  constructor(items: readonly Value[]) {
    super('Cycler')
    this.#items = items
  }
  next(): Value {
    const item = this.#items[this.#at]!
    this.#at = (this.#at + 1) % this.#items.length
    return item
  }
  reset(): void {
    this.#at = 0
  }
  override attribute(name: string): Value | undefined {
    return name === 'current' ? this.#items[this.#at] : undefined
  }
}

/** What `joiner(separator)` makes: nothing on the first call, the separator on every other. */
export class Joiner extends HostObject {
  readonly #separator: Value
  #used = false

  constructor(separator: Value) {
    super('Joiner')
    this.#separator = separator
  }
  override call(): Value {
    if (this.#used) return this.#separator
    this.#used = true
    return ''
  }
}
