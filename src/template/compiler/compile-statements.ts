// Turns statements into closures that write to a frame's output.
import type { Expression, Statement, Target } from '../syntax/ast.ts'
import type { SourceText } from '../syntax/place.ts'
import { truthy } from '../values/compare.ts'
import { itemsOf } from '../values/iterate.ts'
import { print } from '../values/print.ts'
import { HostObject, ReturnFunction, TemplateError, Undefined, type Value } from '../values/value.ts'
import { compileApplication, compileArguments, compileExpression } from './compile-expression.ts'
import { type Frame, Variables } from './frame.ts'
import { type Assign, type Completion, type Execute, loopOver } from './loop-over.ts'
import { type CompiledMacro, Macro, type MacroSource } from './macro.ts'

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>

const NEXT = 'next'

const compilers: { readonly [K in Statement['kind']]: (node: Of<K>, source: SourceText) => Execute } = {
  text:
    ({ text, start }, source) =>
    (frame) => {
      frame.out.write(text, source, start, true)
      return NEXT
    },
  output: ({ value, start }, source) => {
    const evaluate = compileExpression(value)
    const returns = compileReturn(value)
    return (frame) => {
      frame.at = start
      if (returns?.(frame)) return 'return'
      const result = evaluate(frame)
      const text = print(result)
      if (result instanceof Undefined && !result.chainable) frame.noteBlank(result)
      frame.out.write(
        text,
        source,
        start,
        false,
        typeof result === 'string' ? frame.session.piecesOf(text) : undefined,
      )
      return NEXT
    }
  },
  if: compileIf,
  for: compileFor,
  set: ({ target, value, start }) => {
    const [assign, evaluate] = [compileTarget(target), compileExpression(value)]
    return (frame) => {
      frame.at = start
      assign(evaluate(frame), frame)
      return NEXT
    }
  },
  'set-block': ({ target, filter, body }, source) => {
    const assign = compileTarget(target)
    const run = compileBlock(body, source)
    const apply = filter && compileChain(filter)
    return (frame) => {
      const text = captured(run, frame)
      if (text === undefined) return 'return'
      assign(apply === undefined ? text : apply(text, frame), frame)
      return NEXT
    }
  },
  do: ({ value, start }) => {
    const evaluate = compileExpression(value)
    const returns = compileReturn(value)
    return (frame) => {
      frame.at = start
      if (returns?.(frame)) return 'return'
      evaluate(frame)
      return NEXT
    }
  },
  'filter-block': ({ filter, body, start }, source) => {
    const [run, apply] = [compileBlock(body, source), compileChain(filter)]
    return (frame) => {
      const text = captured(run, frame)
      if (text === undefined) return 'return'
      frame.out.write(print(apply(text, frame)), source, start, false)
      return NEXT
    }
  },
  'call-block': compileCallBlock,
  with: ({ assignments, body }, source) => {
    const values = assignments.map(({ target, value }) => ({
      assign: compileTarget(target),
      evaluate: compileExpression(value),
    }))
    const run = compileStatements(body, source)
    return (frame) => {
      const given = values.map(({ evaluate }) => evaluate(frame))
      return inner(frame, () => {
        values.forEach(({ assign }, index) => {
          assign(given[index]!, frame)
        })
        return run(frame)
      })
    }
  },
  break: () => () => 'break',
  continue: () => () => 'continue',
  macro: (node, source) => {
    const compile = lazily(() => compileMacro({ ...node, name: node.macroName }, source, true))
    return (frame) => {
      frame.variables.names.set(node.macroName, new Macro(node.macroName, compile, frame.variables))
      return NEXT
    }
  },
  block: () => () => NEXT,
}

export function compileStatements(body: readonly Statement[], source: SourceText): Execute {
  const steps = body.map((node) =>
    (compilers[node.kind] as (node: Statement, source: SourceText) => Execute)(node, source),
  )
  if (steps.length === 1) return steps[0]!
  return (frame) => {
    for (const step of steps) {
      const completion = step(frame)
      if (completion !== NEXT) return completion
    }
    return NEXT
  }
}

/** What a block writes; undefined where it returns from the macro. */
function captured(run: Execute, frame: Frame): string | undefined {
  let completion: Completion = NEXT
  const text = frame.capture(() => {
    completion = run(frame)
  })
  return (completion as Completion) === 'return' ? undefined : text
}

