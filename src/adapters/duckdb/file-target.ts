// Writes a query's rows to a file that is there whole or not at all.

import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileUnwritable } from '../../problems/catalogue/adapters.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { FileTarget, LoadResult, QueryOptions, Runner, Statement } from '../adapter.ts'
import { literal, quoteName } from './statements.ts'

/** `select` is read as a subquery; the file gets its name only when it is complete. */
export async function writeFile(
  runner: Runner,
  select: string,
  target: FileTarget,
  options: QueryOptions,
): Promise<LoadResult> {
  const part = `${target.file}.part`
  try {
    mkdirSync(dirname(target.file), { recursive: true })
  } catch (error) {
    throw new ProblemError(fileUnwritable({ file: target.file, detail: (error as Error).message }))
  }
  try {
    const { rowsAffected } = await runner.execute(copyStatement(select, part, target), options)
    renameSync(part, target.file)
    return { rows: rowsAffected ?? 0, bytes: statSync(target.file).size }
  } catch (error) {
    rmSync(part, { force: true })
    throw asUnwritable(error, target.file)
  }
}

function asUnwritable(error: unknown, file: string): unknown {
  const detail = (error as Error).message
  const refused =
    /permission denied|read-only file system|is a directory|EACCES|EROFS|EISDIR|ENOTEMPTY|EEXIST|not a directory|no space left|ENOSPC/i
  return refused.test(detail) ? new ProblemError(fileUnwritable({ file, detail })) : error
}

function copyStatement(select: string, file: string, target: FileTarget): Statement {
  const order = (target.orderBy ?? []).map((entry) => {
    const [name = '', direction] = entry.split(/\s+(?=(?:asc|desc)$)/i)
    return `${quoteName(name)}${direction === undefined ? '' : ` ${direction}`}`
  })
  const sorted = order.length === 0 ? select : `SELECT * FROM (\n${select}\n) ORDER BY ${order.join(', ')}`
  return {
    sql: `COPY (\n${sorted}\n) TO ${literal(file)} (${formatOptions(target)})`,
    purpose: `write "${target.file}"`,
  }
}

function metadataOf({ metadata = {} }: FileTarget): string {
  const pairs = Object.entries(metadata).map(([name, value]) => `${quoteName(name)}: ${literal(value)}`)
  return pairs.length === 0 ? '' : `, KV_METADATA {${pairs.join(', ')}}`
}

function rowGroupOf({ rowGroup }: FileTarget): string {
  return rowGroup === undefined ? '' : `, ROW_GROUP_SIZE ${rowGroup}`
}

function formatOptions(target: FileTarget): string {
  const compression = target.compression ?? (target.format === 'parquet' ? 'zstd' : 'none')
  switch (target.format) {
    case 'parquet':
      return `FORMAT parquet, COMPRESSION ${compression === 'none' ? 'uncompressed' : compression}${rowGroupOf(target)}${metadataOf(target)}`
    case 'csv':
      return `FORMAT csv, HEADER ${target.header !== false}, DELIMITER ${literal(target.delimiter ?? ',')}, COMPRESSION ${compression}`
    case 'ndjson':
      return `FORMAT json, COMPRESSION ${compression}`
    case 'json':
      return `FORMAT json, ARRAY true, COMPRESSION ${compression}`
  }
}
