import type { Expression } from '../ast.ts'
import { alike } from '../coerce.ts'
import { printType, typeByName } from '../type-text.ts'
import type { SqlType } from '../types.ts'
import { arrayOf, FLOAT64, INT64, NULL, sameType, UNKNOWN } from '../types.ts'
import type { Parameter, Signature, TypePattern } from './spec.ts'

/** Reads `'array<T>, int64?, string... -> T'`; `?` is optional, `...` repeated, `!` takes no plain number such as 1 or 0.5, `name:` before a type a named argument. */
export function signature(text: string): Signature {
  const [before = '', after = ''] = text.split('->')
  const parameters = splitTop(before).map((part): Parameter => {
    const named = /^(\w+):(.*)$/.exec(part)
    const body = named?.[2] ?? part
    const repeated = body.endsWith('...')
    const optional = body.endsWith('?') || repeated
    const strict = body.endsWith('!')
    const pattern = typePattern(body.replace(/[?!]$|\.\.\.$/, ''))
    return named?.[1] === undefined
      ? { pattern, optional, repeated, ...(strict ? { strict } : {}) }
      : { pattern, optional, repeated, name: named[1] }
  })
  return { parameters, result: typePattern(after.trim()) }
}

function splitTop(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function typePattern(text: string): TypePattern {
  const name = text.trim()
  const array = /^array<(.*)>$/.exec(name)
  if (array?.[1] !== undefined) return { kind: 'array', element: typePattern(array[1]) }
  if (/^[A-Z]$/.test(name)) return { kind: 'variable', name }
  // What never gives a value is of every type.
  if (name === 'null') return { kind: 'type', type: NULL }
  if (name === 'any' || name === 'part' || name === 'lambda' || name === 'struct') return { kind: name }
  const type = typeByName(name, 'bigquery')
  if (type === undefined) throw new Error(`the function table names no type "${name}"`)
  return { kind: 'type', type }
}

/** A signature that takes the arguments: what each is coerced to (undefined: left as it is) and what the call gives. */
export interface Match {
  readonly signature: Signature
  readonly targets: readonly (SqlType | undefined)[]
  readonly result: SqlType
}

/**
 * The signature that takes the arguments with the least coercion; undefined when none does. Where the types that are
 * not known leave several, only what these agree on is told.
 */
export function matchSignature(
  signatures: readonly Signature[],
  types: readonly SqlType[],
  args: readonly Expression[],
): Match | undefined {
  let best: Match | undefined
  let bestCost = Number.POSITIVE_INFINITY
  const unsure = types.some(
    (type, index) => type.kind === 'unknown' && !typeless.has(args[index]?.kind ?? ''),
  )
  for (const candidate of signatures) {
    const found = matchOne(candidate, types, args)
    if (found === undefined || found.cost > bestCost) continue
    if (found.cost < bestCost) best = found.match
    else if (unsure && best !== undefined) best = agreed(best, found.match)
    bestCost = found.cost
    if (bestCost === 0 && !unsure) break
  }
  return best
}

const typeless = new Set(['star', 'date-part', 'lambda', 'interval'])

function agreed(a: Match, b: Match): Match {
  return {
    signature: a.signature,
    targets: a.targets.map((target, index) => {
      const other = b.targets[index]
      return target !== undefined && other !== undefined && sameType(target, other) ? target : undefined
    }),
    result: sameType(a.result, b.result) ? a.result : UNKNOWN,
  }
}

/** How many arguments the signatures take, for the message about a wrong number. */
export function arity(signatures: readonly Signature[]): { readonly min: number; readonly max: number } {
  let min = Number.POSITIVE_INFINITY
  let max = 0
  for (const { parameters } of signatures) {
    min = Math.min(min, parameters.filter((parameter) => !parameter.optional).length)
    max = Math.max(max, parameters.some((parameter) => parameter.repeated) ? Infinity : parameters.length)
  }
  return { min, max }
}

/** What a signature takes, in words for people. */
export function takenBy(text: string): string {
  return text.split('->')[0]!.trim().replaceAll(/\bN\b/g, 'number')
}

/** The type of an argument as a message names it. */
export function argumentText(arg: Expression, type: SqlType): string {
  if (arg.kind === 'date-part') return arg.name
  return printType(type, 'bigquery') ?? (type.kind === 'unknown' ? '?' : type.kind.toUpperCase())
}

function matchOne(candidate: Signature, types: readonly SqlType[], args: readonly Expression[]) {
  const { parameters } = candidate
  const last = parameters[parameters.length - 1]
  if (types.length > parameters.length && last?.repeated !== true) return undefined
  const required = parameters.reduce((count, parameter) => count + (parameter.optional ? 0 : 1), 0)
  if (types.length < required) return undefined
  const bound = new Map<string, SqlType>()
  let cost = 0
  const chosen: TypePattern[] = []
  for (const index of literalsLast(args.slice(0, types.length))) {
    const parameter = parameterAt(parameters, index, args[index])
    if (parameter === undefined) return undefined
    if (parameter.strict === true && isNumberLiteral(args[index])) return undefined
    const step = accept(parameter.pattern, types[index]!, args[index], bound)
    if (step === undefined) return undefined
    cost += step
    chosen[index] = parameter.pattern
  }
  const targets = chosen.map((pattern) => resolve(pattern, bound))
  if (narrowsLiteral(targets, types, args)) return undefined
  const match: Match = { signature: candidate, targets, result: resolve(candidate.result, bound) ?? UNKNOWN }
  return { match, cost }
}

/** A literal such as 0.5 is a NUMERIC only beside one. */
function narrowsLiteral(
  targets: readonly (SqlType | undefined)[],
  types: readonly SqlType[],
  args: readonly Expression[],
): boolean {
  if (types.some(({ kind }) => kind === 'unknown' || kind === 'numeric' || kind === 'bignumeric'))
    return false
  return targets.some((target, index) => /numeric$/.test(target?.kind ?? '') && isDecimalLiteral(args[index]))
}

/** The places of the arguments, those of literals such as 0.5 or 'a' last: they take the type of what is not one. */
function literalsLast(args: readonly Expression[]): number[] {
  const places = args.map((_, index) => index)
  const gives = (index: number) => isDecimalLiteral(args[index]) || isLiteral(args[index])
  return [...places.filter((index) => !gives(index)), ...places.filter(gives)]
}

/** A literal such as -0.5, which is a FLOAT64 unless it stands beside a NUMERIC. */
export function isDecimalLiteral(arg: Expression | undefined): boolean {
  if (arg?.kind === 'unary' && arg.operator === '-') return isDecimalLiteral(arg.operand)
  return arg?.kind === 'number' && !arg.integer
}

function isNumberLiteral(arg: Expression | undefined): boolean {
  if (arg?.kind === 'unary' && arg.operator === '-') return isNumberLiteral(arg.operand)
  return arg?.kind === 'number'
}

function parameterAt(parameters: readonly Parameter[], index: number, arg: Expression | undefined) {
  if (arg?.kind === 'named-argument') {
    const name = arg.name.name.toLowerCase()
    const last = parameters[parameters.length - 1]
    return (
      parameters.find((parameter) => parameter.name === name) ?? (last?.repeated === true ? last : undefined)
    )
  }
  return parameters[Math.min(index, parameters.length - 1)]
}

/** The cost of giving a value of `type` where `pattern` is wanted; undefined where that may not be. */
function accept(
  pattern: TypePattern,
  type: SqlType,
  arg: Expression | undefined,
  bound: Map<string, SqlType>,
): number | undefined {
  const isPart = arg?.kind === 'date-part'
  if (pattern.kind === 'part') return isPart ? 0 : undefined
  if (isPart) return undefined
  switch (pattern.kind) {
    case 'any':
      return 0
    case 'lambda':
      return arg?.kind === 'lambda' ? 0 : undefined
    case 'struct':
      return type.kind === 'struct' || vague(type) ? 0 : undefined
    case 'array':
      if (vague(type)) return 0
      return type.kind === 'array' ? accept(pattern.element, type.element, undefined, bound) : undefined
    case 'variable':
      return bind(pattern.name, type, arg, bound)
    case 'type':
      return coercionCost(type, pattern.type, arg)
  }
}

function vague(type: SqlType): boolean {
  return type.kind === 'unknown' || type.kind === 'null'
}

function bind(name: string, type: SqlType, arg: Expression | undefined, bound: Map<string, SqlType>) {
  const numeric = name === 'N'
  if (numeric && !vague(type) && numberRank(type) === undefined) {
    if (!sizedNumber(type)) return undefined
  }
  const known = bound.get(name)
  if (known === undefined || vague(known)) {
    if (known === undefined || !vague(type)) bound.set(name, type)
    return 0
  }
  if (vague(type) || sameType(known, type)) return 0
  if (isDecimalLiteral(arg) && /numeric$/.test(known.kind)) return 1
  const wide = commonType(known, type)
  if (wide !== undefined) {
    bound.set(name, wide)
    return 1
  }
  return coercionCost(type, known, arg)
}

function sizedNumber(type: SqlType): boolean {
  return type.kind !== 'int64' && /^(u?int\d+|float32)$/.test(type.kind)
}

function resolve(pattern: TypePattern, bound: ReadonlyMap<string, SqlType>): SqlType | undefined {
  if (pattern.kind === 'type') return pattern.type
  if (pattern.kind === 'variable') {
    const type = bound.get(pattern.name)
    if (pattern.name === 'N' && type?.kind === 'null') return INT64
    return type
  }
  if (pattern.kind !== 'array') return undefined
  const element = resolve(pattern.element, bound)
  return element === undefined ? undefined : arrayOf(element)
}

function numberRank(type: SqlType): number | undefined {
  const rank = ['int64', 'numeric', 'bignumeric', 'float64'].indexOf(type.kind)
  return rank < 0 ? undefined : rank
}

/** The type that both numbers, or both dates and times, widen to. */
export function commonType(a: SqlType, b: SqlType): SqlType | undefined {
  const left = numberRank(a)
  const right = numberRank(b)
  if (left !== undefined && right !== undefined) return left > right ? a : b
  if (sizedNumber(a) && right !== undefined) return right === 0 ? INT64 : b
  if (sizedNumber(b) && left !== undefined) return left === 0 ? INT64 : a
  if (sizedNumber(a) && sizedNumber(b)) return a.kind === 'float32' || b.kind === 'float32' ? FLOAT64 : INT64
  const times = ['date', 'datetime']
  if (times.includes(a.kind) && times.includes(b.kind)) {
    return times.indexOf(a.kind) > times.indexOf(b.kind) ? a : b
  }
  if (a.kind === 'array' && b.kind === 'array') {
    const element = vague(a.element)
      ? b.element
      : vague(b.element)
        ? a.element
        : commonType(a.element, b.element)
    return element === undefined ? undefined : arrayOf(element)
  }
  return sameType(a, b) ? a : undefined
}

/** What a type becomes without being told to, and at which cost. */
const implicit: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  int64: { float64: 1, numeric: 2, bignumeric: 3 },
  numeric: { bignumeric: 1, float64: 2 },
  bignumeric: { float64: 6 },
  date: { datetime: 1 },
}

const fromStringLiteral = ['date', 'datetime', 'time', 'timestamp']

function coercionCost(from: SqlType, to: SqlType, arg: Expression | undefined): number | undefined {
  if (from.kind === 'array' && to.kind === 'array') return alike(from, to) ? 0 : undefined
  if (from.kind === to.kind || vague(from) || to.kind === 'unknown') return 0
  if (sizedNumber(from)) return coercionCost(from.kind === 'float32' ? FLOAT64 : INT64, to, arg) ?? undefined
  const steps = implicit[from.kind]?.[to.kind]
  if (steps !== undefined) return steps
  if (from.kind === 'string' && isLiteral(arg) && fromStringLiteral.includes(to.kind)) return 5
  if (from.kind === 'float64' && isDecimalLiteral(arg) && /numeric$/.test(to.kind)) return 1
  return undefined
}

/** Literals and parameters take the type that is asked of them. */
export function isLiteral(arg: Expression | undefined): boolean {
  return arg?.kind === 'string' || arg?.kind === 'parameter'
}
