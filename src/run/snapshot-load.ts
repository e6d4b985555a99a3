// Takes a snapshot again: rows that changed are closed and written anew.

import { embed } from '../adapters/embed.ts'
import type { BuildNode } from '../manifest/node.ts'
import { uniqueKeyNotThere } from '../problems/catalogue/run.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import { ProblemError } from '../problems/problem.ts'
import { versionColumns } from './materialise/snapshot.ts'
import type { SnapshotSpec, Step } from './step.ts'
import type { StepTools } from './step-tools.ts'

type SnapshotStep = Extract<Step, { kind: 'snapshot' }>

export async function takeSnapshot(step: SnapshotStep, node: BuildNode, tools: StepTools): Promise<void> {
  const { statements } = tools.adapter
  const { spec } = step
  const shape = { config: {}, temporary: true }
  const changed = { ...step.fresh, name: `${step.fresh.name}_changed` }
  const head = `SELECT *,\n  ${versionColumns(spec, statements)}\nFROM (\n`
  const source = embed(head, step.query, '\n) AS snapshot_source', '')
  const locate = (offset: number) => step.query.locate(offset - head.length)
  await tools.run(
    statements.create({ ...step.fresh, kind: 'table' }, { sql: source.sql, rendered: '', locate }, shape),
  )
  const columns = await tools.columns(step.fresh)
  const standing = await tools.columns(step.into)
  const missing = spec.uniqueKey.find(
    (key) => !columns.some(({ name }) => name.toLowerCase() === key.toLowerCase()),
  )
  if (missing !== undefined) {
    const all = columns.map(({ name }) => name)
    const near = didYouMean(missing, all)
    throw new ProblemError(
      uniqueKeyNotThere({ model: node.name, column: missing, columns: all, near, at: node.at }),
    )
  }
  const known = new Set(standing.map(({ name }) => name.toLowerCase()))
  const added = columns.filter(({ name }) => !known.has(name.toLowerCase()))
  for (const column of added) await tools.run(statements.addColumn(step.into, column))
  const names = columns.map(({ name }) => name)
  const text = (sql: string) => ({ sql, rendered: '', locate: () => undefined })
  await tools.run(
    statements.create(
      { ...changed, kind: 'table' },
      text(
        changedRows(
          step,
          names,
          added.map(({ name }) => name),
          tools,
        ),
      ),
      shape,
    ),
  )
  await tools.run({
    sql: closeChanged(step, changed.name, tools),
    purpose: 'close the versions that changed',
  })
  if (spec.hardDeletes === 'invalidate') {
    await tools.run({ sql: closeDeleted(step, tools), purpose: 'close the rows that are gone' })
  }
  await tools.run(statements.insert(step.into, names, changed))
  for (const relation of [changed, step.fresh]) {
    await tools.runQuietly(statements.drop({ ...relation, kind: 'table' }))
  }
}

/** New rows, and rows that differ from their current version. */
function changedRows(
  { into, fresh, spec }: SnapshotStep,
  columns: readonly string[],
  added: readonly string[],
  { adapter: { statements } }: StepTools,
): string {
  const { quote, quoteName } = statements
  const own = new Set(Object.values(spec.names).map((name) => name.toLowerCase()))
  const compared = (spec.checkColumns === 'all' ? columns : spec.checkColumns).filter(
    (name) => !own.has(name.toLowerCase()) && !added.includes(name),
  )
  const differs =
    spec.strategy === 'timestamp'
      ? `current_row.${quoteName(spec.names.validFrom)} < fresh.${quoteName(spec.names.updatedAt)}`
      : [
          ...compared.map(
            (name) => `current_row.${quoteName(name)} IS DISTINCT FROM fresh.${quoteName(name)}`,
          ),
          ...(added.length === 0 || spec.checkColumns !== 'all' ? [] : ['TRUE']),
        ].join(' OR ') || 'FALSE'
  return `SELECT fresh.*
FROM ${quote(fresh)} AS fresh
LEFT JOIN ${quote(into)} AS current_row
  ON ${sameKey('current_row', 'fresh', spec, quoteName)} AND current_row.${quoteName(spec.names.validTo)} IS NULL
WHERE current_row.${quoteName(spec.names.scdId)} IS NULL OR ${differs}`
}

function closeChanged({ into, fresh, spec }: SnapshotStep, changed: string, { adapter }: StepTools): string {
  const { quote, quoteName } = adapter.statements
  return `UPDATE ${quote(into)} AS dest
SET ${quoteName(spec.names.validTo)} = changed_row.${quoteName(spec.names.validFrom)}
FROM ${quote({ ...fresh, name: changed })} AS changed_row
WHERE ${sameKey('dest', 'changed_row', spec, quoteName)} AND dest.${quoteName(spec.names.validTo)} IS NULL`
}

function closeDeleted({ into, fresh, spec }: SnapshotStep, { adapter }: StepTools): string {
  const { quote, quoteName, now } = adapter.statements
  return `UPDATE ${quote(into)} AS dest
SET ${quoteName(spec.names.validTo)} = ${now}
WHERE dest.${quoteName(spec.names.validTo)} IS NULL
  AND NOT EXISTS (SELECT 1 FROM ${quote(fresh)} AS fresh WHERE ${sameKey('dest', 'fresh', spec, quoteName)})`
}

function sameKey(
  left: string,
  right: string,
  spec: SnapshotSpec,
  quoteName: (name: string) => string,
): string {
  return spec.uniqueKey.map((key) => `${left}.${quoteName(key)} = ${right}.${quoteName(key)}`).join(' AND ')
}
