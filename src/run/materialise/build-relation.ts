// A table or view from a query, as the engine can: rolled back when it fails, or made beside and published.

import type { Query } from '../../manifest/manifest.ts'
import type { BuildNode } from '../../manifest/node.ts'
import type { Situation, Step } from '../step.ts'
import { relationSteps } from './relation.ts'
import { apartSteps } from './without-rollback.ts'

export function buildRelation(
  node: BuildNode,
  query: Query,
  kind: 'table' | 'view',
  situation: Situation,
): readonly Step[] {
  return situation.can.transactionalDdl
    ? relationSteps(node, query, kind, situation)
    : apartSteps(node, query, kind, situation)
}
