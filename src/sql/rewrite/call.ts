import { wrongArgumentCount, wrongArgumentTypes } from '../../problems/catalogue/sql.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Call, Expression } from '../ast.ts'
import { callName } from '../ast.ts'
import { boundAll } from '../functions/bound.ts'
import { findFunction, functionNames } from '../functions/catalogue.ts'
import { argumentText, arity, type Match, matchSignature, takenBy } from '../functions/signature.ts'
import type { FunctionSpec, RewriteCall } from '../functions/spec.ts'
import type { SqlType } from '../types.ts'
import { UNKNOWN } from '../types.ts'
import { coerce } from '../values/coerce.ts'
import type { Rewriting } from './context.ts'
import { Refusal, refuse, reject } from './context.ts'
import { rewriteOrder, rewriteWindow } from './order.ts'
import { anchored } from './outer-aggregate.ts'
import { hasSubquery, mayFail, obstacle, subqueryInLambda, tried } from './safe.ts'

/** A call of a function, by the row that the table has for it. */
export function rewriteCall(node: Call, to: Rewriting): Expression {
  const name = callName(node)
  const spec = findFunction(name)
  if (spec === undefined) return unknownFunction(node, name, to)
  return withSpec(node, name, spec, to)
}

function unknownFunction(node: Call, name: string, to: Rewriting): Expression {
  if (node.name.length > 1 && to.functions(node.name.map((part) => part.name)) !== undefined)
    return { ...node, args: node.args.map((arg) => to.expression(arg)) }
  const near = didYouMean(name, functionNames())
  if (near === undefined) {
    const written = node.name.map((part) => part.name).join('.')
    return refuse(
      to,
      node,
      `The function ${written} is not known to run on DuckDB.`,
      'Write what it does in its place, or leave the model out locally: config(local=...).',
    )
  }
  to.problems.push({
    code: 'unknown-function',
    severity: 'error',
    message: `There is no function ${name}.`,
    hint: `Did you mean ${near}?`,
    start: node.start,
    end: node.end,
  })
  throw new Refusal(name)
}

function withSpec(node: Call, name: string, spec: FunctionSpec, to: Rewriting): Expression {
  const types = node.args.map((arg) => (arg.kind === 'star' ? UNKNOWN : to.typeOf(arg)))
  const match = joinedMatch(node, name, matchSignature(spec.signatures, types, node.args), to)
  if (match === undefined) {
    wrongArguments(node, name, spec, types, to)
  }
  const narrowed = match.targets.findIndex(
    (target, index) => target?.kind === 'float64' && types[index]?.kind === 'bignumeric',
  )
  if (narrowed >= 0 && !asFloats.has(spec.family) && !floatsOnly.has(name))
    return refuse(
      to,
      node,
      `${name} of a BIGNUMERIC cannot run on DuckDB.`,
      'Cast it to FLOAT64 or NUMERIC first.',
    )
  const args = node.args.map((arg, index) => {
    if (arg.kind === 'star' || arg.kind === 'date-part') return arg
    const value = arg.kind === 'named-argument' ? arg.value : arg
    const target = match.targets[index]
    const rewritten = to.expression(value)
    if (target === undefined) return rewritten
    const variable = match.signature.parameters[index]?.pattern.kind !== 'type'
    return variable || rewritten.kind === 'string'
      ? coerce(rewritten, to.typeOf(value), target)
      : coercePlainly(rewritten, value, target, to)
  })
  const call: RewriteCall = {
    name,
    node,
    args: spec.kind === 'aggregate' && node.over === undefined ? anchored(node, args, to) : args,
    written: node.args,
    types,
    targets: match.targets,
    result: sharedFrom[name] === undefined ? spec.result(types, node) : match.result,
    window: node.over === undefined ? undefined : rewriteWindow(node.over, to),
    orderBy: node.orderBy.flatMap((item) => rewriteOrder(item, to)),
    rewrite: (expression) => to.expression(expression),
    typeOf: (expression) => to.typeOf(expression),
    refuse: (message, hint, at) => refuse(to, at ?? node, message, hint),
    reject: (message, hint, at) => reject(to, at ?? node, message, hint),
  }
  if (spec.kind === 'scalar' && modifiers(node)) {
    return reject(to, node, `${name} is no aggregate: DISTINCT, ORDER BY, LIMIT and OVER do not go with it.`)
  }
  if (node.safe && spec.kind !== 'scalar')
    return refuse(to, node, 'SAFE. before an aggregate cannot run on DuckDB.', 'Leave SAFE. out.')
  if (tries(node, name)) return outsideOfTry(call, spec, to)
  return spec.kind === 'scalar' ? outsideOfLambda(call, spec, to) : spec.duckdb(call)
}

