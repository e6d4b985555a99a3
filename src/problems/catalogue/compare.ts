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
}: {
  readonly name: string
  readonly known: readonly string[]
}): Problem {
  const near = didYouMean(name, known)
  return {
    code: 'comparison-unknown',
    severity: 'error',
    message: `"${name}" is no node, relation or Parquet file that could be compared.`,
    hint: near
      ? `Did you mean "${near}"?`
      : 'Give a name of the project, schema.table, target:name, or a path that ends in .parquet.',
  }
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
  readonly source: string
  readonly rule: string
  readonly expected: string
  readonly at: Location
}

export function reconcileRuleInvalid({ source, rule, expected, at }: ReconcileRuleInvalid): Problem {
  return {
    code: 'reconcile-rule-invalid',
    severity: 'error',
    message: `The setting "reconcile.${rule}" of source "${source}" cannot be used.`,
    hint: `It must be ${expected}.`,
    at,
  }
}
