import type { Adapter, FileSource, Session } from '../../adapters/adapter.ts'
import type { Column } from '../../manifest/column.ts'
import type { Source } from '../../manifest/node.ts'
import type { Relation } from '../../manifest/relation.ts'
import type { LoadContext } from '../load-context.ts'
import { type Chunk, DELETED_AT } from './chunk-writer.ts'
import { forgetBlocks, giveBackMemory } from './give-back-memory.ts'
import { keepGone, momentOf, removeMissing } from './gone-rows.ts'
import { keepColumns } from './keep-columns.ts'
import { ROW_GROUP } from './row-group.ts'
import { isLoose, type KeyColumn, sameKey } from './same-key.ts'

export interface Extract {
  /** What wrote the files; it is there until they are published. */
  readonly local: Adapter
  readonly chunks: readonly Chunk[]
  /** Keys of rows that are gone. */
  readonly deletes: readonly Chunk[]
  readonly key: readonly KeyColumn[]
  /** Columns of the table that its server has no more. */
  readonly kept: readonly Column[]
  readonly soft: boolean
  /** The keys of all rows of the server, where they were asked for. */
  readonly keys: readonly Chunk[] | undefined
}

const parquet = (chunks: readonly Chunk[]): FileSource => ({
  files: chunks.map(({ file }) => file),
  format: 'parquet',
})

/**
 * Puts the files in the table's place. With `deletes: soft`, rows that the table has and the files have not stay, marked
 * as gone; `former` is then what the table has now. Columns that the server has no more stay too. Gives the rows of the table
 * afterwards.
 */
export async function publishWhole(
  context: LoadContext,
  session: Session,
  source: Source,
  extract: Extract,
  former: readonly Column[] | undefined,
): Promise<number> {
  const { relation } = source
  const soft = extract.soft && former !== undefined
  if (!soft && extract.kept.length === 0)
    return loadChunks(context, session, source, extract, extract.chunks, relation)
  const { adapter, signal } = context
  const fresh = { ...relation, name: `${relation.name}__fresh` }
  const rows = await loadChunks(context, session, source, extract, extract.chunks, fresh)
  const { kept: columns, key } = extract
  await keepColumns(context, session, { from: relation, columns, key }, fresh)
  const kept = soft ? await keepGone(context, session, { from: relation, former, into: fresh, key }) : 0
  const table = { ...relation, kind: 'table' as const }
  for (const statement of adapter.statements.publish({ ...fresh, kind: 'table' }, relation, table))
    await session.execute(statement, { signal })
  return rows + kept
}

async function loadChunks(
  { adapter, signal }: LoadContext,
  session: Session,
  source: Source,
  { local }: Extract,
  chunks: readonly Chunk[],
  into: Relation,
): Promise<number> {
  const groups = adapter.can.transactionalDdl ? inGroups(chunks) : [chunks]
  let total = 0
  for (const [index, group] of groups.entries()) {
    const mode = index === 0 ? ('replace' as const) : ('append' as const)
    const options = { mode, session, signal, at: source.at }
    total += (await adapter.loader.load(parquet(group), into, [], options)).rows
    await forgetBlocks(adapter)
    await giveBackMemory(local)
  }
  return total
}

/** One statement each, where several can be one transaction. */
function inGroups(chunks: readonly Chunk[]): readonly (readonly Chunk[])[] {
  const groups: Chunk[][] = []
  let rows = ROW_GROUP
  for (const chunk of chunks) {
    if (rows >= ROW_GROUP) {
      groups.push([])
      rows = 0
    }
    groups.at(-1)!.push(chunk)
    rows += chunk.rows
  }
  return groups
}

/**
 * Applies the files to the table by key: rows that are gone first, then rows that are new or changed. Doing it twice
 * is as doing it once. Gives the rows of the table afterwards.
 */