/** For a statement that is a call of `return`: gives whether it is the host's and has returned. */
function compileReturn(value: Expression): ((frame: Frame) => boolean) | undefined {
  if (value.kind !== 'call' || value.callee.kind !== 'name' || value.callee.name !== 'return')
    return undefined
  const { positional, named, rest, restNamed } = value.args
  if (positional.length > 1 || named.length > 0 || rest !== undefined || restNamed !== undefined)
    return undefined
  const [argument] = positional
  const evaluate = argument && compileExpression(argument)
  return (frame) => {
    if (!(frame.read('return') instanceof ReturnFunction)) return false
    frame.returned = evaluate?.(frame) ?? null
    return true
  }
}

/** A body whose assignments do not reach the names around it. */
function compileBlock(body: readonly Statement[], source: SourceText): Execute {
  const run = compileStatements(body, source)
  return (frame) => inner(frame, () => run(frame))
}

function inner(frame: Frame, run: () => Completion): Completion {
  const outer = frame.variables
  frame.variables = new Variables(outer)
  const completion = run()
  frame.variables = outer
  return completion
}

export function compileMacro(macro: MacroSource, source: SourceText, returns: boolean): CompiledMacro {
  return {
    name: macro.name,
    source,
    parameters: macro.parameters.map(({ name, fallback }) => ({
      name,
      fallback: fallback && compileExpression(fallback),
    })),
    catches: macro.catches,
    body: compileStatements(macro.body, source),
    returns,
  }
}

export function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

function compileIf({ branches, otherwise }: Of<'if'>, source: SourceText): Execute {
  const ways = branches.map(({ test, body }) => ({
    test: compileExpression(test),
    start: test.start,
    run: compileStatements(body, source),
  }))
  const last = compileStatements(otherwise, source)
  return (frame) => {
    for (const { test, start, run } of ways) {
      frame.at = start
      if (truthy(test(frame))) return run(frame)
    }
    return last(frame)
  }
}

function compileChain(filter: Of<'filter-block'>['filter']): (value: Value, frame: Frame) => Value {
  const before =
    filter.subject === undefined ? undefined : compileChain(filter.subject as Of<'filter-block'>['filter'])
  const apply = compileApplication(filter)
  return before === undefined ? apply : (value, frame) => apply(before(value, frame), frame)
}

function compileTarget(target: Target): Assign {
  if (target.kind === 'name') return (value, frame) => void frame.variables.names.set(target.name, value)
  if (target.kind === 'member') {
    return (value, frame) => {
      const object = frame.read(target.object)
      frame.at = target.start
      if (object instanceof HostObject && object.setAttribute(target.name, value)) return
      throw new TemplateError(
        `"${target.object}.${target.name}" cannot be set: "${target.object}" is not a namespace.`,
        `Make it with "{% set ${target.object} = namespace() %}".`,
      )
    }
  }
  const assigns = target.items.map(compileTarget)
  return (value, frame) => {
    const items = itemsOf(value)
    if (items.length !== assigns.length) {
      frame.at = target.start
      throw new TemplateError(`${assigns.length} names cannot take ${items.length} values.`)
    }
    assigns.forEach((assign, index) => {
      assign(items[index]!, frame)
    })
  }
}

function compileFor(node: Of<'for'>, source: SourceText): Execute {
  const assign = compileTarget(node.target)
  const items = compileExpression(node.iterable)
  const test = node.test && compileExpression(node.test)
  const body = compileStatements(node.body, source)
  const otherwise = compileBlock(node.otherwise, source)

  return loopOver({ assign, items, test, body, otherwise, node, source })
}

function compileCallBlock(node: Of<'call-block'>, source: SourceText): Execute {
  const { call, start } = node
  const callee = compileExpression(call.callee)
  const given = compileArguments(call.args)
  const compile = lazily(() => compileMacro({ ...node, name: 'caller' }, source, false))
  return (frame) => {
    frame.at = start
    const target = callee(frame)
    const { args, kwargs } = given(frame)
    frame.at = start
    const caller = new Macro('caller', compile, frame.variables)
    const result = frame.invoke(target, args, new Map([...kwargs, ['caller', caller]]))
    const text = print(result)
    frame.out.write(text, source, start, false, frame.session.piecesOf(text))
    return NEXT
  }
}
