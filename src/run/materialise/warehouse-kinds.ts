// What only some warehouses have: materialised views, and models of machine learning.

import type { Compiled } from '../../manifest/manifest.ts'
import type { Model } from '../../manifest/node.ts'
import { notOnThisWarehouse } from '../../problems/catalogue/run.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { Situation, Step } from '../step.ts'
import { buildRelation } from './build-relation.ts'
import { asStep, hooks } from './relation.ts'
import { apartSteps } from './without-rollback.ts'

export function materialisedViewSteps(
  node: Model,
  compiled: Compiled,
  situation: Situation,
): readonly Step[] {
  if (situation.can.materializedViews === true)
    return apartSteps(node, compiled.first, 'materialized_view', situation)
  return instead(node, compiled, situation, 'a materialized view')
}

/** Predictions use the old model until the new one is trained: the engine replaces it by itself. */
export function mlModelSteps(node: Model, compiled: Compiled, situation: Situation): readonly Step[] {
  const { statements, columns } = situation
  if (statements.createModel === undefined)
    return instead(node, compiled, situation, 'a model of machine learning')
  const described = (node.config.persist_docs as { relation?: boolean } | undefined)?.relation === true
  const shape = {
    config: node.config,
    ...(columns === undefined ? {} : { columns }),
    ...(described ? { description: node.description } : {}),
  }
  return [
    ...hooks(node.preHooks, 'pre-hook', undefined),
    ...statements.createModel(node.relation, compiled.first, shape).map(asStep),
    ...hooks(node.postHooks, 'post-hook', undefined),
  ]
}

/** Its stand-in, where the project names one, is a table. */
function instead(node: Model, compiled: Compiled, situation: Situation, what: string): readonly Step[] {
  if (node.standIn === true) return buildRelation(node, compiled.first, 'table', situation)
  throw new ProblemError(notOnThisWarehouse({ model: node.name, what, at: node.at }))
}
