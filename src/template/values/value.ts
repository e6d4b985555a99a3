// What a template can hold: Python's values, told apart from JavaScript's own so that no template ever reaches the latter.
import type { Location } from '../../problems/problem.ts'

/**
 * `null` is None, a string is str, an array is a list. An int is a number (always a safe integer) or, beyond 2^53, a bigint;
 * a float is always a `Float`, so that `1` and `1.0` stay two values.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Float
  | Value[]
  | Tuple
  | Dict
  | Undefined
  | HostObject

/** `value`, or what stands in for it where there is none. None is a value, so `??` would be wrong here. */
export function orElse<T>(value: Value | undefined, otherwise: () => T): Value | T {
  return value === undefined ? otherwise() : value
}

export type Kwargs = ReadonlyMap<string, Value>
export const NO_KWARGS: Kwargs = new Map()

export class Float {
  readonly value: number
  constructor(value: number) {
    this.value = value
  }
}

export class Tuple {
  readonly items: readonly Value[]
  /** Of a named tuple: the attributes by which the items can be read too. */
  readonly names: readonly string[]
  constructor(items: readonly Value[], names: readonly string[] = []) {
    this.items = items
    this.names = names
  }
}

/** The value of a name that nothing defines. A chainable one gives itself for every attribute, item and call. */
export class Undefined {
  readonly name: string
  readonly chainable: boolean
  /** The whole sentence to say when it is used, where the name alone does not say it. */
  readonly sentence: string | undefined
  constructor(name: string, chainable = false, sentence?: string) {
    this.name = name
    this.chainable = chainable
    this.sentence = sentence
  }
}

type HashKey = string | number | bigint | boolean | null | object

/** A dict: keeps insertion order, compares keys as Python does (`1`, `1.0` and `True` are one key). */
export class Dict {
  readonly #entries = new Map<HashKey, { readonly key: Value; value: Value }>()

  /** A dict with text keys, from any iterable of pairs. */
  static of(pairs: Iterable<readonly [Value, Value]>): Dict {
    const dict = new Dict()
    for (const [key, value] of pairs) dict.set(key, value)
    return dict
  }

