import { DictView, PythonSet } from '../objects/collections.ts'
import { Cycler } from '../objects/namespace.ts'
import { bind } from '../values/arguments.ts'
import { equal } from '../values/compare.ts'
import { itemsOf, iterate } from '../values/iterate.ts'
import { smallInteger } from '../values/number.ts'
import { repr } from '../values/print.ts'
import {
  Dict,
  type Float,
  type HostObject,
  type Kwargs,
  orElse,
  TemplateError,
  Tuple,
  type Value,
} from '../values/value.ts'
import type { Method, Methods } from './method.ts'
import { sortValues } from './sort-values.ts'

type Argument = Value | undefined

function method<T>(
  name: string,
  parameters: readonly string[],
  body: (self: T, ...args: Argument[]) => Value,
): [string, Method<T>] {
  return [name, (self, args, kwargs) => body(self, ...bind(name, parameters, args, kwargs))]
}

/** Python's methods that change something give None. */
const none = (_done: unknown): null => null

function indexOf(items: readonly Value[], value: Argument): number {
  const index = items.findIndex((item) => equal(item, value!))
  if (index < 0) throw new TemplateError(`${repr(value!)} is not in the list.`)
  return index
}

function pop(self: Value[], index: Argument): Value {
  const at = index === undefined ? self.length - 1 : smallInteger(index, 'An index')
  const [removed] = at >= self.length || at < -self.length ? [] : self.splice(at, 1)
  if (removed === undefined) {
    throw new TemplateError(self.length === 0 ? 'The list is empty.' : 'The list has no item at that index.')
  }
  return removed
}

const count = (items: readonly Value[], value: Argument): number =>
  items.filter((item) => equal(item, value!)).length

export const listMethods: Methods<Value[]> = new Map<string, Method<Value[]>>([
  method('append', ['object!'], (self, value) => none(self.push(value!))),
  method('extend', ['iterable!'], (self, items) => {
    for (const item of [...iterate(items!)]) self.push(item)
    return null
  }),
  method('insert', ['index!', 'object!'], (self, index, value) => {
    self.splice(smallInteger(index!, 'An index'), 0, value!)
    return null
  }),
  method('pop', ['index'], pop),
  method('remove', ['value!'], (self, value) => none(self.splice(indexOf(self, value), 1))),
  method('clear', [], (self) => none((self.length = 0))),
  method('index', ['value!'], indexOf),
  method('count', ['value!'], count),
  method('copy', [], (self) => [...self]),
  method('reverse', [], (self) => none(self.reverse())),
  [
    'sort',
    (self, args, kwargs, call) => {
      const [key, reverse] = bind('sort', ['key', 'reverse'], args, kwargs)
      const by = key === undefined || key === null ? undefined : (item: Value) => call.invoke(key, [item])
      const sorted = sortValues(self, by, reverse === true)
      self.splice(0, self.length, ...sorted)
      return null
    },
  ],
])

export const tupleMethods: Methods<Tuple> = new Map<string, Method<Tuple>>([
  method('index', ['value!'], (self, value) => indexOf(self.items, value)),
  method('count', ['value!'], (self, value) => count(self.items, value)),
])

/** Puts what `dict(...)` and `update(...)` were given into a dict. */
export function fillDict(dict: Dict, args: readonly Value[], kwargs: Kwargs): void {
  const [source] = args
  if (args.length > 1) throw new TemplateError('A dict is made of at most one value and of named ones.')
  if (source instanceof Dict) for (const [key, value] of source.entries()) dict.set(key, value)
  else if (source !== undefined) {
    for (const pair of iterate(source)) {
      const [key, value, ...more] = itemsOf(pair)
      if (key === undefined || value === undefined || more.length > 0) {
        throw new TemplateError('A dict is made of pairs of a key and a value.')
      }
      dict.set(key, value)
    }
  }
  for (const [key, value] of kwargs) dict.set(key, value)
}

