import type { Session } from '../../adapters/adapter.ts'
import type { FoundRelation } from '../../manifest/lookup.ts'
import type { Query } from '../../manifest/manifest.ts'
import type { Source } from '../../manifest/node.ts'
import type { Relation } from '../../manifest/relation.ts'
import type { LoadContext } from '../load-context.ts'
import { BATCH_ID, LOADED_AT } from '../stamp-batches.ts'
import { RAW_FILE, RAW_ROW, UNREADABLE } from './raw-reader.ts'

/** The session's table of converted rows, with a reason where a row cannot be used. */
export const STAGED = 'strata_staged'
/** Its columns for a row that cannot be used: why, and the record as it was. */
export const REASON = '__strata_reason'
export const RECORD = '__strata_record'

export interface StagedCounts {
  readonly rows: number
  readonly rejected: number
  /** The first rejects, e.g. `data/in/a.csv, row 7: ...`. */
  readonly examples: readonly string[]
}

const EXAMPLES = 3

/** Puts the good rows in the table's place, and the others, if any, into `<table>__rejects`. */
export async function publishStaged(
  context: LoadContext,
  session: Session,
  source: Source,
): Promise<StagedCounts> {
  const { adapter, signal, batchId, loadedAt } = context
  const { literal, quote } = adapter.statements
  const stamp = `to_timestamp(${loadedAt / 1000}) AS ${LOADED_AT}, ${literal(batchId)} AS ${BATCH_ID}`
  const good = `SELECT * EXCLUDE (${RAW_FILE}, ${RAW_ROW}, ${REASON}, ${RECORD}), ${stamp}
FROM ${STAGED} WHERE ${REASON} IS NULL`
  const bad = `SELECT *, ${stamp} FROM (
SELECT file AS _file, row_number AS _row, reason AS _reason, record AS _record FROM ${UNREADABLE}
UNION ALL
SELECT ${RAW_FILE}, ${RAW_ROW}, ${REASON}, ${RECORD} FROM ${STAGED} WHERE ${REASON} IS NOT NULL
) ORDER BY _file, _row`
  const { relation } = source
  const rejects: Relation = { ...relation, name: `${relation.name}__rejects` }
  const standing = await adapter.catalog.relations([{ database: relation.database, schema: relation.schema }])
  const former = (wanted: Relation) =>
    standing.find(({ name }) => name.toLowerCase() === wanted.name.toLowerCase())
  await replace(context, session, relation, good, former(relation))
  await replace(context, session, rejects, bad, former(rejects))
  const rows = await count(session, quote(relation))
  const rejected = await count(session, quote(rejects))
  const examples = rejected === 0 ? [] : await firstRejects(session, quote(rejects))
  if (rejected === 0)
    await session.execute(adapter.statements.drop({ ...rejects, kind: 'table' }), { signal })
  for (const table of [STAGED, UNREADABLE]) await session.execute(`DROP TABLE ${table}`)
  return { rows, rejected, examples }
}

async function replace(
  { adapter, signal }: LoadContext,
  session: Session,
  to: Relation,
  sql: string,
  former: FoundRelation | undefined,
): Promise<void> {
  const query: Query = { sql, rendered: sql, locate: () => undefined }
  for (const statement of adapter.statements.replace(
    { ...to, kind: 'table' },
    query,
    { config: {} },
    former,
  )) {
    await session.execute(statement, { signal })
  }
}

async function count(session: Session, table: string): Promise<number> {
  const { rows } = await session.query(`SELECT COUNT(*) FROM ${table}`)
  return Number(rows[0]?.[0] ?? 0)
}

async function firstRejects(session: Session, table: string): Promise<readonly string[]> {
  const { rows } = await session.query(
    `SELECT _file, _row, _reason FROM ${table} ORDER BY _file, _row LIMIT ${EXAMPLES}`,
  )
  return rows.map(([file, row, reason]) => `${file}, row ${row}: ${reason}`)
}
