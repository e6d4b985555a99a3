import { createHash } from 'node:crypto'
import type { Adapter, Session } from '../../adapters/adapter.ts'
import type { Source } from '../../manifest/node.ts'
import type { Relation } from '../../manifest/relation.ts'
import { typeUnknown } from '../../problems/catalogue/adapters.ts'
import { filesAllRejected, filesRowsRejected } from '../../problems/catalogue/ingest.ts'
import { type Problem, ProblemError } from '../../problems/problem.ts'
import { describeHeld } from '../describe-held.ts'
import type { LoadContext, Loaded } from '../load-context.ts'
import { recordLoad } from '../record-load.ts'
import { convertColumn, guessType } from './convert-column.ts'
import { type FilesRequest, type RawFormat, readFilesRequest } from './files-request.ts'
import { type FoundFiles, findFiles } from './find-files.ts'
import { isRemote, loadRemote } from './load-remote.ts'
import { isNotStamp, type MatchedColumn, matchColumns } from './match-columns.ts'
import { publishStaged, REASON, RECORD, STAGED, type StagedCounts } from './publish-staged.ts'
import { RAW, RAW_FILE, RAW_ROW, type RawReader, type RawTable, UNREADABLE } from './raw-reader.ts'
import { readCsv } from './read-csv.ts'
import { readNdjson } from './read-ndjson.ts'
import { readParquet } from './read-parquet.ts'
import { type StageFiles, throughEmbedded } from './through-embedded.ts'

const READERS: { readonly [format in RawFormat]: RawReader } = {
  csv: readCsv,
  ndjson: readNdjson,
  parquet: readParquet,
}

/** Loads files into a table with the declared types; what does not convert goes to `<table>__rejects`. */
export async function loadFiles(context: LoadContext, source: Source): Promise<Loaded> {
  const request = readFilesRequest(source)
  if (isRemote(request)) return loadRemote(context, source, request)
  const found = await findFiles(source, request, context.projectDirectory)
  const checksum = checksumOf(source, request, found)
  const held = context.fullRefresh ? undefined : await context.held()
  if (held?.checksum === checksum) {
    const { rows, rejected } = held
    return { status: 'skipped', rows, rejected, message: describeHeld(held), checksum, problems: [] }
  }
  const stageHere: StageFiles = async (within, session, to) => ({
    warnings: await stage(within, session, to, request, found),
    counts: await publishStaged(within, session, to),
  })
  const stageAll = context.adapter.dialect === 'duckdb' ? stageHere : throughEmbedded(stageHere)
  return context.transaction(async (session) => {
    const { warnings, counts } = await stageAll(context, session, source)
    warnings.push(...judgeRejects(source, counts))
    await recordLoad(context, session, source, { ...counts, checksum })
    return { status: 'loaded', ...counts, message: describe(counts, found), checksum, problems: warnings }
  })
}

function describe({ rows, rejected }: StagedCounts, { files }: FoundFiles): string {
  const from = files.length === 1 ? files[0]!.name : `${files.length} files`
  const aside = rejected > 0 ? `, ${rejected.toLocaleString('en')} rejected` : ''
  return `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'} from ${from}${aside}`
}

/** Of the files' bytes and of everything that decides what becomes of them. */
function checksumOf(source: Source, request: FilesRequest, { format, files }: FoundFiles): string {
  const columns = source.columns.map(({ name, type }) => [name, type])
  const content = files.map(({ name, checksum }) => [name, checksum])
  return createHash('sha256')
    .update(JSON.stringify([format, request.policy, request.text, columns, content]))
    .digest('hex')
}

/** Fills the session's table of converted rows. Returns warnings. */
async function stage(
  context: LoadContext,
  session: Session,
  source: Source,
  request: FilesRequest,
  { format, files }: FoundFiles,
): Promise<Problem[]> {
  const { adapter, signal, batchId } = context
  await session.execute(
    `CREATE OR REPLACE TEMP TABLE ${UNREADABLE} (file VARCHAR, row_number BIGINT, reason VARCHAR, record VARCHAR)`,
  )
  const declared = source.columns.filter(isNotStamp).map(({ name }) => name)
  const token = createHash('sha256').update(`${batchId} ${source.id}`).digest('hex').slice(0, 12)
  const raw = await READERS[format](
    { adapter, session, signal, text: request.text, token, declared, at: source.at },
    files,
  )
  const { columns, warnings } = matchColumns(source, raw.columns, request.policy)
  const types = await settleTypes(context, session, source, columns, request)
  await session.execute(convertStatement(adapter, raw, columns, types, request), { signal })
  await session.execute(`DROP TABLE ${RAW}`)
  return [...warnings]
}

