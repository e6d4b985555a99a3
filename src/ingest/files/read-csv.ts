import { csvHeader } from '../../adapters/csv-problem.ts'
import { filesNotText } from '../../problems/catalogue/ingest.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { FoundFile } from './find-files.ts'
import { RAW, RAW_FILE, RAW_ROW, type RawTable, type ReadContext, UNREADABLE } from './raw-reader.ts'

/** Reads CSV files as text. Records with too many or too few fields, or bytes that are not UTF-8, are kept aside. */
export async function readCsv(context: ReadContext, files: readonly FoundFile[]): Promise<RawTable> {
  const { session, adapter } = context
  const { quoteName } = adapter.statements
  const headers = new Map<FoundFile, readonly string[]>()
  for (const file of files) headers.set(file, await headerOf(context, file))
  const names = unite([...headers.values()])
  const columns = names.map((name) => `${quoteName(name)} VARCHAR`).join(', ')
  await session.execute(
    `CREATE OR REPLACE TEMP TABLE ${RAW} (${RAW_FILE} VARCHAR, ${RAW_ROW} BIGINT, ${columns})`,
  )
  for (const [index, file] of files.entries()) await readOne(context, file, headers.get(file)!, index)
  const has = (file: FoundFile, name: string) => headers.get(file)!.some((own) => sameName(own, name))
  return {
    columns: names.map((name) => {
      const missingIn = files.filter((file) => !has(file, name)).map((file) => file.name)
      return { name, missingIn, sql: quoteName(name), type: undefined }
    }),
    record: `CAST(to_json(struct_pack(${names.map((name) => `${quoteName(name)} := ${quoteName(name)}`).join(', ')})) AS VARCHAR)`,
    unusable: undefined,
  }
}

async function headerOf(context: ReadContext, { path }: FoundFile): Promise<readonly string[]> {
  const { delimiter, quote, header } = context.text
  if (header && !/\.(gz|zst)$/i.test(path)) {
    const names = csvHeader(path, { delimiter, quote }).map((name) => name.replace(/^\uFEFF/, ''))
    if (names.some((name) => /[\0-\x08\uFFFD]/.test(name))) {
      throw new ProblemError(filesNotText({ file: path, at: context.at }))
    }
    return names
  }
  if (!header && context.declared.length > 0) return context.declared
  const found = await context.adapter.loader.inspect({
    files: [path],
    format: 'csv',
    delimiter,
    quote,
    escape: context.text.escape,
    header,
  })
  return found.map(({ name }) => name)
}

const REASON = String.raw`regexp_replace(error_message, 'Expected Number of Columns: (\d+) Found: (\d+)', '\2 fields, but the header has \1.')`

/** Names fold case; the first spelling stays. */
function unite(headers: readonly (readonly string[])[]): readonly string[] {
  const names = new Map<string, string>()
  for (const name of headers.flat()) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name)
  return [...names.values()]
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

async function readOne(
  { adapter, session, signal, text, token }: ReadContext,
  { path, name }: FoundFile,
  names: readonly string[],
  index: number,
): Promise<void> {
  const { literal, quoteName } = adapter.statements
  const bad = `strata_bad_${token}_${index}`
  const scan = `strata_scan_${token}_${index}`
  const columns = names.map((column) => `${literal(column)}: 'VARCHAR'`).join(', ')
  const options = [
    `header = ${text.header}`,
    `delim = ${literal(text.delimiter)}`,
    `quote = ${literal(text.quote)}`,
    `escape = ${literal(text.escape)}`,
    `nullstr = ${literal(text.nullText)}`,
    `columns = {${columns}}`,
    'auto_detect = false',
    'store_rejects = true',
    'rejects_limit = 0',
    `rejects_table = ${literal(bad)}`,
    `rejects_scan = ${literal(scan)}`,
  ].join(', ')
  await session.execute(
    `INSERT INTO ${RAW} BY NAME
SELECT ${literal(name)} AS ${RAW_FILE}, row_number() OVER () AS ${RAW_ROW}, ${names.map(quoteName).join(', ')}
FROM read_csv(${literal(path)}, ${options})`,
    { signal },
  )
  const record = text.header ? 'line - 1' : 'line'
  const { rowsAffected } = await session.execute(
    `INSERT INTO ${UNREADABLE}
SELECT ${literal(name)}, ${record}, string_agg(DISTINCT ${REASON}, '; ' ORDER BY ${REASON}), any_value(csv_line)
FROM ${bad} GROUP BY line`,
    { signal },
  )
  if (rowsAffected !== 0) await session.execute(renumber(literal(name)), { signal })
  for (const table of [bad, scan]) await session.execute(`DROP TABLE ${table}`)
}

/** Good records were counted without the bad ones between; their true number is theirs plus the bad ones before. */
function renumber(file: string): string {
  return `UPDATE ${RAW} SET ${RAW_ROW} = moved.now
FROM (
  SELECT good.${RAW_ROW} AS was, good.${RAW_ROW} + bad.before AS now
  FROM (SELECT ${RAW_ROW} FROM ${RAW} WHERE ${RAW_FILE} = ${file}) AS good
  ASOF JOIN (
    SELECT after, MAX(before) AS before
    FROM (
      SELECT row_number - row_number() OVER (ORDER BY row_number) AS after, row_number() OVER (ORDER BY row_number) AS before
      FROM ${UNREADABLE} WHERE file = ${file}
    )
    GROUP BY after
  ) AS bad ON good.${RAW_ROW} > bad.after
) AS moved
WHERE ${RAW}.${RAW_FILE} = ${file} AND ${RAW}.${RAW_ROW} = moved.was`
}
