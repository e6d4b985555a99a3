import type { Location } from '../problems/problem.ts'
import type { MacroDefinition, Template } from './parse-template.ts'
import type { SourceMap } from './source-map.ts'
import type { HostObject, Kwargs, Question, Scope, Value } from './values/value.ts'

export interface RenderOptions {
  /** The context: every name that the template does not define itself. Jinja's own globals lie beneath it. */
  readonly scope: Scope
  /** `strict` raises where Jinja raises; `chainable` lets attributes, items and calls of undefined names pass. */
  readonly onUndefined?: 'strict' | 'chainable'
  /** Loop rounds and macro calls allowed before the template is stopped; 1,000,000 unless told. */
  readonly steps?: number
}

export interface Rendered {
  readonly text: string
  readonly map: SourceMap
}

/** Renders once. Throws ProblemError; a question of a host function without an answer is a problem too. */
export declare function render(template: Template, options: RenderOptions): Rendered

/**
 * Renders, and whenever a host function asks (`call.ask`) waits for the answer and renders again with the answers so far,
 * matched by order and key. `options` is called for each attempt, so that the host's own state starts anew.
 */
export declare function renderAsync(
  template: Template,
  options: RenderOptions | (() => RenderOptions),
  answer: (question: Question) => Promise<unknown>,
): Promise<Rendered>

/** A macro as a value, for a context: names it does not define itself are asked of `scope`. */
export declare function bindMacro(definition: MacroDefinition, scope: Scope): HostObject

/** Calls a value (a bound macro) from the host, outside of any template. Throws ProblemError. */
export declare function callMacro(
  macro: Value,
  args: readonly Value[],
  kwargs: Kwargs,
  options: Omit<RenderOptions, 'scope'> & { readonly at: Location },
): Value