/** The engine's type of every column: declared, the file's own, or guessed from its values. */
async function settleTypes(
  context: LoadContext,
  session: Session,
  source: Source,
  columns: readonly MatchedColumn[],
  { text }: FilesRequest,
): Promise<ReadonlyMap<MatchedColumn, string>> {
  const { adapter, dialect, signal } = context
  const types = new Map<MatchedColumn, string>()
  const unknown: MatchedColumn[] = []
  for (const column of columns) {
    const type =
      column.declared === undefined ? undefined : adapter.statements.typeName(column.declared, dialect)
    if (column.declared !== undefined && type === undefined) {
      throw new ProblemError(typeUnknown({ type: column.declared, column: column.name, at: source.at }))
    }
    const settled = type ?? column.raw?.type
    if (settled !== undefined) types.set(column, settled)
    else if (column.raw) unknown.push(column)
    else types.set(column, 'VARCHAR')
  }
  if (unknown.length > 0) {
    const guesses = unknown.map(({ raw }) => guessType(raw!, text, adapter.statements.literal))
    const { rows } = await session.query(`SELECT ${guesses.join(',\n')} FROM ${RAW}`, { signal })
    for (const [index, column] of unknown.entries()) types.set(column, String(rows[0]?.[index] ?? 'VARCHAR'))
  }
  return types
}

/** Converts first and looks for what did not, so that the words are only made for rows that need them. */
function convertStatement(
  adapter: Adapter,
  raw: RawTable,
  columns: readonly MatchedColumn[],
  types: ReadonlyMap<MatchedColumn, string>,
  { text }: FilesRequest,
): string {
  const { quoteName, literal } = adapter.statements
  const values: string[] = []
  const faults: { readonly when: string; readonly reason: string }[] = []
  if (raw.unusable) faults.push(raw.unusable)
  for (const [index, column] of columns.entries()) {
    const type = types.get(column)!
    const value = column.raw ? convertColumn(column.raw, type, text, literal) : 'NULL'
    values.push(`CAST(${value} AS ${type}) AS __strata_value_${index}`)
    if (!column.raw || value === column.raw.sql) continue
    const shown = `left(CAST(${column.raw.sql} AS VARCHAR), 60)`
    const told = column.declared ?? type
    faults.push({
      when: `${column.raw.sql} IS NOT NULL AND __strata_value_${index} IS NULL`,
      reason: `concat(${literal(`${column.name}: "`)}, ${shown}, ${literal(`" is not ${article(told)} ${told}.`)})`,
    })
  }
  const any = faults.map(({ when }) => `(${when})`).join(' OR ')
  const each = faults.map(({ when, reason }) => `CASE WHEN ${when} THEN ${reason} END`).join(',\n  ')
  const named = columns.map((column, index) => `__strata_value_${index} AS ${quoteName(column.name)}`)
  return `CREATE OR REPLACE TEMP TABLE ${STAGED} AS
SELECT ${RAW_FILE}, ${RAW_ROW},
CASE WHEN ${any || 'false'} THEN concat_ws(' ', ${each || "''"}) END AS ${REASON},
CASE WHEN ${REASON} IS NOT NULL THEN ${raw.record} END AS ${RECORD},
${named.join(', ')}
FROM (SELECT *, ${values.join(',\n')} FROM ${RAW})`
}

function article(word: string): string {
  return /^[AEIOU]/i.test(word) ? 'an' : 'a'
}

function judgeRejects(source: Source, counts: StagedCounts): readonly Problem[] {
  if (counts.rejected === 0) return []
  const told = {
    table: `${source.sourceName}.${source.name}`,
    rejects: rejectsName(source.relation),
    rejected: counts.rejected,
    rows: counts.rows,
    examples: counts.examples,
    at: source.at,
  }
  // Nothing that fits: most likely the wrong file or the wrong declaration, so the former table stays.
  if (counts.rows === 0) throw new ProblemError(filesAllRejected(told))
  return [filesRowsRejected(told)]
}

function rejectsName({ schema, name }: Relation): string {
  return `${schema}.${name}__rejects`
}
