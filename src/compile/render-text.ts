import type { Json } from '../manifest/json.ts'
import type { Location } from '../problems/problem.ts'
import { parseTemplate } from '../template/parse-template.ts'
import { render } from '../template/render.ts'
import { HostFunction, type Scope, type Value } from '../template/values/value.ts'
import { toJson } from './context/plain-values.ts'

const ONE_EXPRESSION = /^\s*\{\{-?((?:[^{}"']|"[^"]*"|'[^']*'|\{(?!\{)|\}(?!\}))*?)-?\}\}\s*$/

const BEFORE = '{{ strata_keep('

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
  how: 'strict' | 'chainable' = 'strict',
): Json {
  const value = renderValue(text, at, scope, how)
  return toJson(value)
}

export function renderValue(
  text: string,
  at: Location,
  scope: Scope,
  how: 'strict' | 'chainable' = 'strict',
): Value {
  if (!isTemplate(text)) return text
  const expression = ONE_EXPRESSION.exec(text)?.[1]
  if (expression === undefined)
    return render(parseTemplate(text, at.file, { origin: at }), { scope, onUndefined: how }).text
  return evaluate(expression, at, scope, how)
}

/** The value of an expression written without braces, e.g. `ref('orders')`. */
export function evaluate(
  expression: string,
  at: Location,
  scope: Scope,
  how: 'strict' | 'chainable' = 'strict',
): Value {
  let found: Value = null
  const keep = new HostFunction('keep', ([value]) => {
    found = value ?? null
    return ''
  })
  const inner: Scope = {
    get: (name) => (name === 'strata_keep' ? keep : scope.get(name)),
    keys: () => scope.keys(),
  }
  // The expression begins where its text does, not where our own words before it would push it.
  const origin = { line: at.line, column: at.column - BEFORE.length }
  render(parseTemplate(`${BEFORE}${expression}) }}`, at.file, { origin }), { scope: inner, onUndefined: how })
  return found
}
