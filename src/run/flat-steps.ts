import type { Step } from './step.ts'

/** Those that hold others, such as transactions, replaced by what they hold. */
export function flatSteps(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => ('steps' in step ? flatSteps(step.steps) : [step]))
}
