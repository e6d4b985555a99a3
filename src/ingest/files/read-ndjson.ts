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
  return {
    columns: await findColumns(context, files),
    record: 'line',
    unusable: `CASE WHEN document IS NULL THEN 'The line is not a JSON object.' END`,
  }
}

async function findColumns({ session, adapter }: ReadContext, files: readonly FoundFile[]) {
  const { literal } = adapter.statements
  const found = await session.query(
    `SELECT name, list_sort(list(DISTINCT ${RAW_FILE})) AS files
FROM (SELECT ${RAW_FILE}, ${RAW_ROW}, unnest(json_keys(document)) AS name FROM ${RAW})
GROUP BY name
ORDER BY min((${RAW_FILE}, ${RAW_ROW})), name`,
  )
  return found.rows.map(([key, holders]) => {
    const name = String(key)
    const having = new Set((holders as readonly string[]) ?? [])
    const pointer = literal(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    return {
      name,
      missingIn: files.filter((file) => !having.has(file.name)).map((file) => file.name),
      sql: `json_extract_string(document, ${pointer})`,
      type: undefined,
      json: `json_extract(document, ${pointer})`,
    }
  })
}
