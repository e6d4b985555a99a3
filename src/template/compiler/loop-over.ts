import { Loop } from '../objects/loop.ts'
import type { ForStatement } from '../syntax/ast.ts'
import type { SourceText } from '../syntax/place.ts'
import { truthy } from '../values/compare.ts'
import { iterate } from '../values/iterate.ts'
import { ReturnSignal, Undefined, type Value } from '../values/value.ts'
import type { Evaluate } from './compile-expression.ts'
import { type Frame, Variables } from './frame.ts'

/** How a statement ended: on to the next, out of a loop's round, or out of the macro with the frame's `returned`. */
export type Completion = 'next' | 'break' | 'continue' | 'return'
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
    if (value instanceof Undefined && !value.chainable) frame.noteBlank(value, true)
    return rounds(parts, value, 0, frame)
  }
}

function rounds(parts: LoopParts, value: Value, depth: number, frame: Frame): Completion {
  const { node, test, otherwise } = parts
  const all = iterate(value)
  const values = test === undefined ? all : passing(parts, test, all, frame)
  const ended = node.usesLoop ? tracked(parts, values, depth, frame) : plain(parts, values, frame)
  return ended === 'empty' ? otherwise(frame) : ended
}

type Ended = 'next' | 'return' | 'empty'

function plain({ assign, body }: LoopParts, values: Iterable<Value>, frame: Frame): Ended {
  const outer = frame.variables
  let ended: Ended = 'empty'
  for (const value of values) {
    ended = 'next'
    frame.session.step()
    frame.variables = new Variables(outer)
    assign(value, frame)
    const completion = body(frame)
    frame.variables = outer
    if (completion === 'return') return completion
    if (completion === 'break') break
  }
  return ended
}

function tracked(parts: LoopParts, values: Iterable<Value>, depth: number, frame: Frame): Ended {
  const outer = frame.variables
  const recurse = (items: Value, inner: number): Value =>
    frame.capture(() => {
      // The loop that was called again stands in an expression, which only a signal can leave.
      if (nested(parts, items, inner, frame, outer) === 'return') throw new ReturnSignal(frame.returned)
    })
  const loop = new Loop(values, depth, parts.node.recursive ? recurse : undefined)
  let ended: Ended = 'empty'
  for (let value = loop.advance(); value !== undefined; value = loop.advance()) {
    ended = 'next'
    frame.session.step()
    frame.variables = new Variables(outer)
    frame.variables.names.set('loop', loop)
    parts.assign(value, frame)
    const completion = parts.body(frame)
    frame.variables = outer
    if (completion === 'return') return completion
    if (completion === 'break') break
  }
  return ended
}

/** `loop(items)`: the same loop over other items, seeing what the outermost one saw. */
function nested(parts: LoopParts, items: Value, depth: number, frame: Frame, outer: Variables): Completion {
  const before = frame.variables
  frame.session.enter()
  frame.variables = outer
  const completion = rounds(parts, items, depth, frame)
  frame.variables = before
  frame.session.leave()
  return completion
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
