// Takes a snapshot again: versions of rows that changed or are gone are closed, and the new ones written.

import { embed } from '../adapters/embed.ts'
import type { Column } from '../manifest/column.ts'
import type { BuildNode } from '../manifest/node.ts'
import { uniqueKeyNotThere } from '../problems/catalogue/run.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import { ProblemError } from '../problems/problem.ts'
import { keyText, versionColumns } from './materialise/snapshot.ts'
import type { SnapshotSpec, Step } from './step.ts'
import type { StepTools } from './step-tools.ts'

type SnapshotStep = Extract<Step, { kind: 'snapshot' }>

/** Of a new version: the id of the version that it closes. */
const CLOSES = 'strata_closes'

export async function takeSnapshot(step: SnapshotStep, node: BuildNode, tools: StepTools): Promise<void> {
  const { statements } = tools.adapter
  const shape = { config: {}, temporary: true }
  // The ending is how a later run knows what a dead one left.
  const versions = { ...step.fresh, name: step.fresh.name.replace(/(__strata_\w+)?$/, '_changed$1') }
  await tools.run(statements.create({ ...step.fresh, kind: 'table' }, freshQuery(step, tools), shape))
  const columns = await tools.columns(step.fresh)
  checkKey(step.spec, node, columns)
  const standing = await tools.columns(step.into)
  const known = new Set(standing.map(({ name }) => name.toLowerCase()))
  const added = columns.filter(({ name }) => !known.has(name.toLowerCase()))
  for (const column of added) await tools.run(statements.addColumn(step.into, column))
  const sql = newVersions(step, columns, added, tools)
  const query = { sql, rendered: '', locate: () => undefined }
  await tools.run(statements.create({ ...versions, kind: 'table' }, query, shape))
  await tools.run({
    sql: closeReplaced(step, versions.name, tools),
    purpose: 'close the versions that changed',
  })
  if (step.spec.hardDeletes === 'invalidate')
    await tools.run({ sql: closeDeleted(step, tools), purpose: 'close the rows that are gone' })
  const names = columns.map(({ name }) => name)
  await tools.run(statements.insert(step.into, names, versions))
  for (const relation of [versions, step.fresh])
    await tools.runQuietly(statements.drop({ ...relation, kind: 'table' }))
}

function freshQuery({ spec, query }: SnapshotStep, { adapter }: StepTools) {
  const head = `SELECT *,\n  ${versionColumns(spec, adapter.statements)}\nFROM (\n`
  const { sql } = embed(head, query, '\n) AS snapshot_source', '', adapter.dialect)
  return { sql, rendered: '', locate: (offset: number) => query.locate(offset - head.length) }
}

function checkKey({ uniqueKey }: SnapshotSpec, node: BuildNode, columns: readonly Column[]): void {
  const all = columns.map(({ name }) => name)
  const names = new Set(all.map((name) => name.toLowerCase()))
  const missing = uniqueKey.find((key) => /^\w+$/.test(key) && !names.has(key.toLowerCase()))
  if (missing === undefined) return
  const near = didYouMean(missing, all)
  throw new ProblemError(
    uniqueKeyNotThere({ model: node.name, column: missing, columns: all, near, at: node.at }),
  )
}

/** New rows, rows that differ from their current version, and records of what is gone. */
function newVersions(
  step: SnapshotStep,
  columns: readonly Column[],
  added: readonly Column[],
  tools: StepTools,
): string {
  const { spec } = step
  const { quoteName } = tools.adapter.statements
  const names = columns.map(({ name }) => name)
  const id = quoteName(spec.names.scdId)
  const back =
    spec.hardDeletes === 'new_record' ? ` OR current_row.${quoteName(spec.names.isDeleted)} = 'True'` : ''
  const changed = `SELECT ${names.map((name) => `fresh_row.${quoteName(name)}`).join(', ')}, current_row.${id} AS ${CLOSES}
FROM ${freshRows(step, tools)} AS fresh_row
LEFT JOIN ${currentRows(step, tools)} AS current_row ON ${sameKey(spec)}
WHERE current_row.${id} IS NULL OR ${differs(spec, names, added, tools)}${back}`
  return spec.hardDeletes === 'new_record'
    ? `${changed}\nUNION ALL\n${deletionRecords(step, names, tools)}`
    : changed
}

