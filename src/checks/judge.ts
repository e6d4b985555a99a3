// Whether a number of failures passes, warns or fails.

import type { TestConfig } from '../manifest/node.ts'

export type Verdict = 'pass' | 'warn' | 'fail'

const comparison = /^\s*(!=|<>|>=|<=|==?|>|<)\s*(-?\d+(?:\.\d+)?)\s*$/

const compare: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '!=': (a, b) => a !== b,
  '<>': (a, b) => a !== b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
  '=': (a, b) => a === b,
  '==': (a, b) => a === b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
}

/** A comparison with a number is decided here; anything else by the warehouse. */
export function isPlain(condition: string): boolean {
  return comparison.test(condition)
}

function holds(condition: string, failures: number, told: boolean): boolean {
  const parts = comparison.exec(condition)
  return parts === null ? told : compare[parts[1]!]!(failures, Number(parts[2]))
}

/** `told`: what the warehouse says of conditions that are not plain. */
export function judge(
  config: TestConfig,
  failures: number,
  told: { readonly warn: boolean; readonly error: boolean },
): Verdict {
  if (config.severity === 'error' && holds(config.errorIf, failures, told.error)) return 'fail'
  return holds(config.warnIf, failures, told.warn) ? 'warn' : 'pass'
}
