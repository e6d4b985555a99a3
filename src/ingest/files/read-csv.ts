import { csvHeader } from '../../adapters/csv-problem.ts'
import type { FoundFile } from './find-files.ts'
import { RAW, RAW_FILE, RAW_ROW, type RawTable, type ReadContext, UNREADABLE } from './raw-reader.ts'

/** Reads CSV files as text. Records with too many or too few fields, or bytes that are not UTF-8, are kept aside. */
export async function readCsv(context: ReadContext, files: readonly FoundFile[]): Promise<RawTable> {
  const { session, adapter, signal } = context
  const { quoteName } = adapter.statements
  const headers = new Map<FoundFile, readonly string[]>()
  for (const file of files) headers.set(file, await headerOf(context, file))
  const names = unite([...headers.values()])
  const columns = names.map((name) => `${quoteName(name)} VARCHAR`).join(', ')
  await session.execute(
    `CREATE OR REPLACE TEMP TABLE ${RAW} (${RAW_FILE} VARCHAR, ${RAW_ROW} BIGINT, ${columns})`,
  )
  for (const [index, file] of files.entries()) {
    for (const sql of readOne(context, file, headers.get(file)!, index))
      await session.execute(sql, { signal })
  }
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
    return csvHeader(path, { delimiter, quote }).map((name) => name.replace(/^\uFEFF/, ''))
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

/** Names fold case; the first spelling stays. */
function unite(headers: readonly (readonly string[])[]): readonly string[] {
  const names = new Map<string, string>()
  for (const name of headers.flat()) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name)
  return [...names.values()]
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/**
 * The engine numbers all records in `line`, the good ones are numbered here: a good record's true number is its own
 * plus the count of bad ones before it.
 */
function readOne(
  { adapter, text, token }: ReadContext,
  { path, name }: FoundFile,
  names: readonly string[],
  index: number,
): readonly string[] {
  const { literal, quoteName } = adapter.statements
  const bad = quoteName(`strata_bad_${token}_${index}`)
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
    `rejects_table = ${literal(`strata_bad_${token}_${index}`)}`,
    `rejects_scan = ${literal(`strata_scan_${token}_${index}`)}`,
  ].join(', ')
  const record = text.header ? 'line - 1' : 'line'
  const select = names.map((column) => `good.${quoteName(column)}`).join(', ')
  return [
    `CREATE OR REPLACE TEMP TABLE strata_good AS
SELECT row_number() OVER () AS ${RAW_ROW}, * FROM read_csv(${literal(path)}, ${options})`,
    `INSERT INTO ${RAW} BY NAME
SELECT ${literal(name)} AS ${RAW_FILE}, good.${RAW_ROW} + COALESCE(bad.before, 0) AS ${RAW_ROW}, ${select}
FROM strata_good AS good
ASOF LEFT JOIN (
  SELECT ${record} AS record, row_number() OVER (ORDER BY line) AS before FROM (SELECT DISTINCT line FROM ${bad})
) AS bad ON good.${RAW_ROW} > bad.record - bad.before`,
    `INSERT INTO ${UNREADABLE}
SELECT ${literal(name)}, ${record}, string_agg(DISTINCT error_message, '; ' ORDER BY error_message), any_value(csv_line)
FROM ${bad} GROUP BY line`,
    'DROP TABLE strata_good',
    `DROP TABLE ${bad}`,
    `DROP TABLE ${quoteName(`strata_scan_${token}_${index}`)}`,
  ]
}
