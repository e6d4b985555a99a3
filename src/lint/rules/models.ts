// What depends on how a model is built, and where.

import type { Json } from '../../manifest/json.ts'
import { callName, type Span } from '../../sql/ast.ts'
import { findFunction } from '../../sql/functions/catalogue.ts'
import { nodesOf } from '../queries.ts'
import type { Finding, LintRule } from '../rule.ts'

const clocks = new Set([
  ...[
    'CURRENT_DATE',
    'CURRENT_DATETIME',
    'CURRENT_TIME',
    'CURRENT_TIMESTAMP',
    'NOW',
    'TODAY',
    'GET_CURRENT_TIMESTAMP',
  ],
])

const volatile = new Set([
  ...clocks,
  ...['RAND', 'RANDOM', 'GENERATE_UUID', 'UUID', 'GEN_RANDOM_UUID', 'SESSION_USER'],
])

export const volatileIncremental: LintRule = {
  code: 'volatile-incremental',
  summary: 'A function that differs with each run in an incremental model or a snapshot.',
  check: ({ node, statement }) => {
    const keepsRows =
      node.kind === 'snapshot' || (node.kind === 'model' && node.config.materialized === 'incremental')
    if (!keepsRows) return []
    // A window that moves with the clock says which rows are looked at, not what is kept in them.
    const filters = nodesOf(statement, 'select').flatMap(({ where }) => (where === undefined ? [] : [where]))
    const isWithin = ({ start, end }: Span) =>
      filters.some((filter) => filter.start <= start && end <= filter.end)
    return nodesOf(statement, 'call')
      .filter((call) => volatile.has(callName(call)) && !(clocks.has(callName(call)) && isWithin(call)))
      .map((call) => ({
        span: call,
        message: `${callName(call)} gives something else in each run, so rows kept from earlier runs differ from those of a full refresh.`,
        hint: 'Take the moment from the data, or from a variable.',
      }))
  },
}

export const noLocalEqual: LintRule = {
  code: 'no-local-equal',
  summary: 'A function of BigQuery that has no equal on DuckDB.',
  check: ({ dialect, statement }) =>
    dialect !== 'bigquery'
      ? []
      : nodesOf(statement, 'call').flatMap((call): Finding[] => {
          const row = findFunction(callName(call))
          if (row?.status !== 'refused') return []
          return [
            {
              span: call,
              message: `${row.name} does not run on DuckDB.`,
              hint: row.note ?? 'Build this model on BigQuery only.',
            },
          ]
        }),
}

/** The column of `partition_by`, in its forms. */
function partitionColumn(config: Json | undefined): string | undefined {
  if (typeof config === 'string') return config.toLowerCase()
  if (typeof config !== 'object' || config === null || !('field' in config)) return undefined
  const { field } = config
  return typeof field === 'string' ? field.toLowerCase() : undefined
}

export const missingPartitionFilter: LintRule = {
  code: 'missing-partition-filter',
  summary: 'A table that asks for a filter on its partitions is read without one.',
  check: ({ node, statement, compiled, manifest }) => {
    const filtered = new Set(
      compiled.uses
        .filter(({ how }) => how === 'filter' || how === 'join')
        .map(({ from }) => `${from.node} ${from.column.toLowerCase()}`),
    )
    return node.dependsOn.flatMap((id): Finding[] => {
      const input = manifest.nodes.get(id)
      const column = partitionColumn(input?.config.partition_by)
      if (input === undefined || column === undefined || input.config.require_partition_filter !== true)
        return []
      if (!compiled.analysed || filtered.has(`${id} ${column}`)) return []
      const table = nodesOf(statement, 'table').find(
        ({ name }) => name.at(-1)?.name === ('relation' in input ? input.relation?.name : input.name),
      )
      return [
        {
          span: table ?? statement,
          message: `"${input.name}" asks for a filter on "${column}", and none is here.`,
          hint: `Add a condition on "${column}" to WHERE: BigQuery refuses the query otherwise.`,
        },
      ]
    })
  },
}

export const hardCodedTable: LintRule = {
  code: 'hard-coded-table',
  summary: 'A table named in SQL rather than by ref() or source().',
  check: ({ node, statement, compiled, manifest }) => {
    const declared = new Set([...node.dependsOn, ...compiled.inlined])
    // What the engine says of itself is no table of anybody's.
    const strangers = (compiled.reads ?? []).filter(
      (read) => !declared.has(read) && read !== node.id && !/\binformation_schema\b/i.test(read),
    )
    return strangers.flatMap((read): Finding[] => {
      const known = manifest.nodes.get(read)
      const name =
        known === undefined
          ? read.replace(/^table:/, '')
          : 'relation' in known
            ? known.relation?.name
            : undefined
      const last = name?.split('.').at(-1)?.toLowerCase()
      const table = nodesOf(statement, 'table').find((each) => each.name.at(-1)?.name.toLowerCase() === last)
      if (table === undefined) return []
      return [
        {
          span: table,
          message:
            known === undefined
              ? `"${name}" is a table that the project does not know.`
              : `"${known.name}" is named by its table, so it may be built after this model.`,
          hint:
            known?.kind === 'source' || known === undefined
              ? 'Declare it as a source and write {{ source(...) }}.'
              : `Write {{ ref('${known.name}') }}.`,
        },
      ]
    })
  },
}
