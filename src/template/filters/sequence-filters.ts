import { getItem } from '../methods/attributes.ts'
import { sortValues } from '../methods/sort-values.ts'
import { DictView, OnceIterable } from '../objects/collections.ts'
import type { Test } from '../tests/jinja-tests.ts'
import { bind } from '../values/arguments.ts'
import { compare, equal, truthy } from '../values/compare.ts'
import { itemsOf, iterate } from '../values/iterate.ts'
import { smallInteger } from '../values/number.ts'
import { print } from '../values/print.ts'
import { characters } from '../values/text-length.ts'
import {
  type CallSite,
  Dict,
  HostObject,
  type Kwargs,
  orElse,
  TemplateError,
  Tuple,
  Undefined,
  type Value,
} from '../values/value.ts'
import { attributePath, ignoreCase, keyOf } from './attribute-path.ts'
import { type Entry, type Filter, filter } from './filter.ts'

/** How to find what `map`, `select` and the like name. */
export interface Lookup {
  readonly filter: (name: string) => Filter
  readonly test: (name: string) => Test
}

type Given = readonly (Value | undefined)[]
const flag = (value: Value | undefined): boolean => value !== undefined && truthy(value)
const empty = (what: string): Undefined =>
  new Undefined(what, false, `There is no ${what} item: the sequence is empty.`)

/** `keyOf`, with text made lower case unless told otherwise. */
function orderKey(attribute: Value | undefined, caseSensitive: Value | undefined): (item: Value) => Value {
  const key = keyOf(attribute) ?? ((item: Value) => item)
  return flag(caseSensitive) ? key : (item) => ignoreCase(key(item))
}

function sort(subject: Value, [reverse, caseSensitive, attribute]: Given): Value {
  const items = iterate(subject)
  if (typeof attribute !== 'string' || !attribute.includes(',')) {
    return sortValues(items, orderKey(attribute, caseSensitive), flag(reverse))
  }
  const keys = attribute.split(',').map((part) => orderKey(part, caseSensitive))
  return sortValues(items, (item) => keys.map((key) => key(item)), flag(reverse))
}

function dictSort(subject: Value, [caseSensitive, by, reverse]: Given): Value {
  if (!(subject instanceof Dict)) throw new TemplateError('"dictsort" needs a dict.')
  if (by !== undefined && by !== 'key' && by !== 'value') {
    throw new TemplateError('"dictsort" sorts by "key" or by "value".')
  }
  const index = by === 'value' ? 1 : 0
  const key = (pair: Value): Value => {
    const part = (pair as Tuple).items[index]!
    return flag(caseSensitive) ? part : ignoreCase(part)
  }
  return sortValues(
    [...subject.entries()].map((pair) => new Tuple(pair)),
    key,
    flag(reverse),
  )
}

function* unique(subject: Value, [caseSensitive, attribute]: Given): Generator<Value> {
  const key = orderKey(attribute, caseSensitive)
  const seen = new Dict()
  for (const item of iterate(subject)) {
    const mark = key(item)
    if (seen.has(mark)) continue
    seen.set(mark, null)
    yield item
  }
}

function extreme(subject: Value, [caseSensitive, attribute]: Given, sign: 1 | -1): Value {
  const key = orderKey(attribute, caseSensitive)
  let best: Value | undefined
  for (const item of iterate(subject)) {
    if (best === undefined || compare(key(item), key(best)) * sign > 0) best = item
  }
  return orElse(best, () => empty(sign > 0 ? 'largest' : 'smallest'))
}

function join(subject: Value, [mark, attribute]: Given): string {
  const key = keyOf(attribute)
  const texts: string[] = []
  for (const item of iterate(subject)) texts.push(print(key === undefined ? item : key(item)))
  return texts.join(print(mark ?? ''))
}

function last(subject: Value): Value {
  if (typeof subject === 'string') return characters(subject).at(-1) ?? empty('last')
  if (subject instanceof HostObject && subject instanceof OnceIterable) {
    throw new TemplateError('"last" does not work on an iterator.', 'Put "| list" before it.')
  }
  return orElse(itemsOf(subject).at(-1), () => empty('last'))
}

function first(subject: Value): Value {
  for (const item of iterate(subject)) return item
  return empty('first')
}

function reverse(subject: Value): Value {
  if (typeof subject === 'string') return [...subject].reverse().join('')
  return new OnceIterable([...iterate(subject)].reverse(), 'list_reverseiterator')
}

function* batch(subject: Value, [size, fill]: Given): Generator<Value> {
  const count = smallInteger(size!, 'The size')
  let group: Value[] = []
  for (const item of iterate(subject)) {
    if (group.length === count) {
      yield group
      group = []
    }
    group.push(item)
  }
  if (group.length === 0) return
  if (fill !== undefined && fill !== null) while (group.length < Math.min(count, 100_000)) group.push(fill)
  yield group
}

function* slice(subject: Value, [count, fill]: Given): Generator<Value> {
  const items = itemsOf(subject)
  const slices = smallInteger(count!, 'The number of slices')
  if (slices <= 0) throw new TemplateError('The number of slices must be positive.')
  const size = Math.floor(items.length / slices)
  const longer = items.length % slices
  let at = 0
  for (let index = 0; index < slices; index++) {
    const end = at + size + (index < longer ? 1 : 0)
    const part = items.slice(at, end)
    if (fill !== undefined && fill !== null && index >= longer) part.push(fill)
    yield part
    at = end
  }
}

