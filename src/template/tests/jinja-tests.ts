// Jinja's tests: what may stand after `is`.
import { compare, equal } from '../values/compare.ts'
import { contains, iterable } from '../values/iterate.ts'
import { isInteger, isNumber } from '../values/number.ts'
import { operate } from '../values/operators.ts'
import { print } from '../values/print.ts'
import {
  type CallSite,
  Dict,
  Float,
  HostObject,
  type Kwargs,
  TemplateError,
  Tuple,
  Undefined,
  type Value,
} from '../values/value.ts'

export type Test = (subject: Value, args: readonly Value[], kwargs: Kwargs, call: CallSite) => boolean

const isExactInteger = (value: Value): boolean => isInteger(value) && typeof value !== 'boolean'

/** A test against one other value. */
function against(name: string, check: (subject: Value, other: Value) => boolean): Test {
  return (subject, args, kwargs) => {
    const [other] = args.length > 0 ? args : kwargs.values()
    if (other === undefined) throw new TemplateError(`The test "${name}" needs a value to compare with.`)
    return check(subject, other)
  }
}

function isZero(value: Value): boolean {
  return equal(value, 0)
}

function same(left: Value, right: Value): boolean {
  if (left instanceof Float && right instanceof Float) return left.value === right.value
  return left === right
}

const COMPARISONS: readonly (readonly [
  names: readonly string[],
  check: (left: Value, right: Value) => boolean,
])[] = [
  [['==', 'eq', 'equalto'], equal],
  [['!=', 'ne'], (left, right) => !equal(left, right)],
  [['<', 'lt', 'lessthan'], (left, right) => compare(left, right, '<') < 0],
  [['<=', 'le'], (left, right) => compare(left, right, '<=') <= 0],
  [['>', 'gt', 'greaterthan'], (left, right) => compare(left, right, '>') > 0],
  [['>=', 'ge'], (left, right) => compare(left, right, '>=') >= 0],
  [['in'], (left, right) => contains(right, left)],
  [['sameas'], same],
  [['divisibleby'], (left, right) => isZero(operate('%', left, right))],
]

export function jinjaTests(isFilter: (name: string) => boolean): ReadonlyMap<string, Test> {
  const tests: ReadonlyMap<string, Test> = new Map<string, Test>([
    ['defined', (value) => !(value instanceof Undefined)],
    ['undefined', (value) => value instanceof Undefined],
    ['none', (value) => value === null],
    ['boolean', (value) => typeof value === 'boolean'],
    ['true', (value) => value === true],
    ['false', (value) => value === false],
    ['integer', isExactInteger],
    ['float', (value) => value instanceof Float],
    ['number', (value) => isNumber(value)],
    ['string', (value) => typeof value === 'string'],
    ['mapping', (value) => value instanceof Dict || (value instanceof HostObject && value.mapping())],
    ['iterable', (value) => iterable(value) !== undefined],
    ['sequence', isSequence],
    [
      'callable',
      (value) =>
        (value instanceof HostObject && value.call !== undefined) ||
        (value instanceof Undefined && value.chainable),
    ],
    ['odd', (value) => equal(operate('%', value, 2), 1)],
    ['even', (value) => equal(operate('%', value, 2), 0)],
    ['lower', (value) => print(value) === print(value).toLowerCase() && /\p{L}/u.test(print(value))],
    ['upper', (value) => print(value) === print(value).toUpperCase() && /\p{L}/u.test(print(value))],
    ['escaped', () => false],
    ['filter', (value) => typeof value === 'string' && isFilter(value)],
    ['test', (value) => typeof value === 'string' && tests.has(value)],
    ...COMPARISONS.flatMap(([names, check]) =>
      names.map((name): [string, Test] => [name, against(name, check)]),
    ),
  ])
  return tests
}

function isSequence(value: Value): boolean {
  if (typeof value === 'string' || Array.isArray(value) || value instanceof Tuple || value instanceof Dict)
    return true
  if (value instanceof Undefined) return true
  return value instanceof HostObject && value.length() !== undefined
}
