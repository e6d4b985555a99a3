// Puts an incremental model's new rows into its table, after the two have been made to agree on their columns.

import type { Statement } from '../adapters/adapter.ts'
import type { Column } from '../manifest/column.ts'
import type { BuildNode } from '../manifest/node.ts'
import { columnsMissing, mergeKeyTwice, schemaChanged, uniqueKeyNotThere } from '../problems/catalogue/run.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import { ProblemError } from '../problems/problem.ts'
import { keyText } from './materialise/snapshot.ts'
import type { IncrementalSpec, Step } from './step.ts'
import type { StepTools } from './step-tools.ts'

type IncrementalStep = Extract<Step, { kind: 'incremental' }>

export async function loadIncrement(step: IncrementalStep, node: BuildNode, tools: StepTools): Promise<void> {
  const { statements } = tools.adapter
  const fill = statements.create({ ...step.fresh, kind: 'table' }, step.query, step.shape)
  await tools.run(statements.withMaxPartition?.(fill, step.into, step.shape.config) ?? fill)
  const fresh = await tools.columns(step.fresh)
  const columns = await settleColumns(step, node, fresh, await tools.columns(step.into), tools)
  const spec = { ...step.spec, uniqueKey: keyColumns(step.spec, node, fresh) }
  for (const statement of await loadStatements({ ...step, spec }, columns, node, tools))
    await tools.run(statement)
  await tools.runQuietly(statements.drop({ ...step.fresh, kind: 'table' }))
}

/** The columns to insert, once `on_schema_change` has been followed. */
export async function settleColumns(
  step: Pick<IncrementalStep, 'into' | 'spec'>,
  node: BuildNode,
  fresh: readonly Column[],
  standing: readonly Column[],
  tools: StepTools,
): Promise<readonly string[]> {
  const { statements } = tools.adapter
  const standingByName = byName(standing)
  const freshByName = byName(fresh)
  const added = fresh.filter(({ name }) => !standingByName.has(name.toLowerCase()))
  const removed = standing.filter(({ name }) => !freshByName.has(name.toLowerCase()))
  const retyped = fresh.filter(({ name, type }) => {
    const before = standingByName.get(name.toLowerCase())
    return before !== undefined && before.type !== type
  })
  const names = (columns: readonly Column[]) => columns.map(({ name }) => name)
  const mode = step.spec.onSchemaChange
  if (mode === 'fail' && added.length + removed.length + retyped.length > 0) {
    throw new ProblemError(
      schemaChanged({
        model: node.name,
        added: names(added),
        removed: names(removed),
        retyped: names(retyped),
        at: node.at,
      }),
    )
  }
  if (mode === 'ignore' && removed.length > 0) {
    throw new ProblemError(columnsMissing({ model: node.name, columns: names(removed), at: node.at }))
  }
  if (mode === 'append_new_columns' || mode === 'sync_all_columns') {
    for (const column of added) await tools.run(statements.addColumn(step.into, column))
    // New fields of a struct are columns of a kind; whatever else differs is the other mode's business.
    const narrower: Column[] = []
    for (const column of retyped) {
      if ((await tools.adapter.metadata?.addFields(step.into, column, tools.options)) !== true)
        narrower.push(column)
    }
    if (mode === 'sync_all_columns') {
      for (const { name } of removed) await tools.run(statements.dropColumn(step.into, name))
      for (const column of narrower) await tools.run(statements.changeColumnType(step.into, column))
    }
  }
  const kept = names(standing).filter((name) => freshByName.has(name.toLowerCase()))
  return mode === 'ignore' ? kept : [...kept, ...(mode === 'fail' ? [] : names(added))]
}

