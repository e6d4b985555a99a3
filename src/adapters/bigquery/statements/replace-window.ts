// A batch of a microbatch model: the rows of its time are replaced by one statement, which reads no other partition.

import type { Statement, WindowSpec } from '../../adapter.ts'
import { names, quote, quoteName } from './names.ts'
import { settleOptions } from './table-options.ts'

export function replaceWindow(spec: WindowSpec): Statement {
  const { into, from, columns, field } = spec
  const { partition } = settleOptions(spec.config, () => {})
  // A table by ingestion time has no such column: its partitions are the time.
  const ingestion =
    partition?.kind === 'time' && partition.ingestion && same(partition.field, field) ? partition : undefined
  const own = ingestion === undefined ? columns : columns.filter((name) => !same(name, field))
  const time = `TIMESTAMP_TRUNC(CAST(${quoteName(field)} AS TIMESTAMP), ${(ingestion?.granularity ?? 'day').toUpperCase()})`
  const taken = ingestion === undefined ? '*' : `${time} AS strata_partition, *`
  const gone =
    ingestion === undefined
      ? within(`DBT_INTERNAL_DEST.${quoteName(field)}`, spec.type, spec)
      : within('DBT_INTERNAL_DEST._PARTITIONTIME', 'TIMESTAMP', spec)
  const [fields, values] =
    ingestion === undefined
      ? [names(own), names(own)]
      : [`_PARTITIONTIME, ${names(own)}`, `strata_partition, ${names(own)}`]
  const more = spec.predicates.map((predicate) => ` AND (${predicate})`).join('')
  return {
    sql: [
      `MERGE INTO ${quote(into)} AS DBT_INTERNAL_DEST`,
      `USING (\n  SELECT ${taken}\n  FROM ${quote(from)}\n  WHERE ${within(quoteName(field), undefined, spec)}\n) AS DBT_INTERNAL_SOURCE`,
      'ON FALSE',
      `WHEN NOT MATCHED BY SOURCE AND ${gone}${more} THEN DELETE`,
      `WHEN NOT MATCHED THEN INSERT (${fields}) VALUES (${values})`,
    ].join('\n'),
    purpose: 'replace the batch',
  }
}

/** Constants of the column's own type: only they leave other partitions unread. */
function within(column: string, type: string | undefined, { start, end }: WindowSpec): string {
  const texts = [start, end].map((at) => at.toISOString().slice(0, 19).replace('T', ' '))
  const wholeDays = texts.every((text) => text.endsWith('00:00:00'))
  if (type === 'DATE' && wholeDays)
    return between(
      column,
      texts.map((text) => `DATE '${text.slice(0, 10)}'`),
    )
  if (type === 'DATETIME')
    return between(
      column,
      texts.map((text) => `DATETIME '${text}'`),
    )
  // The column itself is what leaves partitions unread.
  if (type === 'DATE') {
    const [from, to] = texts.map((text) => `DATE '${text.slice(0, 10)}'`)
    const hours = texts.map((text) => `TIMESTAMP '${text}+00'`)
    return `${between(`CAST(${column} AS TIMESTAMP)`, hours)} AND ${column} BETWEEN ${from} AND ${to}`
  }
  const instant = type === 'TIMESTAMP' ? column : `CAST(${column} AS TIMESTAMP)`
  return between(
    instant,
    texts.map((text) => `TIMESTAMP '${text}+00'`),
  )
}

function between(column: string, [from, to]: readonly string[]): string {
  return `${column} >= ${from} AND ${column} < ${to}`
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
