// From a node and what stands in the warehouse to the steps that build it. One function per materialisation.

import { isPython } from '../../manifest/is-python.ts'
import type { Compiled } from '../../manifest/manifest.ts'
import type { BuildNode, Model } from '../../manifest/node.ts'
import { materializationUnknown, nothingCompiled, relationTaken } from '../../problems/catalogue/run.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { Situation, Step } from '../step.ts'
import { buildRelation } from './build-relation.ts'
import { externalSteps } from './external.ts'
import { functionSteps } from './function.ts'
import { incrementalSteps } from './incremental.ts'
import { pythonSteps } from './python.ts'
import { seedSteps } from './seed.ts'
import { snapshotSteps } from './snapshot.ts'
import { materialisedViewSteps, mlModelSteps } from './warehouse-kinds.ts'

type Materialisation = (node: Model, compiled: Compiled, situation: Situation) => readonly Step[]

const ofModels: Readonly<Record<string, Materialisation>> = {
  table: (node, compiled, situation) => buildRelation(node, compiled.first, 'table', situation),
  view: (node, compiled, situation) => buildRelation(node, compiled.first, 'view', situation),
  incremental: incrementalSteps,
  materialized_view: materialisedViewSteps,
  ml_model: mlModelSteps,
  external: externalSteps,
}

export const materialisations: readonly string[] = [...Object.keys(ofModels), 'ephemeral']

/** Throws a ProblemError where the node's configuration makes no sense. */
export function materialise(
  node: BuildNode,
  compiled: Compiled | undefined,
  situation: Situation,
): readonly Step[] {
  const { former, can } = situation
  const replaceable =
    former === undefined ||
    former.kind === 'table' ||
    former.kind === 'view' ||
    (former.kind === 'materialized_view' && can.materializedViews === true)
  if (!replaceable) {
    const relation = situation.statements.quote(former)
    throw new ProblemError(relationTaken({ model: node.name, kind: former.kind, relation, at: node.at }))
  }
  if (node.kind === 'seed') return seedSteps(node, situation)
  if (compiled === undefined) throw new ProblemError(nothingCompiled({ node: node.name, at: node.at }))
  if (node.kind === 'function') return functionSteps(node, compiled, situation.dialect)
  if (node.kind === 'snapshot') return snapshotSteps(node, compiled, situation)
  const own = materialisationOf(node)
  return isPython(node) ? pythonSteps(node, compiled, situation, own) : own(node, compiled, situation)
}

export function materialisationOf(node: Model): Materialisation {
  const materialized = node.config.materialized ?? 'view'
  const found = ofModels[materialized]
  if (found !== undefined) return found
  throw new ProblemError(
    materializationUnknown({
      model: node.name,
      materialized,
      known: materialisations,
      near: didYouMean(materialized, materialisations),
      at: node.at,
    }),
  )
}