export async function publishChanges(
  context: LoadContext,
  session: Session,
  source: Source,
  extract: Extract,
): Promise<number> {
  const { adapter, signal } = context
  const { relation } = source
  const { quote } = adapter.statements
  const stage = (suffix: string): Relation => ({ ...relation, name: `${relation.name}__${suffix}` })
  const load = (chunks: readonly Chunk[], into: Relation) =>
    loadChunks(context, session, source, extract, chunks, into)
  if (extract.deletes.length > 0) {
    const gone = stage('gone')
    await load(extract.deletes, gone)
    await deleteRows(context, session, relation, gone, extract)
    await session.execute(adapter.statements.drop({ ...gone, kind: 'table' }), { signal })
  }
  if (extract.chunks.some(({ rows }) => rows > 0)) {
    const fresh = stage('fresh')
    await load(extract.chunks, fresh)
    const { kept: columns, key } = extract
    await keepColumns(context, session, { from: relation, columns, key }, fresh)
    await upsertRows(context, session, relation, fresh, extract)
    await session.execute(adapter.statements.drop({ ...fresh, kind: 'table' }), { signal })
  }
  if (extract.keys) {
    const there = stage('keys')
    await load(extract.keys, there)
    await removeMissing(context, session, { from: relation, there, key: extract.key, soft: extract.soft })
    await session.execute(adapter.statements.drop({ ...there, kind: 'table' }), { signal })
  }
  const { rows } = await session.query(`SELECT COUNT(*) FROM ${quote(relation)}`)
  return Number(rows[0]?.[0] ?? 0)
}

async function deleteRows(
  { adapter, signal, loadedAt }: LoadContext,
  session: Session,
  relation: Relation,
  gone: Relation,
  { key, soft }: Extract,
): Promise<void> {
  const { quote } = adapter.statements
  const named = `EXISTS (SELECT 1 FROM ${quote(gone)} AS gone WHERE ${sameKey(key, 'gone', 'kept', adapter)})`
  await session.execute(
    soft
      ? `UPDATE ${quote(relation)} AS kept SET ${DELETED_AT} = ${momentOf(adapter, loadedAt)}
WHERE kept.${DELETED_AT} IS NULL AND ${named}`
      : `DELETE FROM ${quote(relation)} AS kept WHERE ${named}`,
    { signal },
  )
}

/** Rows whose key is written otherwise now: they are not matched by it. */
async function deleteFormerlyWritten(
  { adapter, signal }: LoadContext,
  session: Session,
  relation: Relation,
  fresh: Relation,
  key: readonly KeyColumn[],
): Promise<void> {
  const { quote } = adapter.statements
  const letters = key.map(({ name }): KeyColumn => ({ name, equal: 'same' }))
  await session.execute(
    `DELETE FROM ${quote(relation)} AS kept
WHERE EXISTS (SELECT 1 FROM ${quote(fresh)} AS fresh WHERE ${sameKey(key, 'fresh', 'kept', adapter)} AND NOT (${sameKey(letters, 'fresh', 'kept', adapter)}))`,
    { signal },
  )
}

async function upsertRows(
  context: LoadContext,
  session: Session,
  relation: Relation,
  fresh: Relation,
  extract: Extract,
): Promise<void> {
  const { adapter, signal } = context
  if (isLoose(extract.key)) await deleteFormerlyWritten(context, session, relation, fresh, extract.key)
  const key = extract.key.map(({ name }) => name)
  const columns = (await adapter.catalog.columns(fresh, { signal }, session))!.map(({ name }) => name)
  const keys = new Set(key.map((name) => name.toLowerCase()))
  if (adapter.can.merge) {
    const updateColumns = columns.filter((name) => !keys.has(name.toLowerCase()))
    const spec = { into: relation, from: fresh, uniqueKey: key, columns, updateColumns, predicates: [] }
    await session.execute(adapter.statements.merge(spec), { signal })
    return
  }
  const spec = { relation, from: fresh, uniqueKey: key, predicates: [] }
  await session.execute(adapter.statements.deleteMatching(spec), { signal })
  await session.execute(adapter.statements.insert(relation, columns, fresh), { signal })
}
