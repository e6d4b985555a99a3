// After a relation is published: constraints, grants and authorised views are made as the project says.

import type { Step } from './step.ts'
import type { StepTools } from './step-tools.ts'

type AccessStep = Extract<Step, { kind: 'access' }>

export async function settleAccess(step: AccessStep, tools: StepTools): Promise<void> {
  const { statements, metadata } = tools.adapter
  const { relation, grants } = step
  for (const statement of statements.constraints?.(relation, step.constraints) ?? [])
    await tools.runQuietly(statement)
  if (grants !== undefined && statements.grants !== undefined) {
    const standing = (await metadata?.grants(relation, tools.options)) ?? new Map()
    for (const statement of statements.grants(relation, grants, standing)) await tools.runQuietly(statement)
  }
  if (step.authorize.length > 0) await metadata?.authorize(relation, step.authorize, tools.options)
}
