import { expect, it } from 'vitest'
import { ExactScalar } from '../manifest/exact-scalar.ts'
import type { Problem } from '../problems/problem.ts'
import { readReconcileRules } from './reconcile-rules.ts'

const read = (within: number | string | ExactScalar) => {
  const problems: Problem[] = []
  const node = {
    config: { meta: { reconcile: { tolerance: { Amount: { within } } } } },
    meta: {},
    at: { file: 'schema.yml', line: 1, column: 1 },
  }
  const { tolerances } = readReconcileRules(node, 'model "orders"', (problem) => problems.push(problem))
  return { within: tolerances.get('amount')?.within, codes: problems.map(({ code }) => code) }
}

it('a tolerance is a number, however YAML writes it', () => {
  expect(read(0.01)).toEqual({ within: 0.01, codes: [] })
  expect(read(new ExactScalar('1.0'))).toEqual({ within: 1, codes: [] })
  expect(read('1')).toEqual({ within: undefined, codes: ['reconcile-rule-invalid'] })
  expect(read(-1).codes).toEqual(['reconcile-rule-invalid'])
})
