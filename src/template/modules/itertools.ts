// dbt's `modules.itertools`. What never ends in Python ends here after as many items as a template may make steps.
import { OnceIterable } from '../objects/collections.ts'
import { bind } from '../values/arguments.ts'
import { truthy } from '../values/compare.ts'
import { itemsOf, iterate } from '../values/iterate.ts'
import { smallInteger } from '../values/number.ts'
import { operate } from '../values/operators.ts'
import {
  type CallSite,
  HostFunction,
  HostObject,
  type Kwargs,
  orElse,
  TemplateError,
  Tuple,
  type Value,
} from '../values/value.ts'

type Body = (args: readonly Value[], kwargs: Kwargs, call: CallSite) => Iterable<Value>
type Items = readonly Value[]

const MAXIMUM = 1_000_000
const number = (value: Value | undefined, otherwise: number): number =>
  value === undefined || value === null ? otherwise : smallInteger(value, 'The argument')

function* bounded(items: Iterable<Value>): Generator<Value> {
  let count = 0
  for (const item of items) {
    if (++count > MAXIMUM) throw new TemplateError('The iterator gives too many items for a template.')
    yield item
  }
}

function* product(lists: readonly Items[]): Generator<Value> {
  if (lists.length === 0) return yield new Tuple([])
  const [first, ...rest] = lists
  for (const item of first!)
    for (const tail of product(rest)) yield new Tuple([item, ...(tail as Tuple).items])
}

/** Tuples of `size` items; `next` tells from which index the following one may come. */
function* choose(
  items: Items,
  size: number,
  from: number,
  next: (index: number) => number,
): Generator<Items> {
  if (size === 0) return yield []
  for (let index = from; index < items.length; index++) {
    for (const tail of choose(items, size - 1, next(index), next)) yield [items[index]!, ...tail]
  }
}

function* permutations(items: Items, size: number): Generator<Items> {
  if (size === 0) return yield []
  for (const [index, item] of items.entries()) {
    for (const tail of permutations(items.toSpliced(index, 1), size - 1)) yield [item, ...tail]
  }
}

function* tuples(lists: Iterable<Items>): Generator<Value> {
  for (const list of lists) yield new Tuple(list)
}

function* accumulate(items: Items, add: (left: Value, right: Value) => Value): Generator<Value> {
  let sum: Value | undefined
  for (const item of items) yield (sum = sum === undefined ? item : add(sum, item))
}

function* endless(make: (index: number) => Value): Generator<Value> {
  for (let index = 0; ; index++) yield make(index)
}

function* slice(source: Iterable<Value>, start: number, stop: number, step: number): Generator<Value> {
  let index = 0
  if (stop <= start) return
  for (const item of source) {
    if (index >= start && (index - start) % step === 0) yield item
    if (++index >= stop) return
  }
}

function longest(lists: readonly Items[], fill: Value): Value[] {
  const length = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length }, (_, index) => new Tuple(lists.map((list) => orElse(list[index], () => fill))))
}

const all = (values: readonly Value[]): Items[] => values.map((value) => itemsOf(value))

const BODIES: Readonly<Record<string, Body>> = {
  chain: (args) => args.flatMap((items) => [...iterate(items)]),
  product: (args, kwargs) => {
    const times = number(kwargs.get('repeat'), 1)
    return product(Array.from({ length: Math.min(times, 20) }, () => all(args)).flat())
  },
  combinations: (args, kwargs) => {
    const [items, size] = bind('combinations', ['iterable!', 'r!'], args, kwargs)
    return tuples(choose(itemsOf(items!), number(size, 0), 0, (index) => index + 1))
  },
  combinations_with_replacement: ([items, size]) =>
    tuples(choose(itemsOf(items!), number(size, 0), 0, (index) => index)),
  permutations: (args, kwargs) => {
    const [items, size] = bind('permutations', ['iterable!', 'r'], args, kwargs)
    const list = itemsOf(items!)
    const count = number(size, list.length)
    return count > list.length ? [] : tuples(permutations(list, count))
  },
  accumulate: ([items, add], _, call) =>
    accumulate(itemsOf(items!), (left, right) =>
      add === undefined || add === null ? operate('+', left, right) : call.invoke(add, [left, right]),
    ),
  count: (args, kwargs) => {
    const [start, step] = bind('count', ['start', 'step'], args, kwargs)
    return endless((index) => operate('+', start ?? 0, operate('*', index, step ?? 1)))
  },
  cycle: ([items]) => {
    const list = itemsOf(items!)
    return list.length === 0 ? [] : endless((index) => list[index % list.length]!)
  },
  repeat: ([item, times]) =>
    times === undefined
      ? endless(() => item!)
      : slice(
          endless(() => item!),
          0,
          number(times, 0),
          1,
        ),
  islice: ([items, ...rest]) => {
    const [first, second, step] = rest
    const only = rest.length < 2
    return slice(
      iterate(items!),
      only ? 0 : number(first, 0),
      number(only ? first : second, MAXIMUM),
      number(step, 1),
    )
  },
  zip_longest: (args, kwargs) => longest(all(args), kwargs.get('fillvalue') ?? null),
  starmap: ([callee, items], _, call) => itemsOf(items!).map((args) => call.invoke(callee!, itemsOf(args))),
  compress: ([items, marks]) => {
    const flags = itemsOf(marks!)
    return itemsOf(items!).filter((_, index) => flags[index] !== undefined && truthy(flags[index]!))
  },
}

export function itertoolsModule(): HostObject {
  const functions = Object.entries(BODIES).map(([name, body]): [string, Value] => [
    name,
    new HostFunction(
      name,
      (args, kwargs, call) => new OnceIterable(bounded(body(args, kwargs, call)), `itertools.${name}`),
      name === 'chain'
        ? new Map([
            [
              'from_iterable',
              new HostFunction(
                'from_iterable',
                ([lists]) => new OnceIterable(itemsOf(lists!).flatMap((items) => [...iterate(items)])),
              ),
            ],
          ])
        : undefined,
    ),
  ])
  return new HostObject('module', new Map(functions))
}
