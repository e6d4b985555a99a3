import { mkdir } from 'node:fs/promises'
import { dirname, isAbsolute, resolve } from 'node:path'
import type { Step } from './step.ts'
import type { StepTools } from './step-tools.ts'

type ExternalStep = Extract<Step, { kind: 'external' }>

/** A file without rows has no types, and partitions without rows are no files: one row of NULLs stands for none. */
export async function writeExternal(step: ExternalStep, tools: StepTools): Promise<void> {
  const { statements } = tools.adapter
  const { from, to, former, files } = step
  const external = statements.external!
  const names = (await tools.columns(from)).map(({ name }) => name)
  const counted = await tools.query({
    sql: `SELECT COUNT(*) FROM ${statements.quote(from)}`,
    purpose: 'count the rows',
  })
  const rows = Number(counted.rows[0]?.[0] ?? 0)
  if (rows === 0) {
    const sql = `INSERT INTO ${statements.quote(from)} VALUES (${names.map(() => 'NULL').join(', ')})`
    await tools.runQuietly({ sql, purpose: 'stand in for no rows' })
  }
  await tools.runQuietly(external.write(from, await localFile(files.location, step.directory), files))
  const text = external.read(files, rows === 0 ? names : [])
  const query = { sql: text, rendered: text, locate: () => undefined }
  for (const statement of statements.replace({ ...to, kind: 'view' }, query, { config: {} }, former))
    await tools.runQuietly(statement)
  await tools.runQuietly(statements.drop({ ...from, kind: 'table' }))
  tools.rows = rows
}

/** Addresses such as `s3://...` stay; folders of local files are made. */
async function localFile(location: string, directory: string): Promise<string> {
  if (/^\w+:\/\//.test(location)) return location
  const file = isAbsolute(location) ? location : resolve(directory, location)
  await mkdir(dirname(file), { recursive: true })
  return file
}
