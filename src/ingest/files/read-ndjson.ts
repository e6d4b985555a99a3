import type { FoundFile } from './find-files.ts'
import { RAW, RAW_FILE, RAW_ROW, type RawTable, type ReadContext } from './raw-reader.ts'

const LONGEST_LINE = 64 * 1024 * 1024

/** Reads files of one JSON object a line. Lines that are no JSON object are told as unusable, with their number. */
export async function readNdjson(context: ReadContext, files: readonly FoundFile[]): Promise<RawTable> {
  const { session, signal, adapter } = context
  const { literal } = adapter.statements
  await session.execute(
    `CREATE OR REPLACE TEMP TABLE ${RAW} (${RAW_FILE} VARCHAR, ${RAW_ROW} BIGINT, line VARCHAR, document JSON)`,
  )
  for (const file of files) {
    // A separator that JSON never holds and no quotes: every line is one field.
    await session.execute(
      `INSERT INTO ${RAW}
SELECT ${literal(file.name)}, number, line,
  CASE WHEN json_valid(line) THEN CASE WHEN json_type(line) = 'OBJECT' THEN CAST(line AS JSON) END END
FROM (
  SELECT row_number() OVER () AS number, line
  FROM read_csv(${literal(file.path)}, header = false, auto_detect = false, delim = '\u0001', quote = '', escape = '',
    columns = {line: 'VARCHAR'}, max_line_size = ${LONGEST_LINE}, strict_mode = false)
)
WHERE line IS NOT NULL`,
      { signal },
    )
  }
  const keys = await findKeys(context)
  const names = [...new Set([...keys.values()].flat())]
  await extract(context, names)
  return {
    columns: names.map((name, index) => {
      const missingIn = files.filter((file) => !keys.get(file.name)?.includes(name)).map((file) => file.name)
      const json = `json_extract(document, ${literal(pointer(name))})`
      return { name, missingIn, sql: `__strata_text_${index}`, type: undefined, json }
    }),
    record: 'line',
    unusable: { when: 'document IS NULL', reason: "'The line is not a JSON object.'" },
  }
}

/** The keys of the objects in each file. */
async function findKeys({ session, signal }: ReadContext): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await session.query(
    `SELECT ${RAW_FILE}, json_keys(json_group_structure(document)) FROM ${RAW}
WHERE document IS NOT NULL GROUP BY ALL ORDER BY ALL`,
    { signal },
  )
  return new Map(rows.map(([file, keys]) => [String(file), (keys as readonly string[]) ?? []]))
}

/** Reads every document once and puts the values beside it, as text. */
async function extract({ session, adapter, signal }: ReadContext, names: readonly string[]): Promise<void> {
  if (names.length === 0) return
  const { literal } = adapter.statements
  const pointers = names.map((name) => literal(pointer(name))).join(', ')
  const texts = names.map((_, index) => `texts[${index + 1}] AS __strata_text_${index}`).join(', ')
  await session.execute(
    `CREATE OR REPLACE TEMP TABLE ${RAW} AS SELECT * EXCLUDE (texts), ${texts}
FROM (SELECT *, json_extract_string(document, [${pointers}]) AS texts FROM ${RAW})`,
    { signal },
  )
}

function pointer(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}
