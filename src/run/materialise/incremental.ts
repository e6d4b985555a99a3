// Incremental models: built whole the first time, afterwards only the new rows go in, all or nothing.

import type { JsonObject } from '../../manifest/json.ts'
import type { Compiled } from '../../manifest/manifest.ts'
import type { Model } from '../../manifest/node.ts'
import { strategyUnknown, uniqueKeyMissing } from '../../problems/catalogue/run.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { IncrementalSpec, Situation, Step } from '../step.ts'
import { around, auditSteps, commentSteps, relationSteps } from './relation.ts'

const strategies = ['append', 'delete+insert', 'merge'] as const
const schemaChanges = ['ignore', 'fail', 'append_new_columns', 'sync_all_columns'] as const

export function incrementalSteps(node: Model, compiled: Compiled, situation: Situation): readonly Step[] {
  const spec = incrementalSpec(node, situation)
  const { former, fullRefresh, statements } = situation
  if (compiled.later === undefined || fullRefresh || former?.kind !== 'table') {
    return relationSteps(node, compiled.first, 'table', situation)
  }
  const table = { ...node.relation, kind: 'table' as const }
  return around(node, situation, [
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

export function incrementalSpec(node: Model, { can }: Pick<Situation, 'can'>): IncrementalSpec {
  const { config } = node
  const uniqueKey = textList(config.unique_key)
  const usual = uniqueKey.length === 0 ? 'append' : 'delete+insert'
  let strategy = oneOf(
    node,
    'incremental_strategy',
    config.incremental_strategy ?? usual,
    strategies,
    'default',
    usual,
  )
  if (strategy === 'merge' && !can.merge) strategy = 'delete+insert'
  if (strategy !== 'append' && uniqueKey.length === 0) {
    throw new ProblemError(uniqueKeyMissing({ model: node.name, strategy, at: node.at }))
  }
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