function groupBy(subject: Value, [attribute, otherwise, caseSensitive]: Given): Value {
  const key = attributePath(attribute!, otherwise)
  const order = (item: Value): Value => (flag(caseSensitive) ? key(item) : ignoreCase(key(item)))
  const groups: { mark: Value; grouper: Value; list: Value[] }[] = []
  for (const item of sortValues(iterate(subject), order, false)) {
    const mark = order(item)
    const open = groups.at(-1)
    if (open !== undefined && equal(open.mark, mark)) open.list.push(item)
    else groups.push({ mark, grouper: key(item), list: [item] })
  }
  return groups.map(({ grouper, list }) => new Tuple([grouper, list], ['grouper', 'list']))
}

/** `map(attribute=...)` reads, `map('filter', ...)` applies a filter. */
const mapping =
  (lookup: Lookup): Filter =>
  (subject, args, kwargs, call) => {
    const convert =
      args.length === 0 && kwargs.has('attribute')
        ? attributeMap(kwargs)
        : filterMap(lookup, args, kwargs, call)
    return new OnceIterable(convertAll(subject, convert))
  }

function* convertAll(subject: Value, convert: (item: Value) => Value): Generator<Value> {
  for (const item of orNothing(subject)) yield convert(item)
}

/** As in Jinja2, these filters take whatever is false, `none` too, for an empty list. */
function orNothing(subject: Value): Iterable<Value> {
  return subject === null || subject === false ? [] : iterate(subject)
}

function attributeMap(kwargs: Kwargs): (item: Value) => Value {
  const [attribute, otherwise] = bind('map', ['attribute', 'default'], [], kwargs)
  return attributePath(attribute!, otherwise)
}

function filterMap(
  lookup: Lookup,
  args: readonly Value[],
  kwargs: Kwargs,
  call: CallSite,
): (item: Value) => Value {
  const [name, ...rest] = args
  if (typeof name !== 'string') throw new TemplateError('"map" needs the name of a filter, or "attribute".')
  const apply = lookup.filter(name)
  return (item) => apply(item, rest, kwargs, call)
}

/** select, reject and their siblings for attributes. */
function selecting({ test: find }: Lookup, wanted: boolean, byAttribute: boolean): Filter {
  return (subject, args, kwargs, call) => {
    const [attribute] = args
    if (byAttribute && attribute === undefined) {
      throw new TemplateError('The name of an attribute is missing.')
    }
    const key = byAttribute ? attributePath(attribute!) : undefined
    const [name, ...rest] = byAttribute ? args.slice(1) : args
    const test = name === undefined ? truthy : namedTest(find(print(name)), rest, kwargs, call)
    return new OnceIterable(
      (function* () {
        for (const item of orNothing(subject))
          if (test(key === undefined ? item : key(item)) === wanted) yield item
      })(),
    )
  }
}

function namedTest(
  test: Test,
  args: readonly Value[],
  kwargs: Kwargs,
  call: CallSite,
): (item: Value) => boolean {
  return (item) => test(item, args, kwargs, call)
}

function items(subject: Value): Value {
  if (subject instanceof Undefined) return new OnceIterable([])
  if (!(subject instanceof Dict)) throw new TemplateError('"items" needs a dict.')
  return new OnceIterable(new DictView('items', subject).iterate())
}

export function sequenceFilters(lookup: Lookup): readonly Entry[] {
  return [
    filter('default', ['default_value', 'boolean'], defaulted),
    filter('d', ['default_value', 'boolean'], defaulted),
    filter('list', [], (subject) => [
      ...(typeof subject === 'string' ? characters(subject) : iterate(subject)),
    ]),
    filter('join', ['d', 'attribute'], join),
    filter('first', [], first),
    filter('last', [], last),
    filter('reverse', [], reverse),
    filter('sort', ['reverse', 'case_sensitive', 'attribute'], sort),
    filter('dictsort', ['case_sensitive', 'by', 'reverse'], dictSort),
    filter(
      'unique',
      ['case_sensitive', 'attribute'],
      (subject, args) => new OnceIterable(unique(subject, args)),
    ),
    filter('min', ['case_sensitive', 'attribute'], (subject, args) => extreme(subject, args, -1)),
    filter('max', ['case_sensitive', 'attribute'], (subject, args) => extreme(subject, args, 1)),
    filter('batch', ['linecount!', 'fill_with'], (subject, args) => new OnceIterable(batch(subject, args))),
    filter('slice', ['slices!', 'fill_with'], (subject, args) => new OnceIterable(slice(subject, args))),
    filter('groupby', ['attribute!', 'default', 'case_sensitive'], groupBy),
    filter('items', [], items),
    filter('attr', ['name!'], (subject, [name]) => getItem(subject, print(name!), false)),
    filter('random', [], (subject, _, call) => {
      const all = typeof subject === 'string' ? characters(subject) : itemsOf(subject)
      return orElse(all[Math.floor(call.random() * all.length)], () => empty('random'))
    }),
    ['map', mapping(lookup)],
    ['select', selecting(lookup, true, false)],
    ['reject', selecting(lookup, false, false)],
    ['selectattr', selecting(lookup, true, true)],
    ['rejectattr', selecting(lookup, false, true)],
  ]
}

function defaulted(subject: Value, [otherwise, boolean]: Given): Value {
  if (subject instanceof Undefined || (flag(boolean) && !truthy(subject))) return orElse(otherwise, () => '')
  return subject
}