/** No subquery may stand within a lambda of DuckDB: it is bound to a name around it. */
function outsideOfLambda(from: RewriteCall, spec: FunctionSpec, to: Rewriting): Expression {
  const value = spec.duckdb(from)
  return subqueryInLambda(value) ? withBound(from, hasSubquery, to, (call) => spec.duckdb(call)) : value
}

/** Functions that take a BIGNUMERIC as FLOAT64 in GoogleSQL too. */
const asFloats: ReadonlySet<string> = new Set(['statistical aggregate'])
const floatsOnly: ReadonlySet<string> = new Set(
  `PERCENTILE_CONT IS_INF IS_NAN IEEE_DIVIDE COS COSH ACOS ACOSH SIN SINH ASIN ASINH TAN TANH ATAN ATANH ATAN2 COT CSC SEC COTH CSCH
  SECH`.split(/\s+/),
)

function tries(node: Call, name: string): boolean {
  return node.safe || /^SAFE_(ADD|SUBTRACT|MULTIPLY|NEGATE|DIVIDE)$/.test(name)
}

/** Arguments that TRY cannot hold are bound to names around it; their errors are none of the function's. */
function outsideOfTry(from: RewriteCall, spec: FunctionSpec, to: Rewriting): Expression {
  return withBound(
    from,
    (arg, index) => obstacle(arg) !== undefined || mayFail(from.written[index] ?? arg),
    to,
    (call) => {
      const value = spec.duckdb(call)
      return from.node.safe ? tried(value, from.node, to) : value
    },
  )
}

function withBound(
  from: RewriteCall,
  wanted: (arg: Expression, index: number) => boolean,
  to: Rewriting,
  body: (call: RewriteCall) => Expression,
): Expression {
  const places = from.args.flatMap((arg, index) =>
    arg.kind !== 'interval' && wanted(arg, index) ? [index] : [],
  )
  const values = places.map((place) => from.args[place]!)
  return boundAll(values, to.fresh('value'), (stand) => {
    const args = from.args.map((arg, index) => stand[places.indexOf(index)] ?? arg)
    return body({ ...from, args })
  })
}

/** Functions whose arguments, from the given one on, take the one type that analysis found for the call. */
const sharedFrom: Readonly<Record<string, number>> = { COALESCE: 0, IFNULL: 0, GREATEST: 0, LEAST: 0, IF: 1 }

function joinedMatch(node: Call, name: string, match: Match | undefined, to: Rewriting): Match | undefined {
  const from = sharedFrom[name]
  const result = to.typeOf(node)
  if (match === undefined || from === undefined || result.kind === 'unknown') return match
  return { ...match, result, targets: match.targets.map((target, index) => (index < from ? target : result)) }
}

/** Integer literals may stay 32 bits wide where the function names the type that it takes. */
function coercePlainly(rewritten: Expression, value: Expression, target: SqlType, to: Rewriting): Expression {
  const type = to.typeOf(value)
  return type.kind === target.kind ? rewritten : coerce(rewritten, type, target)
}

function modifiers(node: Call): boolean {
  return (
    node.distinct ||
    node.orderBy.length > 0 ||
    node.limit !== undefined ||
    node.over !== undefined ||
    node.having !== undefined
  )
}

/** Told by analysis too, at the same place, or at the argument that is wrong. */
function wrongArguments(
  node: Call,
  name: string,
  spec: FunctionSpec,
  types: readonly SqlType[],
  to: Rewriting,
): never {
  const { min, max } = arity(spec.signatures)
  const signatures = spec.texts.map(takenBy)
  const counted = node.args.length >= min && node.args.length <= max
  const { code, severity, message, hint } = counted
    ? wrongArgumentTypes({ name, given: node.args.map((arg, i) => argumentText(arg, types[i]!)), signatures })
    : wrongArgumentCount({ name, given: node.args.length, min, max, signatures })
  const { start, end } = node
  to.problems.push({ code, severity, message, ...(hint === undefined ? {} : { hint }), start, end })
  throw new Refusal(message)
}
