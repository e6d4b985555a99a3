import type { Invocation } from '../invocation.ts'
import { printPlan } from '../print-plan.ts'

export const plan = (invocation: Invocation) => printPlan(invocation, 'build')
