// Methods of `adapter` that only macros written for BigQuery call.

import { toJson } from '../../project/template-values.ts'
import { bind } from '../../template/values/arguments.ts'
import {
  type CallSite,
  HostFunction,
  HostObject,
  TemplateError,
  type Value,
} from '../../template/values/value.ts'
import { commonOptions, literal, tableOptions } from './bigquery-options.ts'
import { ColumnValue } from './column-value.ts'
import { RelationValue } from './relation-value.ts'
import type { Rendering } from './rendering.ts'
import { TableValue } from './table-value.ts'
import type { Warehouse } from './warehouse.ts'

/** What needs more than statements, and what does the same here. */
const elsewhere: Readonly<Record<string, string>> = {
  upload_file: 'Load it as a seed, or as a source with `loader: files` and `strata ingest`.',
  load_dataframe: 'Load the rows as a seed.',
  describe_relation: 'Use adapter.get_relation() and adapter.get_columns_in_relation().',
  get_bq_table: 'Use adapter.get_relation(), or ask INFORMATION_SCHEMA with run_query().',
  grant_access_to: 'Set it at the model: config(grant_access_to=[{"project": "...", "dataset": "..."}]).',
  sync_struct_columns:
    'Set `on_schema_change: sync_all_columns` at the model, which changes fields of structs too.',
}

const quoted = (name: string) => `\`${name.replaceAll('`', '')}\``

type Body = (given: readonly (Value | undefined)[], site: CallSite) => Value

/** Each with the names of its arguments, as macros give them. */
export function bigqueryMethods(
  rendering: Rendering,
  warehouse: Warehouse,
): readonly (readonly [string, HostFunction])[] {
  const { project, phase } = rendering
  const send = (sql: string, site: CallSite): Value => {
    if (phase.execute) warehouse.query(sql, site)
    return ''
  }
  const methods: Readonly<Record<string, readonly [readonly string[], Body]>> = {
    list_schemas: [
      ['database'],
      ([database], site) => {
        if (!phase.execute) return []
        const region = project.target.location
        const at = typeof region === 'string' ? `.${quoted(`region-${region.toLowerCase()}`)}` : ''
        const schemata = `${quoted(String(database ?? project.defaultRelation.database))}${at}.INFORMATION_SCHEMA.SCHEMATA`
        const found = warehouse.query(`select schema_name from ${schemata} order by schema_name`, site)
        return found instanceof TableValue ? found.content.rows.map(([name]) => String(name)) : []
      },
    ],
    get_common_options: [
      ['config', 'node', 'temporary'],
      ([c, n, t], site) => commonOptions(c, n, t === true, site),
    ],
    get_table_options: [
      ['config', 'node', 'temporary'],
      ([c, n, t], site) => tableOptions(c, n, t === true, site),
    ],
    get_view_options: [['config', 'node'], ([c, n], site) => commonOptions(c, n, false, site)],
    get_dataset_location: [
      ['relation'],
      () => {
        const { location } = project.target
        if (typeof location === 'string') return location
        throw new TemplateError(
          'adapter.get_dataset_location() does not know the location.',
          'Set "location" in the target.',
        )
      },
    ],
    add_time_ingestion_partition_column: [
      ['partition_by', 'columns'],
      ([partition, columns]) => {
        const field = partition instanceof HostObject ? partition.attribute('field') : undefined
        const type = partition instanceof HostObject ? partition.attribute('data_type') : undefined
        const list = listOf(columns)
        const there = list.some((column) => column instanceof ColumnValue && column.name === field)
        return there ? [...list] : [...list, new ColumnValue(String(field), String(type), 'bigquery')]
      },
    ],
    get_columns_in_select_sql: [
      ['select_sql'],
      ([sql], site) => (phase.execute ? warehouse.columnsOf(String(sql), site) : []),
    ],
    copy_table: [
      ['source', 'destination', 'materialization'],
      ([source, destination, materialization], site) => {
        const to = printed(destination, 'copy_table')
        const from = (Array.isArray(source) ? (source as readonly Value[]) : [source]).map((each) =>
          printed(each, 'copy_table'),
        )
        const [only] = from
        if (materialization !== 'incremental' && only !== undefined && from.length === 1)
          return send(`create or replace table ${to} copy ${only}`, site)
        const all = from.map((each) => `select * from ${each}`).join(' union all ')
        return send(
          materialization === 'incremental'
            ? `insert into ${to} ${all}`
            : `create or replace table ${to} as ${all}`,
          site,
        )
      },
    ],
    alter_table_add_columns: [
      ['relation', 'columns'],
      ([relation, columns], site) => {
        const added = listOf(columns).filter((column) => column instanceof ColumnValue)
        if (added.length === 0) return ''
        const list = added.map(({ name, type }) => `add column if not exists ${quoted(name)} ${type}`)
        return send(`alter table ${printed(relation, 'alter_table_add_columns')} ${list.join(', ')}`, site)
      },
    ],
    alter_table_add_remove_columns: [
      ['relation', 'add_columns', 'remove_columns'],
      ([relation, added, removed], site) => {
        const columns = (value: Value | undefined) =>
          listOf(value).filter((column) => column instanceof ColumnValue)
        const list = [
          ...columns(removed).map(({ name }) => `drop column if exists ${quoted(name)}`),
          ...columns(added).map(({ name, type }) => `add column if not exists ${quoted(name)} ${type}`),
        ]
        const at = printed(relation, 'alter_table_add_remove_columns')
        return list.length === 0 ? '' : send(`alter table ${at} ${list.join(', ')}`, site)
      },
    ],
    update_columns: [
      ['relation', 'columns'],
      ([relation, columns], site) => {
        const told = Object.entries((toJson(columns ?? null) ?? {}) as Readonly<Record<string, unknown>>)
        const list = told.flatMap(([name, column]) => {
          const { description } = (column ?? {}) as { readonly description?: string }
          return description === undefined
            ? []
            : [`alter column ${quoted(name)} set options (description = ${literal(description)})`]
        })
        const at = printed(relation, 'update_columns')
        return list.length === 0 ? '' : send(`alter table ${at} ${list.join(', ')}`, site)
      },
    ],
    update_table_description: [
      ['database', 'schema', 'identifier', 'description'],
      ([database, schema, identifier, description], site) =>
        send(
          `alter table ${[database, schema, identifier].map((part) => quoted(String(part))).join('.')} set options (description = ${literal(String(description ?? ''))})`,
          site,
        ),
    ],
  }
  return [
    ...Object.entries(methods).map(
      ([name, [names, body]]) =>
        [
          name,
          new HostFunction(`adapter.${name}`, (a, k, site) => body(bind(name, names, a, k), site)),
        ] as const,
    ),
    ...Object.entries(elsewhere).map(
      ([name, hint]) =>
        [
          name,
          new HostFunction(`adapter.${name}`, () => {
            // While the project is read, nothing is asked of the warehouse.
            if (!phase.execute) return null
            throw new TemplateError(`adapter.${name}() of dbt-bigquery is not here.`, hint)
          }),
        ] as const,
    ),
  ]
}

function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : []
}

function printed(value: Value | undefined, name: string): string {
  if (value instanceof RelationValue) return value.print()
  throw new TemplateError(`adapter.${name}() needs a relation, as ref() or api.Relation.create() give it.`)
}
