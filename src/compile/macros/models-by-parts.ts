// Tables, views and incremental models as dbt puts them together, for projects that replace one of the macros that they consist of.

/** What every model goes through. */
const always: readonly string[] = [
  ...[
    'run_hooks',
    'drop_relation',
    'drop_relation_if_exists',
    'rename_relation',
    'make_intermediate_relation',
    'load_cached_relation',
    'load_relation',
    'should_full_refresh',
  ],
  ...['persist_docs', 'alter_relation_comment', 'alter_column_comment', 'apply_grants', 'should_revoke'],
]
const ofTables: readonly string[] = [
  'create_table_as',
  'get_create_table_as_sql',
  'create_indexes',
  'get_create_index_sql',
]

/** Whoever replaces one of these means every model of the kind. */
export const MODEL_PARTS: Readonly<Record<'table' | 'view' | 'incremental', readonly string[]>> = {
  table: [...always, ...ofTables],
  view: [...always, 'create_view_as', 'get_create_view_as_sql'],
  incremental: [
    ...[...always, ...ofTables, 'make_temp_relation', 'get_quoted_csv', 'process_schema_changes'],
    ...['check_for_schema_changes', 'sync_column_schemas', 'incremental_validate_on_schema_change'],
    ...['alter_relation_add_remove_columns', 'alter_column_type', 'diff_columns', 'diff_column_data_types'],
  ],
}

/** The same of one strategy alone. */
export const STRATEGY_PARTS: Readonly<Record<string, readonly string[]>> = {
  append: ['get_incremental_append_sql', 'get_insert_into_sql'],
  'delete+insert': ['get_incremental_delete_insert_sql', 'get_delete_insert_merge_sql'],
  merge: ['get_incremental_merge_sql', 'get_merge_sql', 'get_merge_update_columns'],
  insert_overwrite: ['get_incremental_insert_overwrite_sql', 'get_insert_overwrite_merge_sql'],
  microbatch: ['get_incremental_microbatch_sql'],
  default: ['get_incremental_default_sql'],
}

export const modelsByParts = `
{% materialization table_by_macro, default %}
  {%- set standing = load_cached_relation(this) -%}
  {%- set table = this.incorporate(type='table') -%}
  {%- set fresh = make_intermediate_relation(table) -%}
  {{ drop_relation_if_exists(load_cached_relation(fresh)) }}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {% call statement('main') %}{{ get_create_table_as_sql(False, fresh, sql) }}{% endcall %}
  {{ drop_relation_if_exists(standing) }}
  {{ adapter.rename_relation(fresh, table) }}
  {% do create_indexes(table) %}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {% do apply_grants(table, config.get('grants'), should_revoke=should_revoke(standing, full_refresh_mode=True)) %}
  {% do persist_docs(table, model) %}
  {{ run_hooks(post_hooks, inside_transaction=False) }}
  {{ return({'relations': [table]}) }}
{% endmaterialization %}

{% materialization table_by_macro, adapter='bigquery' %}
  {%- set standing = load_cached_relation(this) -%}
  {%- set table = this.incorporate(type='table') -%}
  {{ run_hooks(pre_hooks) }}
  {%- if standing is not none and standing.type != 'table' -%}{{ adapter.drop_relation(standing) }}{%- endif -%}
  {% call statement('main') %}{{ get_create_table_as_sql(False, table, sql) }}{% endcall %}
  {{ run_hooks(post_hooks) }}
  {% do apply_grants(table, config.get('grants'), should_revoke=should_revoke(standing, full_refresh_mode=True)) %}
  {% do persist_docs(table, model) %}
  {{ return({'relations': [table]}) }}
{% endmaterialization %}

{% materialization view_by_macro, default %}
  {%- set standing = load_cached_relation(this) -%}
  {%- set view = this.incorporate(type='view') -%}
  {%- set fresh = make_intermediate_relation(view) -%}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ drop_relation_if_exists(load_cached_relation(fresh)) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {% call statement('main') %}{{ get_create_view_as_sql(fresh, sql) }}{% endcall %}
  {{ drop_relation_if_exists(standing) }}
  {{ adapter.rename_relation(fresh, view) }}
  {% do apply_grants(view, config.get('grants'), should_revoke=should_revoke(standing, full_refresh_mode=True)) %}
  {% do persist_docs(view, model) %}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {{ run_hooks(post_hooks, inside_transaction=False) }}
  {{ return({'relations': [view]}) }}
{% endmaterialization %}

{% materialization view_by_macro, adapter='bigquery' %}
  {%- set standing = load_cached_relation(this) -%}
  {%- set view = this.incorporate(type='view') -%}
  {{ run_hooks(pre_hooks) }}
  {%- if standing is not none and standing.type != 'view' -%}{{ adapter.drop_relation(standing) }}{%- endif -%}
  {% call statement('main') %}{{ get_create_view_as_sql(view, sql) }}{% endcall %}
  {{ run_hooks(post_hooks) }}
  {% do apply_grants(view, config.get('grants'), should_revoke=should_revoke(standing, full_refresh_mode=True)) %}
  {% do persist_docs(view, model) %}
  {{ return({'relations': [view]}) }}
{% endmaterialization %}

{% materialization incremental_by_macro, default %}
  {%- set standing = load_cached_relation(this) -%}
  {%- set table = this.incorporate(type='table') -%}
  {%- set anew = standing is none or standing.type != 'table' or (should_full_refresh() and not (model.batch and is_incremental())) -%}
  {%- set how = incremental_validate_on_schema_change(config.get('on_schema_change'), default='ignore') -%}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {%- if anew -%}
    {%- if standing is not none -%}{{ adapter.drop_relation(standing) }}{%- endif -%}
    {% call statement('main') %}{{ get_create_table_as_sql(False, table, sql) }}{% endcall %}
  {%- else -%}
    {%- set fresh = make_temp_relation(this) -%}
    {% call statement('fresh') %}{{ get_create_table_as_sql(True, fresh, sql) }}{% endcall %}
    {%- set columns = process_schema_changes(how, fresh, table) or adapter.get_columns_in_relation(table) -%}
    {%- set arguments = {
      'target_relation': table, 'temp_relation': fresh, 'unique_key': config.get('unique_key'), 'dest_columns': columns,
      'incremental_predicates': config.get('predicates') or config.get('incremental_predicates'),
    } -%}
    {% call statement('main') %}{{ adapter.get_incremental_strategy_macro(context, config.get('incremental_strategy') or 'default')(arguments) }}{% endcall %}
    {% call statement('cleanup') %}drop table if exists {{ fresh }}{% endcall %}
  {%- endif -%}
  {% do apply_grants(table, config.get('grants'), should_revoke=should_revoke(standing, full_refresh_mode=anew)) %}
  {%- if anew -%}{% do create_indexes(table) %}{%- endif -%}
  {% do persist_docs(table, model) %}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {{ run_hooks(post_hooks, inside_transaction=False) }}
  {{ return({'relations': [table]}) }}
{% endmaterialization %}
`
