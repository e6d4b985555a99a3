import type { Json } from '../../manifest/json.ts'
import type { ProjectInfo } from '../../manifest/manifest.ts'
import type { Node } from '../../manifest/node.ts'
import { layoutForeign } from '../../problems/catalogue/run.ts'
import { ProblemError } from '../../problems/problem.ts'

/**
 * In a dbt project in DuckDB's language `partition_by` is a column or a list of columns, and a model that says it as BigQuery
 * wants it fails there. Throws ProblemError.
 */
export function checkLayout({ kind, name, at, config }: Node, { dialect, target }: ProjectInfo): void {
  if (kind !== 'model' || dialect !== 'duckdb' || target.type !== 'duckdb') return
  if (config.materialized !== 'table' && config.materialized !== 'incremental') return
  const settings = config as Readonly<Record<string, Json | undefined>>
  for (const [first, second] of PAIRS) {
    const setting = isUnset(settings[first]) ? second : first
    const value = settings[setting]
    if (!isUnset(value) && !isColumns(value!))
      throw new ProblemError(layoutForeign({ model: name, setting, at }))
  }
}

const PAIRS = [
  ['partitioned_by', 'partition_by'],
  ['sorted_by', 'sort_by'],
] as const

const isUnset = (value: Json | undefined): boolean => value === undefined || value === null || value === ''

function isColumns(value: Json): boolean {
  if (typeof value === 'string') return true
  const list = Array.isArray(value) ? (value as readonly Json[]) : []
  return list.length > 0 && list.every((item) => typeof item === 'string')
}
