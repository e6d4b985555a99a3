// What stands under `load:` of a table with `loader: sqlserver`, checked and settled.

import * as z from 'zod'
import type { ConnectionRef } from '../../manifest/connection.ts'
import type { Source } from '../../manifest/node.ts'
import { sqlserverSettingInvalid, sqlserverSettingUnknown } from '../../problems/catalogue/sqlserver.ts'
import { type Location, type Problem, ProblemError } from '../../problems/problem.ts'
import { ROW_GROUP } from './row-group.ts'

export const CURSOR_METHODS = ['rowversion', 'change_tracking', 'cdc'] as const

const names = (what: string) =>
  z.union([z.string().transform((name) => [name]), z.array(z.string()).min(1)], { error: what })
const count = z.coerce
  .number({ error: 'a whole number above 0' })
  .int({ error: 'a whole number above 0' })
  .positive({ error: 'a whole number above 0' })
const cursor = z.union(
  [
    z.string().min(1),
    z.strictObject({ column: z.string().min(1), overlap: z.union([z.string(), z.number()]).optional() }),
  ],
  {
    error: `${CURSOR_METHODS.join(', ')}, the name of a column, or {column: NAME, overlap: 10 minutes}`,
  },
)

/** Exported as JSON Schema for editors. */
export const sqlserverLoadSchema = z.object({
  connection: z.string({ error: 'the name of a connection in the project file' }).optional(),
  schema: z.string({ error: 'text' }).optional().describe('On the server; default dbo.'),
  table: z
    .string({ error: 'text' })
    .optional()
    .describe('On the server; default the name of the table here.'),
  mode: z.enum(['full', 'incremental'], { error: '"full" or "incremental"' }).optional(),
  cursor: cursor.optional(),
  key: names('a column or a list of columns').optional().describe('Default: the primary key.'),
  columns: names('a list of columns').optional().describe('Only these.'),
  exclude: names('a list of columns').optional().describe('All but these.'),
  as_text: names('a list of columns').optional().describe('Kept as the exact text that the server gives.'),
  where: z.string({ error: 'a condition in T-SQL' }).optional(),
  target: z
    .enum(['warehouse', 'parquet'], { error: '"warehouse" or "parquet"' })
    .optional()
    .describe('Where the rows are kept; default the warehouse.'),
  folder: z
    .string({ error: 'a folder' })
    .min(1, { error: 'a folder' })
    .optional()
    .describe('Of the Parquet files; default data/raw/SOURCE.'),
  batch_rows: count.optional().describe('Rows that are read at once of a first load; default 122,880.'),
  key_ranges: count
    .optional()
    .describe('Into how many ranges of its key a first load is cut, which are read at once; default 1.'),
  check_deletes: z
    .boolean({ error: 'true or false' })
    .optional()
    .describe('Compares the keys after a load whose cursor does not see deletes. Default false.'),
  retries: z.coerce
    .number({ error: 'a whole number from 0 to 20' })
    .int({ error: 'a whole number from 0 to 20' })
    .min(0, { error: 'a whole number from 0 to 20' })
    .max(20, { error: 'a whole number from 0 to 20' })
    .optional()
    .describe('How often a table is tried again within a run when its connection broke; default 3.'),
  deletes: z.enum(['hard', 'soft'], { error: '"hard" or "soft"' }).optional(),
  schema_policy: z.enum(['evolve', 'freeze', 'fail'], { error: '"evolve", "freeze" or "fail"' }).optional(),
  timestamps: z
    .enum(['nanoseconds', 'microseconds'], { error: '"nanoseconds" or "microseconds"' })
    .optional()
    .describe('Of datetime2(7); default nanoseconds where the target has them.'),
})

export type CursorMethod = 'watermark' | (typeof CURSOR_METHODS)[number]

