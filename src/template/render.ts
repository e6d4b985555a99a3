import type { Location } from '../problems/problem.ts'
import type { Blank } from '../problems/rendered-as-nothing.ts'
import { compileMacro, compileStatements, lazily } from './compiler/compile-statements.ts'
import { Frame, Variables } from './compiler/frame.ts'
import { locateFailure } from './compiler/locate-failure.ts'
import type { Execute } from './compiler/loop-over.ts'
import { Macro } from './compiler/macro.ts'
import { PieceMap } from './compiler/output.ts'
import { type Answer, ManyQuestions, Pending, Session } from './compiler/session.ts'
import { jinjaGlobals } from './modules/jinja-globals.ts'
import type { MacroDefinition, Template } from './parse-template.ts'
import type { SourceMap } from './source-map.ts'
import { SourceText } from './syntax/place.ts'
import {
  type HostObject,
  type Kwargs,
  NO_KWARGS,
  orElse,
  type Question,
  ReturnSignal,
  type Scope,
  TemplateError,
  type Value,
} from './values/value.ts'

interface RunOptions {
  /** `strict` raises where Jinja raises; `chainable` lets attributes, items and calls of undefined names pass. */
  readonly onUndefined?: 'strict' | 'chainable'
  /** Loop rounds and macro calls allowed before the template is stopped; 1,000,000 unless told. */
  readonly steps?: number
  /** Answers the questions of host functions at once; without it, only `renderAsync` can. */
  readonly answer?: (question: Question) => unknown
  /** Answers of an attempt that was given up: taken, in this order, before `answer` is asked. */
  readonly answers?: readonly Answer[]
  /** Called when an attempt is given up to be repeated: what it changed outside must be put back. */
  readonly suspended?: () => void
  /** What the filter `random` draws from; give a seeded one where the same text must come out again. */
  readonly random?: () => number
}

export interface RenderOptions extends RunOptions {
  /** The context: every name that the template does not define itself. Jinja's own globals lie beneath it. */
  readonly scope: Scope
}

export interface Rendered {
  readonly text: string
  readonly map: SourceMap
  /** Where an undefined value was printed. */
  readonly blanks: readonly Blank[]
}

export interface CallOptions extends RunOptions {
  /** Where the call is told to stand in problems, e.g. the place of the operation's name. */
  readonly at: Location
}

/** Who answers what is asked while something renders. */
export interface Answering {
  answer(question: Question): Promise<unknown>
  /** Beyond it attempts are given up with `ManyQuestions`, which holds the answers so far. */
  readonly limit?: { readonly milliseconds: number; readonly answers: number } | undefined
}

export { type Answer, ManyQuestions }

const STEPS = 1_000_000

/** Renders once. Throws ProblemError; a question of a host function without an answer is a problem too. */
export function render(template: Template, options: RenderOptions): Rendered {
  return run(newSession(options), options, (session) => renderIn(session, template, options))
}

/**
 * Renders, and whenever a host function asks (`call.ask`) waits for the answer and renders again with the answers so far,
 * matched by order and key. `options` is called for each attempt, so that the host's own state starts anew.
 */
export function renderAsync(
  template: Template,
  options: RenderOptions | (() => RenderOptions),
  answering: Answering,
): Promise<Rendered> {
  return replay((answers) => {
    const settled = typeof options === 'function' ? options() : options
    return run(newSession(settled, answers), settled, (session) => renderIn(session, template, settled))
  }, answering)
}

/** A macro as a value, for a context: names it does not define itself are asked of `scope`. */
export function bindMacro(definition: MacroDefinition, scope: Scope): HostObject {
  return new Macro(definition.macroName, compiled(definition), new Variables(underlaid(scope)))
}

/** Calls a value (a bound macro) from the host, outside of any template. Throws ProblemError. */
export function callMacro(macro: Value, args: readonly Value[], kwargs: Kwargs, options: CallOptions): Value {
  return run(newSession(options), options, (session) => callIn(session, macro, args, kwargs, options.at))
}

/** As `callMacro`, waiting for answers as `renderAsync` does. `target` is called for each attempt. */
export function callMacroAsync(
  target: () => { macro: Value; args?: readonly Value[]; kwargs?: Kwargs },
  options: CallOptions,
  answering: Answering,
): Promise<Value> {
  return replay((answers) => {
    const { macro, args = [], kwargs = NO_KWARGS } = target()
    return run(newSession(options, answers), options, (session) =>
      callIn(session, macro, args, kwargs, options.at),
    )
  }, answering)
}

