import type { Column } from '../../manifest/column.ts'
import type { Source } from '../../manifest/node.ts'
import {
  filesColumnMissing,
  filesColumnsUndeclared,
  filesSchemaDiffers,
  type SchemaDiffers,
} from '../../problems/catalogue/ingest.ts'
import { type Problem, ProblemError } from '../../problems/problem.ts'
import { BATCH_ID, LOADED_AT } from '../stamp-batches.ts'
import type { SchemaPolicy } from './files-request.ts'
import type { RawColumn } from './raw-reader.ts'

export interface MatchedColumn {
  readonly name: string
  /** As declared, in the project's language. */
  readonly declared: string | undefined
  /** Undefined: no file has it. */
  readonly raw: RawColumn | undefined
}

export interface MatchedColumns {
  readonly columns: readonly MatchedColumn[]
  readonly warnings: readonly Problem[]
}

/** Sets the declared columns against those of the files; throws where the policy is `fail` and they differ. */
export function matchColumns(
  source: Source,
  raw: readonly RawColumn[],
  policy: SchemaPolicy,
): MatchedColumns {
  const declared = source.columns.filter(isNotStamp)
  const found = raw.filter(isNotStamp)
  const byName = new Map(found.map((column) => [column.name.toLowerCase(), column]))
  const known = new Set(declared.map(({ name }) => name.toLowerCase()))
  const extra = declared.length === 0 ? [] : found.filter(({ name }) => !known.has(name.toLowerCase()))
  // Files without a record tell nothing about their columns.
  const missing = (found.length === 0 ? [] : declared).filter(({ name }) => {
    const raw = byName.get(name.toLowerCase())
    return !raw || raw.missingIn.length > 0
  })
  const differs = {
    table: `${source.sourceName}.${source.name}`,
    missing: missing.map(({ name }) => name),
    extra: extra.map(({ name }) => name),
    found: found.map(({ name }) => name),
    at: source.at,
  }
  if (policy === 'fail' && (missing.length > 0 || extra.length > 0)) {
    throw new ProblemError(filesSchemaDiffers(differs))
  }
  if (declared.length > 0 && missing.length === declared.length && missing.every(isNowhere(byName))) {
    throw new ProblemError(filesSchemaDiffers(differs))
  }
  const matched = declared.map(({ name, type }) => ({
    name,
    declared: type,
    raw: byName.get(name.toLowerCase()),
  }))
  const taken = declared.length === 0 ? found : policy === 'evolve' ? extra : []
  return {
    columns: [...matched, ...taken.map((raw) => ({ name: raw.name, declared: undefined, raw }))],
    warnings: warn(differs, byName, policy),
  }
}

function warn(
  differs: SchemaDiffers,
  found: ReadonlyMap<string, RawColumn>,
  policy: SchemaPolicy,
): readonly Problem[] {
  const missing = differs.missing.map((column) => {
    return filesColumnMissing({ ...differs, column, files: found.get(column.toLowerCase())?.missingIn ?? [] })
  })
  if (differs.extra.length === 0) return missing
  return [...missing, filesColumnsUndeclared({ ...differs, taken: policy === 'evolve' })]
}

/** When and by which load a row came is set by this load, whatever the files say. */
export function isNotStamp({ name }: { readonly name: string }): boolean {
  return name.toLowerCase() !== LOADED_AT && name.toLowerCase() !== BATCH_ID
}

function isNowhere(byName: ReadonlyMap<string, RawColumn>): (column: Column) => boolean {
  return ({ name }) => !byName.has(name.toLowerCase())
}
