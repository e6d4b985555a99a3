import type { Json } from '../manifest/json.ts'
import type { Location } from '../problems/problem.ts'
import { toJson } from '../project/template-values.ts'
import { parseTemplate } from '../template/parse-template.ts'
import { evaluate } from '../template/render.ts'
import type { Scope, Value } from '../template/values/value.ts'

type Strictness = 'strict' | 'chainable'

/** Says whether rendering changes a text of YAML: a template drops the line break at its end. */
export function isRendered(text: string): boolean {
  return text.endsWith('\n') || isTemplate(text)
}

/** Says whether a text of YAML holds a template. */
export function isTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%') || text.includes('{#')
}

/**
 * A text of YAML with its template rendered. Of a single expression the value itself is given, so that
 * `"{{ var('days') }}"` stays a number. Throws ProblemError.
 */
export function renderText(
  text: string,
  at: Location,
  scope: Scope,
  onUndefined: Strictness = 'strict',
): Json {
  return toJson(renderValue(text, at, scope, onUndefined))
}

export function renderValue(
  text: string,
  at: Location,
  scope: Scope,
  onUndefined: Strictness = 'strict',
): Value {
  return isTemplate(text)
    ? evaluate(parseTemplate(text, at.file, { origin: at }), { scope, onUndefined })
    : text.replace(/\n$/, '')
}

/** The value of an expression written without braces, e.g. `ref('orders')`. */
export function evaluateBare(expression: string, at: Location, scope: Scope, onUndefined: Strictness): Value {
  // The expression begins where its text does, not where our own braces would push it.
  const origin = { line: at.line, column: at.column - 3 }
  return evaluate(parseTemplate(`{{ ${expression} }}`, at.file, { origin }), { scope, onUndefined })
}
