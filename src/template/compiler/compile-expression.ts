// Turns expressions into closures over a frame. What is not a closure's own constant comes from the frame alone.
import { findMethod, getAttribute, getItem, getSlice } from '../methods/attributes.ts'
import type { Arguments, Comparison, Expression } from '../syntax/ast.ts'
import { compare, equal, truthy } from '../values/compare.ts'
import { contains, itemsOf } from '../values/iterate.ts'
import { negate, operate, positive } from '../values/operators.ts'
import { print, typeName } from '../values/print.ts'
import { joinTexts } from '../values/text-length.ts'
import { UndefinedUse } from '../values/undefined-use.ts'
import {
  Dict,
  HostObject,
  type Kwargs,
  NO_KWARGS,
  TemplateError,
  Tuple,
  Undefined,
  type Value,
} from '../values/value.ts'
import { findFilter, findTest } from './find-operation.ts'
import type { Frame } from './frame.ts'

export type Evaluate = (frame: Frame) => Value
type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>

const compilers: { readonly [K in Expression['kind']]: (node: Of<K>) => Evaluate } = {
  literal:
    ({ value }) =>
    () =>
      value,
  name:
    ({ name }) =>
    (frame) =>
      frame.read(name),
  list: ({ items }) => compileItems(items),
  tuple: ({ items }) => {
    const evaluate = compileItems(items)
    return (frame) => new Tuple(evaluate(frame))
  },
  dict: compileDict,
  attribute: ({ object, name, end }) => {
    const evaluate = compileExpression(object)
    return (frame) => {
      const value = evaluate(frame)
      frame.at = value instanceof Undefined ? nameAt(object) : end - name.length
      return getAttribute(value, name, frame.session.chainable)
    }
  },
  item: compileItem,
  slice: () => {
    throw new TemplateError('A slice stands alone in its brackets.')
  },
  call: compileCall,
  filter: compileFilter,
  test: compileTest,
  not: ({ operand }) => {
    const evaluate = compileExpression(operand)
    return (frame) => !truthy(evaluate(frame))
  },
  negative: ({ operand, start }) => compileUnary(operand, start, negate),
  positive: ({ operand, start }) => compileUnary(operand, start, positive),
  and: ({ left, right }) => {
    const [first, second] = [compileExpression(left), compileExpression(right)]
    return (frame) => {
      const value = first(frame)
      return truthy(value) ? second(frame) : value
    }
  },
  or: ({ left, right }) => {
    const [first, second] = [compileExpression(left), compileExpression(right)]
    return (frame) => {
      const value = first(frame)
      return truthy(value) ? value : second(frame)
    }
  },
  binary: ({ operator, left, right, start }) => {
    const [first, second] = [compileExpression(left), compileExpression(right)]
    return (frame) => {
      const [a, b] = [first(frame), second(frame)]
      frame.at = start
      return operate(operator, a, b)
    }
  },
  compare: compileCompare,
  concat: ({ parts }) => {
    const evaluate = parts.map(compileExpression)
    return (frame) => {
      let text = ''
      for (const part of evaluate) text = joinTexts(text, print(part(frame)))
      return text
    }
  },
  conditional: ({ test, then, otherwise }) => {
    const [condition, yes] = [compileExpression(test), compileExpression(then)]
    const no = otherwise === undefined ? undefined : compileExpression(otherwise)
    return (frame) => {
      if (truthy(condition(frame))) return yes(frame)
      return no === undefined ? noElse(frame) : no(frame)
    }
  },
}

export function compileExpression(node: Expression): Evaluate {
  return (compilers[node.kind] as (node: Expression) => Evaluate)(node)
}

function noElse(frame: Frame): Undefined {
  const sentence = 'The condition of an inline "if" without "else" was false, so there is no value.'
  return new Undefined('if', frame.session.chainable, sentence)
}

function compileItems(items: readonly Expression[]): (frame: Frame) => Value[] {
  const evaluate = items.map(compileExpression)
  return (frame) => {
    const values: Value[] = []
    for (const item of evaluate) values.push(item(frame))
    return values
  }
}

function compileDict({ pairs }: Of<'dict'>): Evaluate {
  const entries = pairs.map(([key, value]) => ({
    key: compileExpression(key),
    value: compileExpression(value),
    start: key.start,
  }))
  return (frame) => {
    const dict = new Dict()
    for (const { key, value, start } of entries) {
      const [name, item] = [key(frame), value(frame)]
      frame.at = start
      dict.set(name, item)
    }
    return dict
  }
}

function compileUnary(operand: Expression, start: number, apply: (value: Value) => Value): Evaluate {
  const evaluate = compileExpression(operand)
  return (frame) => {
    const value = evaluate(frame)
    frame.at = start
    return apply(value)
  }
}

function compileItem({ object, key }: Of<'item'>): Evaluate {
  const evaluate = compileExpression(object)
  if (key.kind === 'slice') {
    const bounds = [key.from, key.to, key.step].map((bound) => bound && compileExpression(bound))
    return (frame) => {
      const value = evaluate(frame)
      const [from, to, step] = bounds.map((bound) => bound?.(frame))
      frame.at = key.start
      return getSlice(value, from, to, step)
    }
  }
  const index = compileExpression(key)
  return (frame) => {
    const [value, at] = [evaluate(frame), index(frame)]
    frame.at = key.start
    return getItem(value, at, frame.session.chainable)
  }
}