export const dictMethods: Methods<Dict> = new Map<string, Method<Dict>>([
  method('get', ['key!', 'default'], (self, key, otherwise) =>
    orElse(self.get(key!), () => otherwise ?? null),
  ),
  method('keys', [], (self) => new DictView('keys', self)),
  method('values', [], (self) => new DictView('values', self)),
  method('items', [], (self) => new DictView('items', self)),
  ['update', (self, args, kwargs) => none(fillDict(self, args, kwargs))],
  method('setdefault', ['key!', 'default'], (self, key, otherwise) => {
    const present = self.get(key!)
    if (present !== undefined) return present
    self.set(key!, otherwise ?? null)
    return otherwise ?? null
  }),
  method('pop', ['key!', 'default'], (self, key, otherwise) => {
    const value = self.get(key!)
    if (value === undefined && otherwise === undefined) {
      throw new TemplateError(`The dict has no key ${repr(key!)}.`)
    }
    self.delete(key!)
    return orElse(value, () => otherwise!)
  }),
  method('popitem', [], (self) => {
    const last = [...self.entries()].at(-1)
    if (last === undefined) throw new TemplateError('The dict is empty.')
    self.delete(last[0])
    return new Tuple(last)
  }),
  method('clear', [], (self) => none(self.clear())),
  method('copy', [], (self) => Dict.of(self.entries())),
  method('fromkeys', ['iterable!', 'value'], (_, keys, value) =>
    Dict.of([...iterate(keys!)].map((key) => [key, value ?? null] as const)),
  ),
])

const setOf = (value: Value): PythonSet => new PythonSet(iterate(value))

export const setMethods: Methods<PythonSet> = new Map<string, Method<PythonSet>>([
  method('add', ['item!'], (self, item) => none(self.items.set(item!, null))),
  method('discard', ['item!'], (self, item) => none(self.items.delete(item!))),
  method('remove', ['item!'], (self, item) => {
    if (!self.items.delete(item!)) throw new TemplateError(`The set does not have ${repr(item!)}.`)
    return null
  }),
  method('copy', [], (self) => setOf(self)),
  method('clear', [], (self) => none(self.items.clear())),
  [
    'update',
    (self, args) => {
      for (const more of args) for (const item of [...iterate(more)]) self.items.set(item, null)
      return null
    },
  ],
  ['union', (self, args) => new PythonSet([self, ...args].flatMap((items) => [...iterate(items)]))],
  [
    'intersection',
    (self, args) => {
      const others = args.map(setOf)
      return new PythonSet(
        [...self.iterate()].filter((item) => others.every((other) => other.contains(item))),
      )
    },
  ],
  [
    'difference',
    (self, args) => {
      const others = args.map(setOf)
      return new PythonSet(
        [...self.iterate()].filter((item) => !others.some((other) => other.contains(item))),
      )
    },
  ],
  method('symmetric_difference', ['other!'], (self, other) => {
    const set = setOf(other!)
    const mine = [...self.iterate()].filter((item) => !set.contains(item))
    return new PythonSet([...mine, ...[...set.iterate()].filter((item) => !self.contains(item))])
  }),
  method('issubset', ['other!'], (self, other) => self.isSubsetOf(setOf(other!))),
  method('issuperset', ['other!'], (self, other) => setOf(other!).isSubsetOf(self)),
  method(
    'isdisjoint',
    ['other!'],
    (self, other) => ![...iterate(other!)].some((item) => self.contains(item)),
  ),
])

export const floatMethods: Methods<Float> = new Map<string, Method<Float>>([
  method('is_integer', [], (self) => Number.isInteger(self.value)),
])

export const cyclerMethods: Methods<Cycler> = new Map<string, Method<Cycler>>([
  method('next', [], (self) => self.next()),
  method('reset', [], (self) => none(self.reset())),
])

/** The methods of those objects of ours that have some. */
export function objectMethods(object: HostObject): Methods<never> | undefined {
  if (object instanceof PythonSet) return setMethods as Methods<never>
  return object instanceof Cycler ? (cyclerMethods as Methods<never>) : undefined
}