async function loadStatements(
  { into, fresh, spec, shape }: IncrementalStep,
  columns: readonly string[],
  node: BuildNode,
  tools: StepTools,
): Promise<readonly Statement[]> {
  const { statements } = tools.adapter
  const insert = statements.insert(into, columns, fresh)
  switch (spec.strategy) {
    case 'append':
    case 'microbatch':
      return [insert]
    case 'insert_overwrite':
      return overwrite({ into, fresh, spec, shape }, columns, tools)
    case 'delete+insert':
      return together(statements, [
        statements.deleteMatching({
          relation: into,
          from: fresh,
          uniqueKey: spec.uniqueKey,
          predicates: spec.predicates,
          config: shape.config,
        }),
        insert,
      ])
    case 'merge':
      if (spec.uniqueKey.length > 0) await refuseDoubleKeys(fresh, spec.uniqueKey, node, tools)
      return [
        statements.merge({
          into,
          from: fresh,
          uniqueKey: spec.uniqueKey,
          columns,
          updateColumns: columnsToUpdate(spec, columns),
          predicates: spec.predicates,
          config: shape.config,
        }),
      ]
  }
}

/** Whole partitions: by one statement, or each by a copy of its own, which costs nothing. */
async function overwrite(
  { into, fresh, spec, shape }: Pick<IncrementalStep, 'into' | 'fresh' | 'spec' | 'shape'>,
  columns: readonly string[],
  tools: StepTools,
): Promise<readonly Statement[]> {
  const { statements, metadata } = tools.adapter
  const { config } = shape
  const copies = (config.partition_by as { copy_partitions?: boolean } | undefined)?.copy_partitions === true
  const ids = copies ? statements.partitionIds?.(fresh, config) : undefined
  if (ids === undefined || metadata === undefined)
    return (
      statements.overwritePartitions?.({ into, from: fresh, columns, config, predicates: spec.predicates }) ??
      []
    )
  const { rows } = await tools.query(ids)
  for (const [id] of rows) await metadata.copyPartition(fresh, into, String(id), config, tools.options)
  return []
}

/** One text where the engine's transactions are one; else the transaction is the session's. */
function together(
  { together: asOne }: StepTools['adapter']['statements'],
  list: readonly Statement[],
): readonly Statement[] {
  return asOne === undefined ? list : [asOne(list)]
}

function columnsToUpdate(spec: IncrementalSpec, columns: readonly string[]): readonly string[] {
  const lower = (names: readonly string[]) => new Set(names.map((name) => name.toLowerCase()))
  if (spec.updateColumns !== undefined) {
    const wanted = lower(spec.updateColumns)
    return columns.filter((name) => wanted.has(name.toLowerCase()))
  }
  const left = lower([...spec.uniqueKey, ...spec.excludeColumns])
  return columns.filter((name) => !left.has(name.toLowerCase()))
}

/** Where a key comes twice, which row a merge keeps would be chance. */
async function refuseDoubleKeys(
  fresh: IncrementalStep['fresh'],
  uniqueKey: readonly string[],
  node: BuildNode,
  tools: StepTools,
): Promise<void> {
  const { statements } = tools.adapter
  const keys = uniqueKey.map((key) => keyText(key, statements))
  const { rows } = await tools.query({
    sql: `SELECT ${keys.join(', ')} FROM ${statements.quote(fresh)} WHERE ${keys.map((key) => `${key} IS NOT NULL`).join(' AND ')} GROUP BY ${keys.join(', ')} HAVING COUNT(*) > 1 LIMIT 1`,
    purpose: 'look for keys that come twice',
  })
  const [example] = rows
  if (example === undefined) return
  throw new ProblemError(
    mergeKeyTwice({
      model: node.name,
      key: uniqueKey.join(', '),
      example: example.map((value) => JSON.stringify(value)).join(', '),
      at: node.at,
    }),
  )
}

/** The key's columns as the query spells them. */
function keyColumns(spec: IncrementalSpec, node: BuildNode, fresh: readonly Column[]): readonly string[] {
  const columns = byName(fresh)
  return spec.uniqueKey.map((column) => {
    const found = columns.get(column.toLowerCase())
    if (found !== undefined) return found.name
    if (!/^\w+$/.test(column)) return column
    const all = fresh.map(({ name }) => name)
    const near = didYouMean(column, all)
    throw new ProblemError(uniqueKeyNotThere({ model: node.name, column, columns: all, near, at: node.at }))
  })
}

function byName(columns: readonly Column[]): ReadonlyMap<string, Column> {
  return new Map(columns.map((column) => [column.name.toLowerCase(), column]))
}
