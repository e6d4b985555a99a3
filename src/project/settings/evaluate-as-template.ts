import { type Location, ProblemError } from '../../problems/problem.ts'
import { contextHelpers } from '../../template/modules/context-helpers.ts'
import { toDateTime } from '../../template/modules/datetime/datetime-module.ts'
import { parseTemplate } from '../../template/parse-template.ts'
import { evaluate } from '../../template/render.ts'
import {
  HostFunction,
  type Scope,
  TemplateError,
  Undefined,
  type Value,
} from '../../template/values/value.ts'
import type { Json } from '../json.ts'
import { toJson, toValue } from '../template-values.ts'
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
  now: () => Date = () => new Date(),
): Json | undefined {
  try {
    const text = kind === 'text' ? source : `{{ ${source} }}`
    const value = evaluate(parseTemplate(text, at.file), { scope: templateScope(scope, now) })
    return value instanceof Undefined ? undefined : toJson(value)
  } catch (error) {
    if (error instanceof ProblemError || error instanceof TemplateError || error instanceof ExpressionError) {
      return undefined
    }
    throw error
  }
}

function templateScope(scope: ExpressionScope, now: () => Date): Scope {
  const names = new Map<string, Value>(contextHelpers())
  for (const name of ['env_var', 'var']) {
    names.set(name, new HostFunction(name, (args) => toValue(scope.call(name, args.map(toJson)))))
  }
  names.set('run_started_at', toDateTime(now()))
  for (const [name, value] of Object.entries(scope.names ?? {})) names.set(name, toValue(value))
  return names
}
