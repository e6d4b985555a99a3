import { Loop } from '../objects/loop.ts'
import type { ForStatement } from '../syntax/ast.ts'
import type { SourceText } from '../syntax/place.ts'
import { truthy } from '../values/compare.ts'
import { iterate } from '../values/iterate.ts'
import type { Value } from '../values/value.ts'
import type { Evaluate } from './compile-expression.ts'
import { type Frame, Variables } from './frame.ts'

/** How a statement ended: on to the next, or out of a loop's round. */
export type Completion = 'next' | 'break' | 'continue'
export type Execute = (frame: Frame) => Completion
export type Assign = (value: Value, frame: Frame) => void

interface LoopParts {
  readonly node: ForStatement
  readonly source: SourceText
  readonly assign: Assign
  readonly items: Evaluate
  readonly test: Evaluate | undefined
  readonly body: Execute
  readonly otherwise: Execute
}

/** Runs a `{% for %}`; each round has names of its own. */
export function loopOver(parts: LoopParts): Execute {
  const { node, items } = parts
  return (frame) => {
    frame.at = node.iterable.start
    const value = items(frame)
    frame.at = node.iterable.start
    rounds(parts, value, 0, frame)
    return 'next'
  }
}

function rounds(parts: LoopParts, value: Value, depth: number, frame: Frame): void {
  const { node, test, otherwise } = parts
  const all = iterate(value)
  const values = test === undefined ? all : passing(parts, test, all, frame)
  const empty = node.usesLoop ? tracked(parts, values, depth, frame) : plain(parts, values, frame)
  if (empty) otherwise(frame)
}

function plain({ assign, body }: LoopParts, values: Iterable<Value>, frame: Frame): boolean {
  const outer = frame.variables
  let empty = true
  for (const value of values) {
    empty = false
    frame.session.step()
    frame.variables = new Variables(outer)
    assign(value, frame)
    const completion = body(frame)
    frame.variables = outer
    if (completion === 'break') break
  }
  return empty
}

function tracked(parts: LoopParts, values: Iterable<Value>, depth: number, frame: Frame): boolean {
  const outer = frame.variables
  const recurse = (items: Value, inner: number): Value =>
    frame.capture(() => nested(parts, items, inner, frame, outer))
  const loop = new Loop(values, depth, parts.node.recursive ? recurse : undefined)
  let empty = true
  for (let value = loop.advance(); value !== undefined; value = loop.advance()) {
    empty = false
    frame.session.step()
    frame.variables = new Variables(outer)
    frame.variables.names.set('loop', loop)
    parts.assign(value, frame)
    const completion = parts.body(frame)
    frame.variables = outer
    if (completion === 'break') break
  }
  return empty
}

/** `loop(items)`: the same loop over other items, seeing what the outermost one saw. */
function nested(parts: LoopParts, items: Value, depth: number, frame: Frame, outer: Variables): void {
  const before = frame.variables
  frame.session.enter()
  frame.variables = outer
  rounds(parts, items, depth, frame)
  frame.variables = before
  frame.session.leave()
}

function* passing(
  { assign }: LoopParts,
  test: Evaluate,
  values: Iterable<Value>,
  frame: Frame,
): Generator<Value> {
  const outer = frame.variables
  for (const value of values) {
    frame.session.step()
    const before = frame.variables
    frame.variables = new Variables(outer)
    assign(value, frame)
    const passes = truthy(test(frame))
    frame.variables = before
    if (passes) yield value
  }
}
