import { createHash } from 'node:crypto'
import type { GeneratedTable } from '../generate/define-table.ts'
import { openDataset } from '../generate/open-dataset.ts'
import { DEFAULT_BATCH_ROWS } from '../generate/preset.ts'
import { type SettledPreset, settleSettings } from '../generate/settle-settings.ts'
import type { Source } from '../manifest/node.ts'
import {
  generatedColumnUnknown,
  generatedTableUnknown,
  generatedTypeDiffers,
} from '../problems/catalogue/ingest.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { describeHeld } from './describe-held.ts'
import type { LoadContext, Loaded } from './load-context.ts'
import { observeBatches } from './observe-batches.ts'
import { recordLoad } from './record-load.ts'
import { BATCH_ID, LOADED_AT, stampBatches, stampedSchema } from './stamp-batches.ts'

/** Generates a table of a preset straight into the raw schema, unless the very same rows are there already. */
export async function loadGenerated(context: LoadContext, source: Source): Promise<Loaded> {
  const { settled, table } = readRequest(context, source)
  const checksum = checksumOf(settled, table)
  const held = context.fullRefresh ? undefined : await context.held()
  if (held?.checksum === checksum) {
    return {
      status: 'skipped',
      rows: held.rows,
      rejected: 0,
      message: describeHeld(held),
      checksum,
      problems: [],
    }
  }
  const { adapter, batchId, loadedAt, signal } = context
  const rows = await context.transaction(async (session) => {
    const dataset = openDataset(settled)
    const schema = dataset.tables.find((candidate) => candidate.table === table.table)!
    const observed = observeBatches(dataset.rows(table.table, DEFAULT_BATCH_ROWS), context.onRows, signal)
    const batches = stampBatches(observed, loadedAt, batchId)
    const options = { session, signal, at: source.at }
    const result = await adapter.loader.loadBatches(stampedSchema(schema), batches, source.relation, options)
    await recordLoad(context, session, source, { rows: result.rows, rejected: 0, checksum })
    return result.rows
  })
  return {
    status: 'loaded',
    rows,
    rejected: 0,
    message: `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'} generated`,
    checksum,
    problems: [],
  }
}

interface Request {
  readonly settled: SettledPreset
  readonly table: GeneratedTable
}

function readRequest(context: LoadContext, source: Source): Request {
  const problems: Problem[] = []
  const { table: named, ...knobs } = source.load
  const settled = settleSettings(knobs, (problem) => problems.push(problem), source.at)
  if (!settled) throw new ProblemError(problems)
  const name = typeof named === 'string' ? named : source.name
  const table = settled.preset.tables.find((candidate) => candidate.table === name)
  if (!table) {
    const known = settled.preset.tables.map((candidate) => candidate.table)
    throw new ProblemError(
      generatedTableUnknown({ preset: settled.preset.name, table: name, known, at: source.at }),
    )
  }
  problems.push(...compareColumns(context, source, table, settled.preset.name))
  if (problems.length > 0) throw new ProblemError(problems)
  return { settled, table }
}

function compareColumns(
  { adapter, dialect }: LoadContext,
  source: Source,
  table: GeneratedTable,
  preset: string,
): readonly Problem[] {
  const { typeName } = adapter.statements
  const problems: Problem[] = []
  const made = new Map(table.columns.map((column) => [column.name.toLowerCase(), column]))
  for (const { name, type } of source.columns) {
    if (name === LOADED_AT || name === BATCH_ID) continue
    const column = made.get(name.toLowerCase())
    const place = { preset, table: table.table, column: name, at: source.at }
    if (!column) {
      problems.push(generatedColumnUnknown({ ...place, known: table.columns.map((known) => known.name) }))
    } else if (type !== undefined && typeName(type, dialect) !== typeName(column.type, 'bigquery')) {
      problems.push(generatedTypeDiffers({ ...place, declared: type, made: column.type }))
    }
  }
  return problems
}

/** Of all that the rows depend on. */
function checksumOf({ preset, settings }: SettledPreset, table: GeneratedTable): string {
  const columns = table.columns.map(({ name, type }) => [name, type])
  const identity = JSON.stringify([preset.version, settings, table.table, columns])
  return createHash('sha256').update(identity).digest('hex')
}