export interface SqlserverRequest {
  readonly connection: ConnectionRef | undefined
  readonly table: { readonly schema: string; readonly name: string }
  readonly mode: 'full' | 'incremental'
  readonly cursor: {
    readonly method: CursorMethod
    readonly column?: string
    /** Seconds for times, units for numbers. */
    readonly overlap: number
  }
  readonly key: readonly string[] | undefined
  readonly columns: readonly string[] | undefined
  readonly exclude: readonly string[]
  readonly asText: readonly string[]
  readonly where: string | undefined
  /** `parquet`: one file for the table, in `folder`. */
  readonly target: 'warehouse' | 'parquet'
  readonly folder: string | undefined
  readonly batchRows: number
  readonly keyRanges: number
  readonly deletes: 'hard' | 'soft'
  /** The key of every row is read, and what the server does not have is gone. */
  readonly checkDeletes: boolean
  readonly retries: number
  readonly policy: 'evolve' | 'freeze' | 'fail'
  readonly timestamps: 'nanoseconds' | 'microseconds'
  /** Where each setting is written. */
  readonly places: Readonly<Record<string, Location>>
}

export function readSqlserverRequest(source: Source): SqlserverRequest {
  const { load, loadPlaces = {} } = source
  const placeOf = (setting: string) => loadPlaces[setting] ?? source.at
  const invalid = (setting: string, expected: string, key = setting) =>
    sqlserverSettingInvalid({
      ...{ setting, expected, at: placeOf(key) },
      ...(load[key] === undefined ? {} : { value: JSON.stringify(load[key]) }),
    })
  const known = Object.keys(sqlserverLoadSchema.shape)
  const problems: Problem[] = Object.keys(load)
    .filter((key) => !known.includes(key))
    .map((setting) => sqlserverSettingUnknown({ setting, known, at: placeOf(setting) }))
  const given = Object.fromEntries(Object.entries(load).filter(([, value]) => value !== null))
  const settled = sqlserverLoadSchema.safeParse(given)
  for (const { path, message } of settled.error?.issues ?? [])
    problems.push(invalid(String(path[0] ?? ''), message))
  const values = settled.data ?? {}
  const overlap = typeof values.cursor === 'object' ? seconds(values.cursor.overlap ?? 0) : 0
  if (overlap === undefined) problems.push(invalid('overlap', 'a number, or such as "10 minutes"', 'cursor'))
  const mode = values.mode ?? (values.cursor === undefined ? 'full' : 'incremental')
  if (mode === 'incremental' && values.cursor === undefined) {
    const expected = `${CURSOR_METHODS.join(', ')} or the name of a column, because "mode" is incremental`
    problems.push(invalid('cursor', expected))
  }
  if (values.folder !== undefined && values.target !== 'parquet')
    problems.push(invalid('folder', 'beside "target: parquet"'))
  if (mode === 'full' && values.key_ranges !== undefined)
    problems.push(
      invalid('key_ranges', 'left out where "mode" is full: such a table is read as of one moment'),
    )
  if (problems.length > 0) throw new ProblemError(problems)
  return {
    connection:
      source.connection ??
      (values.connection === undefined ? undefined : { kind: 'project', name: values.connection }),
    table: { schema: values.schema ?? 'dbo', name: values.table ?? source.name },
    mode,
    cursor: readCursor(values.cursor, overlap ?? 0),
    key: values.key,
    columns: values.columns,
    exclude: values.exclude ?? [],
    asText: values.as_text ?? [],
    where: values.where,
    target: values.target ?? 'warehouse',
    folder: values.folder,
    batchRows: values.batch_rows ?? ROW_GROUP,
    keyRanges: values.key_ranges ?? 1,
    deletes: values.deletes ?? 'hard',
    checkDeletes: values.check_deletes ?? false,
    retries: values.retries ?? 3,
    policy: values.schema_policy ?? 'evolve',
    timestamps: values.timestamps ?? 'nanoseconds',
    places: loadPlaces,
  }
}

function readCursor(given: z.output<typeof cursor> | undefined, overlap: number): SqlserverRequest['cursor'] {
  const name = typeof given === 'object' ? given.column : given
  const method = CURSOR_METHODS.find((one) => one === name)
  if (method) return { method, overlap }
  return { method: 'watermark', overlap, ...(name === undefined ? {} : { column: name }) }
}

const UNITS: { readonly [unit: string]: number } = { second: 1, minute: 60, hour: 3600, day: 86_400 }

function seconds(overlap: string | number): number | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(second|minute|hour|day)?s?\s*$/i.exec(String(overlap))
  return match ? Number(match[1]) * (UNITS[match[2]?.toLowerCase() ?? 'second'] ?? 1) : undefined
}
