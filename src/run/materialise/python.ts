// Models in Python: the program runs first, on its own; what it gives is then built, tested and published as a query's rows are.

import type { Compiled, Query } from '../../manifest/manifest.ts'
import type { Model } from '../../manifest/node.ts'
import { pythonNotHere } from '../../problems/catalogue/python.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { Situation, Step } from '../step.ts'
import { hooks } from './relation.ts'

type Materialisation = (node: Model, compiled: Compiled, situation: Situation) => readonly Step[]

/** Hooks before it come first, those of its transaction too, which the program could not see. */
export function pythonSteps(
  node: Model,
  compiled: Compiled,
  situation: Situation,
  materialisation: Materialisation,
): readonly Step[] {
  const { statements, former, fullRefresh, hidden, dialect, can } = situation
  if (!can.transactionalDdl)
    throw new ProblemError(pythonNotHere({ model: node.name, engine: dialect, at: node.at }))
  const rows = { database: hidden, schema: 'main', name: node.relation.name }
  const sql = `SELECT * FROM ${statements.quote(rows)}`
  const query: Query = { sql, rendered: sql, locate: () => undefined }
  const later = node.config.materialized === 'incremental' && former?.kind === 'table' && !fullRefresh
  const { later: _, ...rest } = compiled
  const built = { ...rest, first: query, ...(compiled.later === undefined ? {} : { later: query }) }
  return [
    ...hooks(node.preHooks, 'pre-hook', undefined),
    {
      ...{ kind: 'python', into: rows },
      code: ((later ? compiled.later : undefined) ?? compiled.first).sql,
      steps: materialisation({ ...node, preHooks: [] }, built, situation),
    },
  ]
}