function matches(operator: Comparison, left: Value, right: Value): boolean {
  switch (operator) {
    case '==':
      return equal(left, right)
    case '!=':
      return !equal(left, right)
    case 'in':
      return contains(right, left)
    case 'not in':
      return !contains(right, left)
    case '<':
      return compare(left, right, operator) < 0
    case '<=':
      return compare(left, right, operator) <= 0
    case '>':
      return compare(left, right, operator) > 0
    case '>=':
      return compare(left, right, operator) >= 0
  }
}

function compileCompare({ left, rest, start }: Of<'compare'>): Evaluate {
  const first = compileExpression(left)
  const steps = rest.map(({ operator, right }) => ({ operator, right: compileExpression(right) }))
  return (frame) => {
    let value = first(frame)
    for (const { operator, right } of steps) {
      const next = right(frame)
      frame.at = start
      if (!matches(operator, value, next)) return false
      value = next
    }
    return true
  }
}

interface Given {
  readonly args: readonly Value[]
  readonly kwargs: Kwargs
}

/** The arguments of a call, with those that `*` and `**` spread. */
export function compileArguments({ positional, named, rest, restNamed }: Arguments): (frame: Frame) => Given {
  const list = compileItems(positional)
  if (named.length === 0 && rest === undefined && restNamed === undefined) {
    return (frame) => ({ args: list(frame), kwargs: NO_KWARGS })
  }
  const names = named.map(({ name, value }) => ({ name, value: compileExpression(value) }))
  const more = rest && compileExpression(rest)
  const moreNamed = restNamed && compileExpression(restNamed)
  return (frame) => {
    const args = list(frame)
    if (more !== undefined) args.push(...itemsOf(more(frame)))
    const kwargs = new Map<string, Value>()
    for (const { name, value } of names) kwargs.set(name, value(frame))
    if (moreNamed !== undefined) spread(moreNamed(frame), kwargs)
    return { args, kwargs }
  }
}

function spread(value: Value, kwargs: Map<string, Value>): void {
  if (value instanceof Undefined && value.chainable) return
  if (!(value instanceof Dict)) throw new TemplateError(`"**" needs a dict, not ${typeName(value)}.`)
  for (const [key, item] of value.entries()) {
    if (typeof key !== 'string') throw new TemplateError('The names of arguments must be strings.')
    if (kwargs.has(key)) throw new TemplateError(`The argument "${key}" is given twice.`)
    kwargs.set(key, item)
  }
}

function compileCall({ callee, args, start }: Of<'call'>): Evaluate {
  const given = compileArguments(args)
  if (callee.kind === 'attribute') return compileMethodCall(callee, given)
  const evaluate = compileExpression(callee)
  return (frame) => {
    const target = evaluate(frame)
    const { args, kwargs } = given(frame)
    frame.at = start
    return frame.invoke(target, args, kwargs)
  }
}

/** Calls methods of our own values without making a function of them first. */
function compileMethodCall(
  { object, name, end, start }: Of<'attribute'>,
  given: (frame: Frame) => Given,
): Evaluate {
  const evaluate = compileExpression(object)
  return (frame) => {
    const self = evaluate(frame)
    const method = self instanceof HostObject ? undefined : findMethod(self, name)
    if (method !== undefined) {
      const { args, kwargs } = given(frame)
      frame.at = start
      return method(self as never, args, kwargs, frame)
    }
    frame.at = self instanceof Undefined ? nameAt(object) : end - name.length
    if (self instanceof Undefined && !self.chainable && object.kind === 'name' && !isMethod(name))
      throw new UndefinedUse(self, name)
    const target = getAttribute(self, name, frame.session.chainable)
    const { args, kwargs } = given(frame)
    frame.at = target instanceof Undefined ? end - name.length : start
    return frame.invoke(target, args, kwargs)
  }
}

const containers: readonly Value[] = ['', [], new Dict()]

/** Whether texts, lists or dicts have it: what it was called of is then no package. */
function isMethod(name: string): boolean {
  return containers.some((value) => findMethod(value, name) !== undefined)
}

/** Where the name stands that a value was read by. */
function nameAt(node: Expression): number {
  return node.kind === 'attribute' ? node.end - node.name.length : node.start
}

function compileFilter(node: Of<'filter'>): Evaluate {
  const apply = compileApplication(node)
  const subject = compileExpression(node.subject!)
  return (frame) => apply(subject(frame), frame)
}

/** A filter on a value that is there already; those before it in a chain of a block are applied first. */
export function compileApplication(node: Of<'filter'>): (value: Value, frame: Frame) => Value {
  const filter = findFilter(node.name)
  const given = compileArguments(node.args)
  return (value, frame) => {
    const { args, kwargs } = given(frame)
    frame.at = node.start
    return filter(value, args, kwargs, frame)
  }
}

function compileTest({ name, subject, args, start }: Of<'test'>): Evaluate {
  const test = findTest(name)
  const evaluate = compileExpression(subject)
  const given = compileArguments(args)
  return (frame) => {
    const value = evaluate(frame)
    const { args, kwargs } = given(frame)
    frame.at = start
    return test(value, args, kwargs, frame)
  }
}