/** What a template evaluates to when it is a single expression, as in YAML; its text otherwise. */
export function evaluate(template: Template, options: RenderOptions): Value {
  const [only, ...more] = template.body
  if (only?.kind !== 'output' || more.length > 0) return render(template, options).text
  const set = {
    kind: 'set',
    target: { kind: 'name', name: RESULT, start: 0, end: 0 },
    value: only.value,
  } as const
  const execute = compileStatements([{ ...set, start: only.start, end: only.end }], template.text)
  return run(newSession(options), options, (session) => {
    const frame = new Frame(session, template.text, new Variables(underlaid(options.scope)), undefined)
    guarded(frame, () => whole(execute, frame))
    return frame.variables.names.get(RESULT) ?? null
  })
}

/** No template can write this name. */
const RESULT = '(result)'
const programs = new WeakMap<Template, Execute>()
const macros = new WeakMap<MacroDefinition['statement'], ReturnType<typeof compiled>>()

function program(template: Template): Execute {
  let execute = programs.get(template)
  if (execute === undefined)
    programs.set(template, (execute = compileStatements(template.body, template.text)))
  return execute
}

function compiled({ statement, source }: MacroDefinition): () => ReturnType<typeof compileMacro> {
  let compile = macros.get(statement)
  if (compile === undefined) {
    compile = lazily(() => compileMacro({ ...statement, name: statement.macroName }, source, true))
    macros.set(statement, compile)
  }
  return compile
}

function newSession(options: RunOptions & { readonly scope?: Scope }, soFar?: Answer[]): Session {
  const { onUndefined, scope, answer, answers: given, random = Math.random } = options
  const steps = options.steps ?? scope?.steps ?? STEPS
  const answers = soFar ?? (given && [...given])
  return new Session({
    chainable: onUndefined === 'chainable',
    steps,
    random,
    ...(answers === undefined ? {} : { answers }),
    ...(answer === undefined ? {} : { answer }),
  })
}

/** Jinja's own names beneath the host's. */
function underlaid(scope: Scope): Scope {
  return {
    get: (name) => orElse(scope.get(name), () => jinjaGlobals.get(name)),
    *keys() {
      yield* scope.keys()
      yield* jinjaGlobals.keys()
    },
  }
}

/** Effects run at the end, but not for an attempt that is going to be repeated. */
function run<T>(session: Session, { suspended }: RunOptions, body: (session: Session) => T): T {
  let pending = false
  try {
    return body(session)
  } catch (error) {
    pending = error instanceof Pending
    throw error
  } finally {
    if (pending) suspended?.()
    else for (const effect of session.effects) effect()
  }
}

function renderIn(session: Session, template: Template, { scope }: RenderOptions): Rendered {
  const frame = new Frame(session, template.text, new Variables(underlaid(scope)), undefined)
  const execute = program(template)
  guarded(frame, () => whole(execute, frame))
  const { text, pieces } = frame.out
  return { text, map: new PieceMap(pieces, text.length), blanks: session.blanks }
}

function callIn(session: Session, macro: Value, args: readonly Value[], kwargs: Kwargs, at: Location): Value {
  const outside = new SourceText('', at.file, at)
  const frame = new Frame(session, outside, new Variables(jinjaGlobals), undefined)
  return guarded(frame, () => frame.invoke(macro, args, kwargs))
}

function whole(execute: Execute, frame: Frame): void {
  if (execute(frame) === 'return') throw new ReturnSignal(frame.returned)
}

function guarded<T>(frame: Frame, body: () => T): T {
  try {
    return body()
  } catch (error) {
    if (error instanceof ReturnSignal) {
      throw locateFailure(new TemplateError('"return" stands outside of a macro.', 'Remove it.'), frame)
    }
    throw locateFailure(error, frame)
  }
}

async function replay<T>(attempt: (answers: Answer[]) => T, answering: Answering): Promise<T> {
  const { limit } = answering
  const answers: Answer[] = []
  let spent = 0
  for (;;) {
    const begun = performance.now()
    try {
      return attempt(answers)
    } catch (error) {
      if (!(error instanceof Pending)) throw error
      spent += performance.now() - begun
      if (limit && (spent > limit.milliseconds || answers.length >= limit.answers))
        throw new ManyQuestions(answers)
      answers.push(await settle(error.question, answering))
    }
  }
}

async function settle(question: Question, answering: Answering): Promise<Answer> {
  try {
    return { key: question.key, value: await answering.answer(question) }
  } catch (error) {
    return { key: question.key, error }
  }
}