function differs(
  spec: SnapshotSpec,
  names: readonly string[],
  added: readonly Column[],
  { adapter }: StepTools,
): string {
  const { quoteName } = adapter.statements
  if (spec.strategy === 'timestamp') {
    const { validFrom, updatedAt } = spec.names
    return `current_row.${quoteName(validFrom)} < fresh_row.${quoteName(updatedAt)}`
  }
  const own = new Set(Object.values(spec.names).map((name) => name.toLowerCase()))
  const isNew = new Set(added.map(({ name }) => name.toLowerCase()))
  const compared = (spec.checkColumns === 'all' ? names : spec.checkColumns).filter(
    (name) => !own.has(name.toLowerCase()) && !isNew.has(name.toLowerCase()),
  )
  const parts = compared.map(
    (name) => `current_row.${quoteName(name)} IS DISTINCT FROM fresh_row.${quoteName(name)}`,
  )
  // A column that was not there before makes every row another one.
  if (spec.checkColumns === 'all' && added.length > 0) parts.push('TRUE')
  return parts.length === 0 ? 'FALSE' : `(${parts.join(' OR ')})`
}

/** A row that is gone, as it was last, marked as deleted; not again where it is marked already. */
function deletionRecords(step: SnapshotStep, names: readonly string[], tools: StepTools): string {
  const { spec } = step
  const { quoteName, now, hash } = tools.adapter.statements
  const id = `current_row.${quoteName(spec.names.scdId)}`
  const special = new Map([
    [spec.names.scdId, hash([id, now])],
    [spec.names.updatedAt, now],
    [spec.names.validFrom, now],
    [spec.names.isDeleted, "'True'"],
  ])
  const values = names.map((name) => special.get(name) ?? `current_row.${quoteName(name)}`)
  return `SELECT ${values.map((value, index) => `${value} AS ${quoteName(names[index]!)}`).join(', ')}, ${id} AS ${CLOSES}
FROM ${currentRows(step, tools)} AS current_row
LEFT JOIN ${freshRows(step, tools)} AS fresh_row ON ${sameKey(spec)}
WHERE fresh_row.${quoteName(spec.names.scdId)} IS NULL
  AND current_row.${quoteName(spec.names.isDeleted)} IS DISTINCT FROM 'True'`
}

function closeReplaced(
  { into, fresh, spec }: SnapshotStep,
  versions: string,
  { adapter }: StepTools,
): string {
  const { quote, quoteName } = adapter.statements
  return `UPDATE ${quote(into)} AS dest
SET ${quoteName(spec.names.validTo)} = version.${quoteName(spec.names.validFrom)}
FROM ${quote({ ...fresh, name: versions })} AS version
WHERE dest.${quoteName(spec.names.scdId)} = version.${CLOSES} AND ${isCurrent('dest.', spec, quoteName)}`
}

function closeDeleted(step: SnapshotStep, tools: StepTools): string {
  const { into, spec } = step
  const { quote, quoteName, now } = tools.adapter.statements
  const id = quoteName(spec.names.scdId)
  return `UPDATE ${quote(into)} AS dest
SET ${quoteName(spec.names.validTo)} = ${now}
WHERE ${isCurrent('dest.', spec, quoteName)} AND dest.${id} IN (
  SELECT current_row.${id} FROM ${currentRows(step, tools)} AS current_row
  LEFT JOIN ${freshRows(step, tools)} AS fresh_row ON ${sameKey(spec)}
  WHERE fresh_row.${id} IS NULL
)`
}

function isCurrent(prefix: string, spec: SnapshotSpec, quoteName: (name: string) => string): string {
  const end = `${prefix}${quoteName(spec.names.validTo)}`
  return spec.validToCurrent === undefined
    ? `${end} IS NULL`
    : `(${end} = ${spec.validToCurrent} OR ${end} IS NULL)`
}

function currentRows({ into, spec }: SnapshotStep, { adapter }: StepTools): string {
  const { quote, quoteName } = adapter.statements
  return `(SELECT *, ${keyColumns(spec, quoteName)} FROM ${quote(into)} WHERE ${isCurrent('', spec, quoteName)})`
}

function freshRows({ fresh, spec }: SnapshotStep, { adapter }: StepTools): string {
  const { quote, quoteName } = adapter.statements
  return `(SELECT *, ${keyColumns(spec, quoteName)} FROM ${quote(fresh)})`
}

function keyColumns({ uniqueKey }: SnapshotSpec, quoteName: (name: string) => string): string {
  return uniqueKey.map((key, index) => `${keyText(key, { quoteName })} AS strata_key_${index}`).join(', ')
}

function sameKey({ uniqueKey }: SnapshotSpec): string {
  return uniqueKey
    .map((_, index) => `current_row.strata_key_${index} = fresh_row.strata_key_${index}`)
    .join(' AND ')
}
