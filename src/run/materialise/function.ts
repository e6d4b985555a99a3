// Functions of the project: one statement that replaces the former one.

import { statementOf } from '../../adapters/embed.ts'
import type { Compiled, Dialect } from '../../manifest/manifest.ts'
import type { UserFunction } from '../../manifest/node.ts'
import type { Step } from '../step.ts'
import { asStep, hooks } from './relation.ts'

export function functionSteps(node: UserFunction, compiled: Compiled, dialect: Dialect): readonly Step[] {
  return [
    ...hooks(node.preHooks, 'pre-hook', undefined),
    asStep(statementOf(compiled.first, `create the function "${node.relation.name}"`, dialect)),
    ...hooks(node.postHooks, 'post-hook', undefined),
  ]
}
