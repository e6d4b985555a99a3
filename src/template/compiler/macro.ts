import type { Catches, Parameter, Statement } from '../syntax/ast.ts'
import type { SourceText } from '../syntax/place.ts'
import {
  type CallSite,
  Dict,
  HostObject,
  type Kwargs,
  ReturnSignal,
  TemplateError,
  Tuple,
  Undefined,
  type Value,
} from '../values/value.ts'
import type { Evaluate } from './compile-expression.ts'
import { Frame, Variables } from './frame.ts'
import { locateFailure } from './locate-failure.ts'
import type { Execute } from './loop-over.ts'

export interface CompiledMacro {
  readonly name: string
  readonly source: SourceText
  readonly parameters: readonly { readonly name: string; readonly fallback: Evaluate | undefined }[]
  readonly catches: Catches
  readonly body: Execute
  /** Whether `return()` in it ends it; in the body of a call block it ends the macro around that. */
  readonly returns: boolean
}

export type MacroSource = {
  readonly name: string
  readonly parameters: readonly Parameter[]
  readonly catches: Catches
  readonly body: readonly Statement[]
}

/** A macro that can be called: its code and the names it sees. */
export class Macro extends HostObject {
  readonly name: string
  readonly #compile: () => CompiledMacro
  readonly #variables: Variables

  constructor(name: string, compile: () => CompiledMacro, variables: Variables) {
    super('Macro')
    this.name = name
    this.#compile = compile
    this.#variables = variables
  }

  override attribute(name: string): Value | undefined {
    if (name === 'name') return this.name
    if (name === 'arguments') return new Tuple(this.#compile().parameters.map((parameter) => parameter.name))
    if (name === 'catch_kwargs') return this.#compile().catches.kwargs
    if (name === 'catch_varargs') return this.#compile().catches.varargs
    return name === 'caller' ? this.#compile().catches.caller : undefined
  }

  override print(): string {
    return `<Macro '${this.name}'>`
  }

  override call(args: readonly Value[], kwargs: Kwargs, call: CallSite): Value {
    if (!(call instanceof Frame))
      throw new Error('A macro was called with a call site that is not of a rendering.')
    const macro = this.#compile()
    const { session } = call
    session.enter()
    const variables = new Variables(this.#variables)
    const frame = new Frame(session, macro.source, variables, call)
    bindCatches(macro, args, kwargs, frame)
    try {
      bindParameters(macro, args, kwargs, frame)
      if (macro.body(frame) === 'return') {
        if (macro.returns) return frame.returned
        throw new ReturnSignal(frame.returned)
      }
      session.remember(frame.out.text, frame.out.pieces)
      return frame.out.text
    } catch (error) {
      if (macro.returns && error instanceof ReturnSignal) return error.value
      throw locateFailure(error, frame)
    } finally {
      session.leave()
    }
  }
}

/** Refusals in here are told at the place of the call. */
function bindCatches(macro: CompiledMacro, args: readonly Value[], kwargs: Kwargs, frame: Frame): void {
  const { name, parameters, catches } = macro
  const { names } = frame.variables
  // Nearly every call: nothing left over, nothing caught.
  if (
    kwargs.size === 0 &&
    args.length <= parameters.length &&
    !catches.varargs &&
    !catches.kwargs &&
    !catches.caller
  )
    return
  const extra = args.slice(parameters.length)
  if (extra.length > 0 && !catches.varargs) {
    throw new TemplateError(
      `The macro "${name}" takes at most ${parameters.length} arguments, got ${args.length}.`,
    )
  }
  if (catches.varargs) names.set('varargs', new Tuple(extra))
  const known = (key: string): boolean => parameters.some((parameter) => parameter.name === key)
  const unknown = [...kwargs].filter(([key]) => !known(key))
  const rest = unknown.filter(([key]) => !(key === 'caller' && catches.caller))
  if (rest.length > 0 && !catches.kwargs) throw unknownArgument(name, rest[0]![0])
  if (catches.kwargs) names.set('kwargs', Dict.of(rest))
  if (catches.caller && !known('caller')) {
    const caller = kwargs.get('caller')
    names.set(
      'caller',
      caller !== undefined
        ? caller
        : new Undefined('caller', frame.session.chainable, 'The macro was not called by a call block.'),
    )
  }
  for (const [index, parameter] of parameters.entries()) {
    if (index < args.length && kwargs.has(parameter.name)) {
      throw new TemplateError(`The macro "${name}" got the argument "${parameter.name}" twice.`)
    }
  }
}

function unknownArgument(macro: string, argument: string): TemplateError {
  return argument === 'caller'
    ? new TemplateError(`The macro "${macro}" is called with a block, but never uses "caller()".`)
    : new TemplateError(`The macro "${macro}" has no argument "${argument}".`)
}

function bindParameters(macro: CompiledMacro, args: readonly Value[], kwargs: Kwargs, frame: Frame): void {
  const { names } = frame.variables
  const { chainable } = frame.session
  const { parameters } = macro
  for (let index = 0; index < parameters.length; index++) {
    const { name, fallback } = parameters[index]!
    const given = index < args.length ? args[index] : kwargs.get(name)
    if (given !== undefined) names.set(name, given)
    else names.set(name, fallback === undefined ? missing(macro.name, name, chainable) : fallback(frame))
  }
}

function missing(macro: string, name: string, chainable: boolean): Undefined {
  return new Undefined(name, chainable, `The argument "${name}" of the macro "${macro}" was not given.`)
}
