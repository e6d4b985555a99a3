import type { NodeResult } from '../../manifest/results.ts'
import type { Problem } from '../../problems/problem.ts'
import type { PageProblem } from '../page-data.ts'

export function describeProblems(result: NodeResult | undefined): readonly PageProblem[] {
  return (result?.problems ?? []).map(describeProblem)
}

function describeProblem(problem: Problem): PageProblem {
  const { at } = problem
  return {
    severity: problem.severity,
    message: problem.message,
    ...(problem.hint === undefined ? {} : { hint: problem.hint }),
    ...(at === undefined ? {} : { place: `${at.file}:${at.line}:${at.column}` }),
    ...(problem.details === undefined ? {} : { details: problem.details }),
  }
}
