// Seed files become tables, replaced as a whole.

import { resolve } from 'node:path'
import type { FileFormat, LoadColumn } from '../../adapters/adapter.ts'
import type { JsonObject } from '../../manifest/json.ts'
import type { Seed } from '../../manifest/node.ts'
import type { Relation } from '../../manifest/relation.ts'
import type { Situation, Step } from '../step.ts'
import { around, auditSteps, commentSteps } from './relation.ts'
import { loadedApart } from './without-rollback.ts'

const formats: Readonly<Record<string, FileFormat>> = {
  parquet: 'parquet',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  json: 'json',
}

export function seedSteps(node: Seed, situation: Situation): readonly Step[] {
  const { former, statements } = situation
  const ending = /\.(\w+)$/.exec(node.file)?.[1]?.toLowerCase() ?? ''
  const delimiter = node.config.delimiter ?? (ending === 'tsv' ? '\t' : undefined)
  const table = { ...node.relation, kind: 'table' as const }
  const load = (into: Relation): Step => ({
    kind: 'load',
    source: {
      // A package's seed stands in the package's folder; places are told from the project's own.
      files: [resolve(situation.directory, node.at.file)],
      format: formats[ending] ?? 'csv',
      ...(situation.dialect === 'duckdb' ? { quote: 'guess' } : {}),
      ...(node.asDbt === true ? { names: node.config.quote_columns === false ? 'bare' : 'as written' } : {}),
      ...(typeof delimiter === 'string' ? { delimiter } : {}),
      ...(typeof node.config.encoding === 'string' ? { encoding: node.config.encoding } : {}),
    },
    into,
    columns: typedColumns(node),
    dialect: situation.dialect,
    seed: node.asDbt === true || situation.dialect === 'duckdb',
  })
  if (!situation.can.transactionalDdl) return loadedApart(node, situation, load)
  return around(node, situation, [
    ...(former !== undefined && former.kind !== 'table'
      ? [{ kind: 'statement', statement: statements.drop(former) } as const]
      : []),
    load(node.relation),
    ...auditSteps(node, situation),
    ...commentSteps(node, table, situation),
  ])
}

/** As they were settled with the project; of a seed that is not read from one, what its settings say. */
function typedColumns({ loadTypes, config }: Seed): readonly LoadColumn[] {
  const types = loadTypes ?? ((config.column_types ?? {}) as JsonObject)
  return Object.entries(types).map(([name, type]) => ({ name, type: String(type) }))
}
