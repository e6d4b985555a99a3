// How what was built beside takes its place.

import type { FoundRelation } from '../../../manifest/lookup.ts'
import type { Query } from '../../../manifest/manifest.ts'
import type { Relation } from '../../../manifest/relation.ts'
import type { Statement, TableShape } from '../../adapter.ts'
import { createAs } from './create.ts'
import { quote } from './names.ts'
import { expiration } from './option-list.ts'
import { settleOptions } from './table-options.ts'

const words: Readonly<Record<FoundRelation['kind'], string>> = {
  table: 'TABLE',
  view: 'VIEW',
  materialized_view: 'MATERIALIZED VIEW',
  external: 'EXTERNAL TABLE',
}

export function drop(relation: FoundRelation): Statement {
  return {
    sql: `DROP ${words[relation.kind]} IF EXISTS ${quote(relation)}`,
    purpose: `drop "${relation.name}"`,
  }
}

/**
 * One metadata operation: readers see the old table or the new one. Partitioning, clustering, descriptions and labels come
 * along with the copy; the hidden table's short life does not.
 */
export function publish(
  from: FoundRelation,
  to: Relation,
  former: FoundRelation | undefined,
  shape?: TableShape,
): readonly Statement[] {
  const options = settleOptions(shape?.config ?? {}, () => {})
  // Left out of the hidden table, so that tests may look at all of it.
  const filter =
    options.partition !== undefined && options.requirePartitionFilter
      ? ', require_partition_filter = TRUE'
      : ''
  return [
    ...(former === undefined || former.kind === 'table' ? [] : [drop(former)]),
    {
      sql: `CREATE OR REPLACE TABLE ${quote(to)}\nCOPY ${quote(from)}\nOPTIONS (expiration_timestamp = ${expiration(options, false)}${filter})`,
      purpose: `publish "${to.name}"`,
    },
  ]
}

/** Views hold no rows: made anew in their place with one statement. */
export function replace(
  to: FoundRelation,
  query: Query,
  shape: TableShape,
  former: FoundRelation | undefined,
): readonly Statement[] {
  if (former === undefined) return [createAs('CREATE', to, query, shape)]
  if (former.kind === to.kind) return [createAs('CREATE OR REPLACE', to, query, shape)]
  return [drop(former), createAs('CREATE', to, query, shape)]
}

/** A copy that shares its bytes with `from`: made at once, and free until the two differ. */
export function clone(from: Relation, to: Relation, shape: TableShape): Statement {
  const ends = expiration(
    settleOptions(shape.config, () => {}),
    shape.hidden,
  )
  return {
    sql: `CREATE OR REPLACE TABLE ${quote(to)}\nCLONE ${quote(from)}\nOPTIONS (expiration_timestamp = ${ends})`,
    purpose: `clone "${from.name}"`,
  }
}
