// Incremental models: built whole the first time, afterwards only the new rows go in, all or nothing.

import type { JsonObject } from '../../manifest/json.ts'
import type { Compiled } from '../../manifest/manifest.ts'
import type { Model } from '../../manifest/node.ts'
import { mergeColumnsBothWays } from '../../problems/catalogue/merge.ts'
import { partitionsUnknown, strategyUnknown } from '../../problems/catalogue/run.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { IncrementalSpec, Situation, Step } from '../step.ts'
import { batchSpec, batchWindows } from './batch-windows.ts'
import { buildRelation } from './build-relation.ts'
import { apart, around, auditSteps, commentSteps, contractSteps } from './relation.ts'
import { batchesApart, changedApart } from './without-rollback.ts'

const strategies = ['append', 'delete+insert', 'merge', 'insert_overwrite', 'microbatch'] as const
const schemaChanges = ['ignore', 'fail', 'append_new_columns', 'sync_all_columns'] as const

export function incrementalSteps(node: Model, compiled: Compiled, situation: Situation): readonly Step[] {
  const { former, fullRefresh, statements } = situation
  const whole = fullRefresh || former?.kind !== 'table'
  if (whole && isForeign(node, situation)) return buildRelation(node, compiled.first, 'table', situation)
  const spec = incrementalSpec(node, situation)
  if (spec.strategy === 'microbatch') return batchSteps(node, spec, situation)
  if (whole || compiled.later === undefined) return buildRelation(node, compiled.first, 'table', situation)
  if (spec.strategy === 'merge' && spec.updateColumns !== undefined && spec.excludeColumns.length > 0)
    throw new ProblemError(mergeColumnsBothWays({ model: node.name, at: node.at }))
  const table = { ...node.relation, kind: 'table' as const }
  if (!situation.can.transactionalDdl) {
    const query = compiled.later
    return changedApart(node, situation, true, (into, fresh) => ({
      ...{ kind: 'incremental', into, fresh, query, spec },
      shape: { config: node.config, temporary: true },
    }))
  }
  return around(node, situation, [
    ...contractSteps(node, compiled.later, situation),
    {
      kind: 'incremental',
      into: node.relation,
      fresh: statements.temporary(node.relation, situation.hidden),
      query: compiled.later,
      shape: { config: node.config, temporary: true },
      spec,
    },
    ...auditSteps(node, situation),
    ...commentSteps(node, table, { ...situation, formerComments: undefined }),
  ])
}

/** Tests decide about all batches together; without them each batch stays that went well. */
function batchSteps(node: Model, spec: IncrementalSpec, situation: Situation): readonly Step[] {
  const { former, fullRefresh, statements, audits, batches } = situation
  const later = former?.kind === 'table' && !fullRefresh
  const table = { ...node.relation, kind: 'table' as const }
  const common = {
    kind: 'batches',
    windows: batches.only ?? batchWindows(node, { ...batches, later }),
    ...{ batch: batchSpec(node), spec, situation },
  } as const
  if (!situation.can.transactionalDdl && situation.byMacro !== true) {
    // What stands is never half rebuilt: all batches, or none.
    const together = audits.length > 0 || (former !== undefined && !later)
    return batchesApart(node, situation, { later, together }, (into, fresh, shape) => ({
      ...{ ...common, into, fresh, shape, together },
    }))
  }
  const step: Step = {
    ...common,
    into: node.relation,
    fresh: statements.temporary(node.relation, situation.hidden),
    shape: { config: node.config },
    together: audits.length > 0,
  }
  const after = [
    ...auditSteps(node, situation),
    ...commentSteps(node, table, { ...situation, formerComments: undefined }),
  ]
  return step.together ? around(node, situation, [step, ...after]) : apart(node, situation, [step, ...after])
}

/** Another engine's strategy, no misspelled one: what builds a table whole does not mind how its rows are added later. */
function isForeign({ config }: Model, { statements }: Situation): boolean {
  const { incremental_strategy: strategy } = config
  if (strategy === 'insert_overwrite') return statements.overwritePartitions === undefined
  if (typeof strategy !== 'string' || strategy === 'default') return false
  return (
    !(strategies as readonly string[]).includes(strategy) && didYouMean(strategy, strategies) === undefined
  )
}

export function incrementalSpec(
  node: Model,
  { can, statements }: Pick<Situation, 'can' | 'statements'>,
): IncrementalSpec {
  const { config } = node
  const uniqueKey = textList(config.unique_key)
  const usual = uniqueKey.length === 0 ? 'append' : can.transactionalDdl ? 'delete+insert' : 'merge'
  let strategy = oneOf(
    node,
    'incremental_strategy',
    config.incremental_strategy ?? usual,
    strategies,
    'default',
    usual,
  )
  if (strategy === 'merge' && !can.merge) strategy = 'delete+insert'
  if (strategy === 'insert_overwrite') {
    if (statements.overwritePartitions === undefined)
      throw new ProblemError(partitionsUnknown({ model: node.name, at: node.at }))
  } else if (uniqueKey.length === 0 && strategy !== 'microbatch' && !mergesOtherwise(node))
    strategy = 'append'
  const updateColumns = textList(config.merge_update_columns)
  return {
    strategy,
    uniqueKey,
    onSchemaChange: oneOf(node, 'on_schema_change', config.on_schema_change ?? 'ignore', schemaChanges),
    ...(updateColumns.length === 0 ? {} : { updateColumns }),
    excludeColumns: textList(config.merge_exclude_columns),
    predicates: textList(config.incremental_predicates ?? config.predicates),
  }
}

/** Rows are matched by names that both tables have, or what happens to them is spelled out. */
function mergesOtherwise({ config }: Model): boolean {
  return (
    config.incremental_strategy === 'merge' &&
    (config.merge_on_using_columns ?? config.merge_clauses) !== undefined
  )
}

export function textList(value: unknown): readonly string[] {
  if (value === undefined || value === null || value === '') return []
  return (Array.isArray(value) ? value : [value]).map(String)
}

export function oneOf<Value extends string>(
  node: { readonly name: string; readonly at: Model['at'] },
  setting: string,
  value: string | JsonObject,
  known: readonly Value[],
  alias?: string,
  meaning?: Value,
): Value {
  if (value === alias && meaning !== undefined) return meaning
  if ((known as readonly unknown[]).includes(value)) return value as Value
  const text = String(value)
  throw new ProblemError(
    strategyUnknown({
      model: node.name,
      setting,
      value: text,
      known,
      near: didYouMean(text, known),
      at: node.at,
    }),
  )
}
