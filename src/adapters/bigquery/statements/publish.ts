// How what was built beside takes its place.

import type { FoundRelation } from '../../../manifest/lookup.ts'
import type { Query } from '../../../manifest/manifest.ts'
import type { Relation } from '../../../manifest/relation.ts'
import type { Statement, TableShape } from '../../adapter.ts'
import { createAs } from './create.ts'
import { wantedLayout } from './layout.ts'
import { quote, quoteName, text } from './names.ts'
import { changeHistory, expiration } from './option-list.ts'
import { type BigqueryOptions, settleOptions } from './table-options.ts'

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
  const aside = former === undefined ? undefined : layoutChanged(former, from, options)
  return [
    ...(former === undefined || former.kind === 'table' ? [] : [drop(former)]),
    ...(aside === undefined ? [] : [setAside(former!, aside.name, options)]),
    {
      sql: `CREATE OR REPLACE TABLE ${quote(to)}\nCOPY ${quote(from)}\nOPTIONS (expiration_timestamp = ${expiration(options, false)}${filter}${key(options)}${history(options)})`,
      purpose: `publish "${to.name}"`,
    },
    ...(aside === undefined ? [] : [drop(aside)]),
  ]
}

/**
 * The service replaces no table by one of other partitions or clusters. The old one is renamed, the new one put in its place,
 * and only then is the old one dropped: readers miss the table for a moment, and its rows are there all the time.
 */
function layoutChanged(
  former: FoundRelation,
  hidden: FoundRelation,
  options: BigqueryOptions,
): FoundRelation | undefined {
  if (former.kind !== 'table' || former.layout === undefined) return undefined
  if (former.layout === wantedLayout(options)) return undefined
  return { ...former, name: hidden.name.replace('__strata_', '_former__strata_') }
}

function setAside(former: FoundRelation, name: string, options: BigqueryOptions): Statement {
  const words = (layout: string) =>
    layout === '' ? 'no partitions' : layout.replace(/^by /, 'partitions by ')
  return {
    sql: `ALTER TABLE ${quote(former)} RENAME TO ${quoteName(name)}`,
    purpose: `set "${former.name}" aside`,
    note: `it had ${words(former.layout ?? '')} and has ${words(wantedLayout(options))}, and was missing for a moment`,
  }
}

/** A copy is under the key that it asks for, not under that of what is copied. */
const key = ({ kmsKeyName }: BigqueryOptions): string =>
  kmsKeyName === undefined ? '' : `, kms_key_name = ${text(kmsKeyName)}`

const history = (options: BigqueryOptions): string =>
  changeHistory(options)
    .map((option) => `, ${option}`)
    .join('')

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
  const options = settleOptions(shape.config, () => {})
  const ends = expiration(options, shape.hidden)
  // Tests look at all of it.
  const filter =
    shape.hidden === true && options.partition !== undefined && options.requirePartitionFilter
      ? ', require_partition_filter = FALSE'
      : ''
  return {
    sql: `CREATE OR REPLACE TABLE ${quote(to)}\nCLONE ${quote(from)}\nOPTIONS (expiration_timestamp = ${ends}${filter}${key(options)})`,
    purpose: `clone "${from.name}"`,
  }
}
