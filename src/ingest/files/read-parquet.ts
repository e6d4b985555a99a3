import type { FoundFile } from './find-files.ts'
import { RAW, RAW_FILE, RAW_ROW, type RawTable, type ReadContext } from './raw-reader.ts'

/** Reads Parquet files with their own types; a column that a file lacks is NULL in its rows. */
export async function readParquet(context: ReadContext, files: readonly FoundFile[]): Promise<RawTable> {
  const { session, adapter, signal } = context
  const { literal, quoteName } = adapter.statements
  const own = new Map<FoundFile, ReadonlySet<string>>()
  for (const file of files) {
    const found = await adapter.loader.inspect({ files: [file.path], format: 'parquet' }, { signal })
    own.set(file, new Set(found.map(({ name }) => name.toLowerCase())))
  }
  const all = await adapter.loader.inspect(
    { files: files.map(({ path }) => path), format: 'parquet' },
    { signal },
  )
  const names = files.map(({ path, name }) => `WHEN ${literal(path)} THEN ${literal(name)}`).join(' ')
  const columns = all.map(({ name }) => quoteName(name)).join(', ')
  await session.execute(
    `CREATE OR REPLACE TEMP TABLE ${RAW} AS
SELECT CASE filename ${names} END AS ${RAW_FILE}, file_row_number + 1 AS ${RAW_ROW}, ${columns}
FROM read_parquet([${files.map(({ path }) => literal(path)).join(', ')}],
  union_by_name = true, filename = true, file_row_number = true)`,
    { signal },
  )
  const pack = all.map(({ name }) => `${quoteName(name)} := ${quoteName(name)}`).join(', ')
  return {
    columns: all.map(({ name, type }) => ({
      name,
      missingIn: files.filter((file) => !own.get(file)!.has(name.toLowerCase())).map((file) => file.name),
      sql: quoteName(name),
      type: type === 'VARCHAR' ? undefined : type,
    })),
    record: `CAST(to_json(struct_pack(${pack})) AS VARCHAR)`,
    unusable: undefined,
  }
}
