import { relative } from 'node:path'
import { globSync } from 'tinyglobby'
import type { Source } from '../../manifest/node.ts'
import { filesFormatMixed, filesFormatUnknown, filesMissing } from '../../problems/catalogue/ingest.ts'
import { ProblemError } from '../../problems/problem.ts'
import { checksumFile } from '../checksum-file.ts'
import type { FilesRequest, RawFormat } from './files-request.ts'

export interface FoundFile {
  /** Absolute. */
  readonly path: string
  /** For people and for `_file`: relative to the project's folder. */
  readonly name: string
  /** sha256 of the bytes. */
  readonly checksum: string
}

export interface FoundFiles {
  readonly format: RawFormat
  /** Sorted by name. */
  readonly files: readonly FoundFile[]
}

const ENDINGS: readonly (readonly [RegExp, RawFormat])[] = [
  [/\.parquet$/i, 'parquet'],
  [/\.(csv|tsv|txt)(\.gz|\.zst)?$/i, 'csv'],
  [/\.(ndjson|jsonl)(\.gz|\.zst)?$/i, 'ndjson'],
]

/** The files that a source names: at least one for every pattern, all of one format. */
export async function findFiles(
  source: Source,
  request: FilesRequest,
  directory: string,
): Promise<FoundFiles> {
  const paths = new Set<string>()
  for (const pattern of request.paths) {
    const found = globSync(pattern, { cwd: directory, absolute: true, expandDirectories: false })
    if (found.length === 0) throw new ProblemError(filesMissing({ pattern, directory, at: source.at }))
    for (const path of found) paths.add(path)
  }
  const sorted = [...paths].sort()
  const formats = new Map(sorted.map((path) => [path, request.format ?? formatOf(path, source)]))
  const [format, other] = new Set(formats.values())
  if (other !== undefined) {
    throw new ProblemError(filesFormatMixed({ formats: [format!, other], at: source.at }))
  }
  const files: FoundFile[] = []
  for (const path of sorted) {
    files.push({ path, name: relative(directory, path), checksum: await checksumFile(path) })
  }
  return { format: format!, files }
}

/** Told by the ending. Throws where that tells nothing. */
export function formatOf(path: string, source: Source): RawFormat {
  for (const [ending, format] of ENDINGS) if (ending.test(path)) return format
  throw new ProblemError(filesFormatUnknown({ file: path, at: source.at }))
}
