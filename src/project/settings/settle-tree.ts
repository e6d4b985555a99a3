import { ExactScalar } from '../../manifest/exact-scalar.ts'
import {
  environmentVariableMissing,
  expressionWrong,
  variableMissing,
} from '../../problems/catalogue/project.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Location, Report } from '../../problems/problem.ts'
import { isSecretKey, isSecretName, type Secrets } from '../../problems/secrets.ts'
import type { Json, JsonObject } from '../json.ts'
import { setKey } from '../yaml/marks.ts'
import type { PlacedYaml } from '../yaml/placed-yaml.ts'
import { evaluateAsTemplate } from './evaluate-as-template.ts'
import { ExpressionError, type ExpressionScope, evaluateExpression, plainText } from './expression.ts'

/** What expressions in project files can see. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly vars: JsonObject
  /** Undefined while it is still being chosen. */
  readonly target?: JsonObject
  readonly secrets?: Secrets
}

interface Telling {
  readonly at: Location
  /** For the message: `targets.prod.project`. */
  readonly key: string
  readonly report: Report
}

/** Texts that run later, with a whole template language: they are handed on as they are. */
const later = /^\+?(pre[-_]hook|post[-_]hook|sql_header|where|on-run-start|on-run-end|query-comment|sql)$/

/**
 * A part of a YAML file with its `{{ }}` evaluated, as new objects: places are asked of the YAML file's own.
 * What cannot be evaluated is reported and left as written.
 */
export function settleTree(
  yaml: PlacedYaml,
  value: unknown,
  path: readonly string[],
  surroundings: Surroundings,
  report: Report,
): Json {
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) =>
      settleEntry(yaml, value, index, item, path, surroundings, report),
    )
  }
  if (typeof value !== 'object' || value === null || value instanceof ExactScalar) return value as Json
  const settled: Record<string, Json> = {}
  for (const [key, item] of Object.entries(value)) {
    setKey(
      settled,
      key,
      later.test(key) ? item : settleEntry(yaml, value, key, item, [...path, key], surroundings, report),
    )
  }
  return settled
}

/** One value of a mapping or list: what `settleTree` does, for a value that may be a text. */
export function settleEntry(
  yaml: PlacedYaml,
  container: object,
  key: string | number,
  item: unknown,
  path: readonly string[],
  surroundings: Surroundings,
  report: Report,
): Json {
  if (typeof item === 'object' && item !== null) return settleTree(yaml, item, path, surroundings, report)
  if (typeof item !== 'string') return item as Json
  const secret = isSecretKey(path.at(-1) ?? '')
  if (!item.includes('{{') && !item.includes('{%')) {
    if (secret) surroundings.secrets?.remember(item)
    // Rendering drops one line break at the end; variables are not rendered.
    return path[0] === 'vars' ? item : item.replace(/\n$/, '')
  }
  const settled = settleText(item, surroundings, {
    at: yaml.ofValue(container, key),
    key: path.join('.'),
    report,
  })
  if (secret && typeof settled === 'string') surroundings.secrets?.remember(settled)
  return settled
}

/** A text that is one expression gives that expression's value, any other text gives text. */
export function settleText(text: string, surroundings: Surroundings, telling: Telling): Json {
  let failed = false
  const scope = scopeOf(surroundings, telling)
  const asTemplate = (source: string, kind: 'expression' | 'text'): Json | undefined => {
    try {
      return evaluateAsTemplate(source, telling.at, scope, kind)
    } catch (error) {
      if (!(error instanceof Told)) throw error
      failed = true
      return null
    }
  }
  const evaluate = (source: string): Json => {
    try {
      return evaluateExpression(source, scope)
    } catch (error) {
      if (error instanceof Told) failed = true
      else if (error instanceof ExpressionError) {
        const value = asTemplate(source, 'expression')
        if (value !== undefined) return value
        failed = true
        telling.report(
          expressionWrong({ at: telling.at, key: telling.key, text: source, why: error.message }),
        )
      } else throw error
      return null
    }
  }
  if (text.includes('{%')) {
    const value = asTemplate(text, 'text')
    if (value !== undefined) return failed ? text : value
  }
  const whole = /^\s*\{\{-?((?:(?!\}\}).)*?)-?\}\}\s*$/s.exec(text)
  const value = whole === null ? replaceExpressions(text, evaluate) : evaluate(whole[1]!)
  return failed ? text : value
}

function replaceExpressions(text: string, evaluate: (source: string) => Json): string {
  return text.replace(/\{\{-?(.*?)-?\}\}/gs, (_, source: string) => plainText(evaluate(source)))
}

/** Something is wrong that has been reported already. */
class Told extends Error {}

function scopeOf(surroundings: Surroundings, telling: Telling): ExpressionScope {
  return {
    names: surroundings.target === undefined ? {} : { target: surroundings.target },
    call(name: string, args: readonly Json[]): Json {
      if (name === 'env_var') return environmentVariable(args, surroundings, telling)
      if (name === 'var') return variable(args, surroundings, telling)
      throw new ExpressionError(`the function "${name}" is not known here`)
    },
    attribute(name: string, key: string): Json | undefined {
      if (name !== 'target' || surroundings.target === undefined) return undefined
      return Object.hasOwn(surroundings.target, key) ? surroundings.target[key] : undefined
    },
  }
}

function environmentVariable(args: readonly Json[], surroundings: Surroundings, telling: Telling): Json {
  const name = plainText(args[0] ?? '')
  const value = Object.hasOwn(surroundings.environment, name) ? surroundings.environment[name] : undefined
  if (value !== undefined) {
    if (isSecretName(name)) surroundings.secrets?.remember(value)
    return value
  }
  if (args.length > 1) return args[1]!
  const near = didYouMean(name, Object.keys(surroundings.environment))
  telling.report(environmentVariableMissing({ at: telling.at, name, key: telling.key, near }))
  throw new Told()
}

function variable(args: readonly Json[], surroundings: Surroundings, telling: Telling): Json {
  const name = plainText(args[0] ?? '')
  if (Object.hasOwn(surroundings.vars, name)) return surroundings.vars[name]!
  if (args.length > 1) return args[1]!
  const near = didYouMean(name, Object.keys(surroundings.vars))
  telling.report(variableMissing({ at: telling.at, name, key: telling.key, near }))
  throw new Told()
}
