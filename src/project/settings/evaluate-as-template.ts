import { type Location, ProblemError } from '../../problems/problem.ts'
import { contextHelpers } from '../../template/modules/context-helpers.ts'
import { parseJson, toJson } from '../../template/modules/json.ts'
import { parseTemplate } from '../../template/parse-template.ts'
import { evaluate } from '../../template/render.ts'
import { HostFunction, type Scope, TemplateError, type Value } from '../../template/values/value.ts'
import type { Json } from '../json.ts'
import { ExpressionError, type ExpressionScope } from './expression.ts'

/**
 * What only the whole template language can read: tuples, filters, statements. Undefined where it cannot either; whoever
 * tells the problem then says what the simple reader missed.
 */
export function evaluateAsTemplate(
  source: string,
  at: Location,
  scope: ExpressionScope,
  kind: 'expression' | 'text',
): Json | undefined {
  try {
    const text = kind === 'text' ? source : `{{ ${source} }}`
    const value = evaluate(parseTemplate(text, at.file), { scope: templateScope(scope) })
    return JSON.parse(toJson(value, { sortKeys: false, indent: undefined })) as Json
  } catch (error) {
    if (error instanceof ProblemError || error instanceof TemplateError || error instanceof ExpressionError) {
      return undefined
    }
    throw error
  }
}

function templateScope(scope: ExpressionScope): Scope {
  const names = new Map<string, Value>(contextHelpers())
  for (const name of ['env_var', 'var']) {
    names.set(name, new HostFunction(name, (args) => toValue(scope.call(name, args.map(fromValue)))))
  }
  for (const [name, value] of Object.entries(scope.names ?? {})) names.set(name, toValue(value))
  return names
}

const toValue = (json: Json): Value => parseJson(JSON.stringify(json))
const fromValue = (value: Value): Json =>
  JSON.parse(toJson(value, { sortKeys: false, indent: undefined })) as Json
