// What can be wrong with a request to compare two relations.

import { didYouMean } from '../did-you-mean.ts'
import type { Location, Problem } from '../problem.ts'

export function comparisonRelationMissing({ label }: { readonly label: string }): Problem {
  return {
    code: 'comparison-relation-missing',
    severity: 'error',
    message: `There is nothing to compare: "${label}" does not exist.`,
    hint: 'Build or load it first, or mend the name.',
  }
}

export interface ComparisonKeyMissing {
  readonly column: string
  readonly label: string
  readonly known: readonly string[]
}

export function comparisonKeyMissing({ column, label, known }: ComparisonKeyMissing): Problem {
  const near = didYouMean(column, known)
  return {
    code: 'comparison-key-missing',
    severity: 'error',
    message: `"${label}" has no column "${column}" to tell its rows apart.`,
    hint: near ? `Did you mean "${near}"?` : `Its columns are ${known.join(', ')}.`,
  }
}

export function comparisonImpossible({ a, b }: { readonly a: string; readonly b: string }): Problem {
  return {
    code: 'comparison-impossible',
    severity: 'error',
    message: `"${a}" and "${b}" have no column in common that could be compared.`,
    hint: 'Compare relations with the same columns, or exclude less.',
  }
}

export function comparisonUnknown({
  name,
  known,
  where,
}: {
  readonly name: string
  readonly known: readonly string[]
  /** Where it was looked for, where that is one place. */
  readonly where?: string
}): Problem {
  const near = didYouMean(name, known)
  return {
    code: 'comparison-unknown',
    severity: 'error',
    message:
      where === undefined
        ? `"${name}" is no node, relation or Parquet file that could be compared.`
        : `There is no "${name}" in ${where} that could be compared.`,
    hint: near
      ? `Did you mean "${near}"?`
      : 'Give a name of the project, schema.table, target:name, connection:schema.table, or a path that ends in .parquet.',
  }
}

/** Says of an unknown target that a connection may be meant as well. */
export function comparisonPrefixUnknown({
  target,
  prefixes,
  connections,
}: {
  /** What was said of the target. */
  readonly target: Problem
  readonly prefixes: readonly string[]
  readonly connections: readonly string[]
}): Problem {
  if (connections.length === 0) return target
  const near = prefixes.flatMap((prefix) => didYouMean(prefix, connections) ?? [])[0]
  const hint = near
    ? `Did you mean the connection "${near}"?`
    : `${target.hint ?? ''} The connections are ${connections.join(', ')}.`.trim()
  return { ...target, hint }
}

export function comparisonNeedsTwo(): Problem {
  return {
    code: 'comparison-needs-two',
    severity: 'error',
    message: 'Two things are needed for a comparison.',
    hint: 'Say "strata diff A B", or "strata diff A --target-a prod --target-b dev", or --select with two targets.',
  }
}

export interface ReconcileRuleInvalid {
  readonly what: string
  readonly rule: string
  readonly expected: string
  readonly at: Location
}

export function reconcileRuleInvalid({ what, rule, expected, at }: ReconcileRuleInvalid): Problem {
  return {
    code: 'reconcile-rule-invalid',
    severity: 'error',
    message: `The setting "reconcile.${rule}" of ${what} cannot be used.`,
    hint: `It must be ${expected}.`,
    at,
  }
}

export interface ToleranceUnfit {
  readonly column: string
  readonly typeName: string
  readonly rule: string
  /** What the rule is for. */
  readonly meant: string
}

export function toleranceUnfit({ column, typeName, rule, meant }: ToleranceUnfit): Problem {
  return {
    code: 'tolerance-unfit',
    severity: 'error',
    message: `"reconcile.tolerance.${column}.${rule}" is for ${meant}, and the column is ${typeName}.`,
    hint: rule === 'digits' ? 'Write "within" for numbers, or take the rule away.' : 'Take the rule away.',
  }
}
