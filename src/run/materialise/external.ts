// A model that is kept as files: written once its tests have passed, with a view of them in its place.

import type { Compiled } from '../../manifest/manifest.ts'
import type { Model } from '../../manifest/node.ts'
import { externalNotHere } from '../../problems/catalogue/run.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { Situation, Step } from '../step.ts'
import { around, asStep, commentSteps, contractSteps } from './relation.ts'
import { tableShape } from './table-shape.ts'

export function externalSteps(node: Model, compiled: Compiled, situation: Situation): readonly Step[] {
  const { statements, audits, hidden, former } = situation
  if (statements.external === undefined)
    throw new ProblemError(externalNotHere({ model: node.name, at: node.at }))
  const rows = statements.temporary(node.relation, hidden)
  const shape = { ...tableShape(node, situation), temporary: true }
  return around(node, situation, [
    ...contractSteps(node, compiled.first, situation),
    asStep(statements.create({ ...rows, kind: 'table' }, compiled.first, shape)),
    ...(audits.length === 0
      ? []
      : [{ kind: 'audit', tests: audits, against: rows, instead: node.relation } as const]),
    {
      ...{ kind: 'external', from: rows, to: node.relation, former },
      files: statements.external.settle(node.relation.name, node.config, situation.externalRoot),
      directory: situation.directory,
    },
    ...commentSteps(node, { ...node.relation, kind: 'view' }, situation),
  ])
}
