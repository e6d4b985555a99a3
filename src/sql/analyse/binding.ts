// Names that stand for a value within one expression: parameters of a lambda, variables of WITH(...).

import type { Lambda } from '../ast.ts'
import { UNKNOWN_VALUE } from './names.ts'
import type { Scope, Value } from './scope.ts'
import { NO_INPUTS } from './scope.ts'
import type { Place, Work } from './work.ts'

/** `values` are those of the parameters, where the function that takes the lambda tells. */
export function lambdaValue(node: Lambda, values: readonly Value[], place: Place, work: Work): Value {
  const bound = node.parameters.map((each, i): [string, Value] => [each.name, values[i] ?? UNKNOWN_VALUE])
  return work.expression(node.body, binding(place, bound))
}

export function binding(place: Place, bound: readonly (readonly [string, Value])[]): Place {
  const variables = new Map(bound.map(([name, value]) => [name.toLowerCase(), value]))
  const scope: Scope = {
    inputs: NO_INPUTS,
    parent: place.scope,
    kind: 'binding',
    commonTables: place.scope.commonTables,
    variables,
  }
  return { ...place, scope }
}
