import { resolve } from 'node:path'
import { didYouMean } from '../../problems/did-you-mean.ts'
import { toJson, toValue } from '../../project/template-values.ts'
import { bind } from '../../template/values/arguments.ts'
import {
  type CallSite,
  Dict,
  HostFunction,
  HostObject,
  type Kwargs,
  TemplateError,
  Tuple,
  type Value,
} from '../../template/values/value.ts'
import type { MacroEntry } from '../macros/macro-table.ts'
import { adapterStatements } from './adapter-statements.ts'
import { text } from './arguments.ts'
import { bigqueryMethods } from './bigquery-methods.ts'
import { columnClass } from './column-class.ts'
import { ColumnValue, flattenedColumn } from './column-value.ts'
import { constraintMethods } from './constraint-text.ts'
import { partitionValue } from './partition-value.ts'
import { RelationValue } from './relation-value.ts'
import type { Rendering } from './rendering.ts'
import { seedMethods } from './seed-value.ts'
import { TableValue } from './table-value.ts'
import type { Warehouse } from './warehouse.ts'

/** `adapter`: the warehouse as macros see it. What changes the warehouse is left to materialisations. */
export function adapterValue(rendering: Rendering, warehouse: Warehouse): HostObject {
  const { project, phase, node } = rendering
  const { dialect } = project
  const table = new Map<string, Value>()
  const define = (name: string, body: HostFunction['body']) =>
    table.set(name, new HostFunction(`adapter.${name}`, body))

  define('dispatch', (args, kwargs) => dispatch(rendering, args, kwargs))
  define('type', () => dialect)
  define('quote', ([name]) =>
    dialect === 'bigquery' ? `\`${text(name, 'The name')}\`` : `"${text(name, 'The name')}"`,
  )
  define('quote_as_configured', ([name]) => text(name, 'The name'))
  define('get_relation', (args, kwargs, site) => {
    const [database, schema, identifier] = bind(
      'get_relation',
      ['database', 'schema', 'identifier'],
      args,
      kwargs,
    )
    if (!phase.execute) return null
    const relation = {
      database: optional(database) ?? project.defaultRelation.database,
      schema: text(schema, 'The schema'),
      name: text(identifier, 'The identifier'),
    }
    return warehouse.relation(relation, site)
  })
  define('load_relation', ([relation], _, site) => loadRelation(warehouse, relation, site))
  define('get_columns_in_relation', (args, kwargs, site) =>
    columnsByMacro(
      rendering,
      warehouse,
      bind('get_columns_in_relation', ['relation'], args, kwargs)[0],
      site,
      project.macros.executed('get_columns_in_relation'),
    ),
  )
  define('get_missing_columns', ([from, to], _, site) => {
    const own = project.macros.executed('get_columns_in_relation')
    const columns = (relation: Value | undefined) =>
      columnsByMacro(rendering, warehouse, relation, site, own).filter((each) => each instanceof ColumnValue)
    const there = new Set(columns(to).map((column) => column.name.toLowerCase()))
    return columns(from).filter((column) => !there.has(column.name.toLowerCase()))
  })
  define('list_relations', (args, kwargs, site) => {
    const [database, schema] = bind('list_relations', ['database', 'schema'], args, kwargs)
    return phase.execute ? warehouse.relations(optional(database), text(schema, 'The schema'), site) : []
  })
  define('list_relations_without_caching', ([relation], _, site) =>
    relation instanceof RelationValue
      ? warehouse.relations(relation.relation.database, relation.relation.schema, site)
      : [],
  )
  define('check_schema_exists', (args, kwargs, site) => {
    const [database, schema] = bind('check_schema_exists', ['database', 'schema'], args, kwargs)
    const own = replaced('check_schema_exists')
    if (own !== undefined && phase.execute) {
      const within = new RelationValue(
        { database: optional(database), schema: text(schema, 'The schema'), name: '' },
        { dialect },
      )
      const table = site.invoke(own, [within, schema ?? null])
      return table instanceof TableValue && Number(table.content.rows[0]?.[0] ?? 0) > 0
    }
    return phase.execute && warehouse.hasSchema(optional(database), text(schema, 'The schema'), site)
  })
  define('execute', (args, kwargs, site) => {
    const [sql] = bind('execute', ['sql', 'auto_begin', 'fetch', 'limit'], args, kwargs)
    return new Tuple(['OK', warehouse.query(String(toJson(sql ?? '')), site)])
  })
  define(
    'already_exists',
    ([schema, name], _, site) =>
      warehouse.relation({ ...project.defaultRelation, schema: String(schema), name: String(name) }, site) !==
      null,
  )
  const replaced = (name: string) => {
    const own = project.macros.replacement(project.macros.executed(name))
    return own === undefined ? undefined : rendering.macro(own)
  }
  const more = [
    ...adapterStatements(warehouse, replaced),
    ...seedMethods(rendering, warehouse),
    ...constraintMethods(dialect),
  ]
  for (const [name, method] of more) table.set(name, method)
  if (dialect === 'bigquery')
    for (const [name, method] of bigqueryMethods(rendering, warehouse)) table.set(name, method)
  define('parse_partition_by', ([written]) => partitionValue(written))
  define('get_partitions_metadata', ([relation], _, site) => {
    if (!(relation instanceof RelationValue) || !phase.execute) return null
    const { database, schema, name } = relation.relation
    return warehouse.query(
      `select table_catalog as project_id, table_schema as dataset_id, table_name as table_id, partition_id, total_rows, total_logical_bytes, last_modified_time from ${[database, schema].map((part) => `\`${part}\``).join('.')}.INFORMATION_SCHEMA.PARTITIONS where table_name = '${name}'`,
      site,
    )
  })
  define('get_hard_deletes_behavior', () => {
    const told = phase.setting('hard_deletes')
    if (typeof told === 'string') return told
    return phase.setting('invalidate_hard_deletes') === true ? 'invalidate' : 'ignore'
  })
  for (const name of [
    ...['verify_database', 'expand_target_column_types', 'commit', 'nothing', 'cache_renamed'],
    ...['cache_added', 'cache_dropped', 'clear_transaction', 'commit_if_has_connection', 'validate_sql'],
    ...['begin', 'rollback', 'store_relation', 'set_relations_cache'],
    'assert_valid_snapshot_target_given_strategy',
  ])
    define(name, () => '')
  for (const name of ['is_replaceable', 'valid_snapshot_target']) define(name, () => true)
  define('get_column_schema_from_query', ([sql], _, site) =>
    warehouse.columnsOf(text(sql, 'The query'), site).flatMap((column) => flattenedColumn(column)),
  )
  define('get_incremental_strategy_macro', ([, strategy]) => {
    const name = String(strategy ?? 'default').replaceAll('+', '_')
    const entry = project.macros.resolve(`get_incremental_${name}_sql`, node.package)
    if (entry !== undefined) return rendering.macro(entry)
    throw new TemplateError(
      `There is no incremental strategy "${name}".`,
      `Write a macro "get_incremental_${name}_sql".`,
    )
  })
  define('valid_incremental_strategies', () => ['append', 'delete+insert', 'merge', 'microbatch'])
  // A relative path is relative to the project's folder, wherever the command was called.
  define('path_in_project', ([path]) => {
    const given = text(path, 'The path')
    return /^\w+:\/\//.test(given) ? given : resolve(project.loaded.directory, given)
  })
  define('external_root', () => toValue(project.target.external_root ?? '.'))
  define('warn_once', ([message], _, site) => {
    phase.tell('warning', String(toJson(message ?? '')), site)
    return ''
  })
  for (const name of ['is_motherduck', 'is_ducklake', 'disable_transactions']) define(name, () => false)
  define('standardize_grants_dict', () => Dict.of([]))
  define('build_catalog_relation', () => null)
  table.set('Relation', new HostObject('Relation'))
  table.set('Column', columnClass(dialect))
  const { quoting = {} } = project.loaded.settings
  const config: readonly [string, Value][] = [
    ['credentials', Dict.of([])],
    ['project_name', project.loaded.name],
    ['target_name', project.loaded.target.name],
    ['quoting', toValue({ database: true, schema: true, identifier: true, ...quoting })],
  ]
  table.set('config', new HostObject('AdapterConfig', new Map(config)))
  return new HostObject('adapter', table)
}

/** A relation's columns: as the project's own macro tells them, where it has one. */
export function columnsByMacro(
  rendering: Rendering,
  warehouse: Warehouse,
  relation: Value | undefined,
  site: CallSite,
  told: MacroEntry | undefined,
): Value[] {
  const own = rendering.project.macros.replacement(told)
  if (own === undefined || !(relation instanceof RelationValue) || !rendering.phase.execute)
    return warehouse.columns(relation, site)
  const columns = site.invoke(rendering.macro(own), [relation])
  return Array.isArray(columns) ? columns : []
}

export function loadRelation(
  warehouse: Warehouse,
  relation: Value | undefined,
  site: Parameters<Warehouse['relation']>[1],
): Value {
  return relation instanceof RelationValue ? warehouse.relation(relation.relation, site) : null
}

function optional(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function dispatch({ project, node, macro }: Rendering, args: readonly Value[], kwargs: Kwargs): Value {
  const [given, namespace] = bind(
    'adapter.dispatch',
    ['macro_name', 'macro_namespace', 'packages'],
    args,
    kwargs,
  )
  const name = text(given, 'The name given to adapter.dispatch()')
  const found = project.macros.dispatch(name, optional(namespace), node.package)
  if (found !== undefined) return macro(found)
  const tried = project.macros.dispatchNames(name)
  const names = new Set(
    [optional(namespace) ?? node.package, project.loaded.name, 'dbt'].flatMap((it) => [
      ...project.macros.namesIn(it),
    ]),
  )
  const near = didYouMean(tried.at(-1)!, names)
  throw new TemplateError(
    `adapter.dispatch("${name}") finds no macro: there is no ${tried.map((item) => `"${item}"`).join(' or ')}.`,
    near === undefined ? `Write a macro "${tried.at(-1)}".` : `Did you mean "${near}"?`,
    'macro-not-found',
  )
}