  get size(): number {
    return this.#entries.size
  }
  get(key: Value): Value | undefined {
    return this.#entries.get(hashKey(key))?.value
  }
  has(key: Value): boolean {
    return this.#entries.has(hashKey(key))
  }
  set(key: Value, value: Value): void {
    const hash = hashKey(key)
    const entry = this.#entries.get(hash)
    if (entry === undefined) this.#entries.set(hash, { key, value })
    else entry.value = value
  }
  delete(key: Value): boolean {
    return this.#entries.delete(hashKey(key))
  }
  clear(): void {
    this.#entries.clear()
  }
  *keys(): Generator<Value> {
    for (const entry of this.#entries.values()) yield entry.key
  }
  *values(): Generator<Value> {
    for (const entry of this.#entries.values()) yield entry.value
  }
  *entries(): Generator<[Value, Value]> {
    for (const entry of this.#entries.values()) yield [entry.key, entry.value]
  }
}

/** Where a host function was called from, and what it may ask of the rendering. Valid only during the call. */
export interface CallSite {
  /** The place of the call in the file that holds it. */
  location(): Location
  /** The calls between the rendered template and this one, outermost first. */
  trail(): readonly Location[]
  /** A name as the calling template sees it: its own variables first, then its context. */
  lookup(name: string): Value | undefined
  /** Calls any callable value, as if written at this place. */
  invoke(callee: Value, args: readonly Value[], kwargs?: Kwargs): Value
  /** The answer to a question that may need waiting for; see `renderAsync`. */
  ask(question: Question): unknown
  /** An effect to run once, when the rendering has ended, whatever its end; never run for an attempt that was suspended. */
  later(effect: () => void): void
  /** At least 0 and below 1. */
  random(): number
}

/** Something only the outside can answer; equal keys are the same question. */
export interface Question {
  readonly key: string
}

export type HostCall = (args: readonly Value[], kwargs: Kwargs, call: CallSite) => Value
export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**'

/**
 * An object that the host lends to templates. A template sees what these methods give and nothing else; names that begin
 * with two underscores are refused before `attribute` is asked. Subclass it, or pass a table of attributes.
 */
export class HostObject {
  /** As Python names the type in messages, e.g. `BigQueryRelation`. */
  readonly typeName: string
  readonly table: ReadonlyMap<string, Value>

  constructor(typeName: string, table: ReadonlyMap<string, Value> = NO_KWARGS) {
    this.typeName = typeName
    this.table = table
  }

  /** True where names with two leading underscores are somebody's own words, as among macros. */
  get ownNames(): boolean {
    return false
  }

  attribute(name: string): Value | undefined {
    return this.table.get(name)
  }
  /** What to say where it has no such attribute; undefined: the usual. */
  lacks(_name: string): string | undefined {
    return undefined
  }
  /** For did-you-mean. */
  attributeNames(): Iterable<string> {
    return this.table.keys()
  }
  /** `object[key]`; undefined means no such item (then attributes are tried). */
  item(_key: Value): Value | undefined {
    return undefined
  }
  /** `{% set object.name = value %}`; false where that is not allowed. */
  setAttribute(_name: string, _value: Value): boolean {
    return false
  }
  /** As `{{ object }}` prints it. */
  print(): string {
    return `<${this.typeName}>`
  }
  /** As it prints inside a list or dict. */
  repr(): string {
    return this.print()
  }
  truthy(): boolean {
    return (this.length() ?? 1) > 0
  }
  /** Present on what can be called. */
  call?(args: readonly Value[], kwargs: Kwargs, call: CallSite): Value
  /** The items of `{% for %}`; undefined means not iterable. */
  iterate(): Iterable<Value> | undefined {
    return undefined
  }
  length(): number | undefined {
    return undefined
  }
  /** What `is mapping` says. */
  mapping(): boolean {
    return this.typeName === 'dict'
  }
  /** `value in object`; undefined means: look through `iterate()`. */
  contains(_value: Value): boolean | undefined {
    return undefined
  }
  equals(other: Value): boolean {
    return this === other
  }
  /** Negative, zero or positive; undefined means the two have no order. */
  compare(_other: Value): number | undefined {
    return undefined
  }
  /** `this operator other`, or `other operator this` when reflected; undefined means unsupported. */
  operate(_operator: BinaryOperator, _other: Value, _reflected: boolean): Value | undefined {
    return undefined
  }
  /** What tells it from others as a key of a dict. */
  hash(): string | object {
    return this
  }
  /** What `tojson` and `toyaml` write for it; undefined means it cannot be written. */
  plain(): Value | undefined {
    return undefined
  }
}

export class HostFunction extends HostObject {
  readonly name: string
  readonly body: HostCall

  constructor(name: string, body: HostCall, table: ReadonlyMap<string, Value> = NO_KWARGS) {
    super('function', table)
    this.name = name
    this.body = body
  }
  override call(args: readonly Value[], kwargs: Kwargs, call: CallSite): Value {
    return this.body(args, kwargs, call)
  }
  override print(): string {
    return `<function ${this.name}>`
  }
}

/** Names to values: a `ReadonlyMap<string, Value>` is one; a lazy table is another. */
export interface Scope {
  get(name: string): Value | undefined
  /** For did-you-mean. */
  keys(): Iterable<string>
  /** Loop rounds and macro calls allowed to a template with these names, where the host says so. */
  readonly steps?: number | undefined
}

/**
 * Thrown by the host's `return(value)`; ends the innermost macro with that value. No Error: collecting a stack at each
 * would cost more than all else that a macro does.
 */
export class ReturnSignal {
  readonly value: Value
  constructor(value: Value) {
    this.value = value
  }
}

/** `return(value)`. A statement that is nothing but its call ends the macro without throwing. */
export class ReturnFunction extends HostFunction {
  constructor() {
    super('return', ([value]) => {
      throw new ReturnSignal(value ?? null)
    })
  }
}

/** Thrown by the operations of this room and by host functions: becomes a Problem at the place of the call. */
export class TemplateError extends Error {
  readonly hint: string | undefined
  readonly code: string
  constructor(message: string, hint?: string, code = 'template-error') {
    super(message)
    this.name = 'TemplateError'
    this.hint = hint
    this.code = code
  }
}

function hashKey(key: Value): HashKey {
  if (typeof key === 'string') return key.charCodeAt(0) === 0 ? `\0s${key}` : key
  if (typeof key === 'boolean') return key ? 1 : 0
  if (key === null || typeof key === 'number' || typeof key === 'bigint') return key
  if (key instanceof Float) return Object.is(key.value, -0) ? 0 : key.value
  if (key instanceof Tuple) return `\0t${tupleHash(key)}`
  if (key instanceof Undefined) return Undefined
  if (key instanceof HostObject) {
    const hash = key.hash()
    return typeof hash === 'string' ? `\0o${hash}` : hash
  }
  throw new TemplateError(`unhashable type: "${Array.isArray(key) ? 'list' : 'dict'}" cannot be a key.`)
}

const identities = new WeakMap<object, number>()
let lastIdentity = 0

function tupleHash(tuple: Tuple): string {
  return tuple.items
    .map((item) => {
      const hash = hashKey(item)
      if (typeof hash !== 'object' || hash === null)
        return `${typeof hash}${String(hash).length}:${String(hash)}`
      let identity = identities.get(hash)
      if (identity === undefined) identities.set(hash, (identity = ++lastIdentity))
      return `object${identity}`
    })
    .join(',')
}
