// Tables, views and incremental models as dbt puts them together, for projects that replace one of the macros that they consist of.

/** What a strategy of an incremental model is reached by: its name stands in the settings. */
export const STRATEGY_PARTS: Readonly<Record<string, readonly string[]>> = {
  append: ['get_incremental_append_sql'],
  'delete+insert': ['get_incremental_delete_insert_sql'],
  merge: ['get_incremental_merge_sql'],
  insert_overwrite: ['get_incremental_insert_overwrite_sql'],
  microbatch: ['get_incremental_microbatch_sql'],
  default: ['get_incremental_default_sql'],
}

export const modelsByParts = `
{% materialization table_by_macro, default %}
  {%- set standing = load_cached_relation(this) -%}
  {%- set table = this.incorporate(type='table') -%}
  {%- set fresh = make_intermediate_relation(table) -%}
  {%- set backup = make_backup_relation(table, 'table' if standing is none else standing.type) -%}
  {{ drop_relation_if_exists(load_cached_relation(fresh)) }}
  {{ drop_relation_if_exists(load_cached_relation(backup)) }}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {% call statement('main') %}{{ get_create_table_as_sql(False, fresh, sql) }}{% endcall %}
  {%- if standing is not none %}{{ adapter.rename_relation(standing, backup) }}{% endif -%}
  {{ adapter.rename_relation(fresh, table) }}
  {% do create_indexes(table) %}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {% do apply_grants(table, config.get('grants'), should_revoke=should_revoke(standing, full_refresh_mode=True)) %}
  {% do persist_docs(table, model) %}
  {{ drop_relation_if_exists(backup) }}
  {{ run_hooks(post_hooks, inside_transaction=False) }}
  {{ return({'relations': [table]}) }}
{% endmaterialization %}

{% materialization table_by_macro, adapter='duckdb' %}
  {%- set standing = load_cached_relation(this) -%}
  {%- set table = this.incorporate(type='table') -%}
  {%- set fresh = make_intermediate_relation(table) -%}
  {%- set backup = make_backup_relation(table, 'table' if standing is none else standing.type) -%}
  {{ drop_relation_if_exists(load_cached_relation(fresh)) }}
  {{ drop_relation_if_exists(load_cached_relation(backup)) }}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {%- if strata_is_keyed() -%}
    {# A key of another table names this one: neither can be renamed. #}
    {{ drop_relation_if_exists(standing) }}
    {% call statement('main') %}{{ create_table_as(False, table, sql) }}{% endcall %}
  {%- else -%}
    {% call statement('main') %}{{ create_table_as(False, fresh, sql) }}{% endcall %}
    {%- if standing is not none -%}
      {% do drop_indexes_on_relation(standing) %}
      {{ adapter.rename_relation(standing, backup) }}
    {%- endif -%}
    {{ adapter.rename_relation(fresh, table) }}
  {%- endif -%}
  {% do create_indexes(table) %}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {% do apply_grants(table, config.get('grants'), should_revoke=should_revoke(standing, full_refresh_mode=True)) %}
  {% do persist_docs(table, model) %}
  {{ drop_relation_if_exists(backup) }}
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
  {%- set backup = make_backup_relation(view, 'view' if standing is none else standing.type) -%}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ drop_relation_if_exists(load_cached_relation(fresh)) }}
  {{ drop_relation_if_exists(load_cached_relation(backup)) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {% call statement('main') %}{{ get_create_view_as_sql(fresh, sql) }}{% endcall %}
  {%- if standing is not none %}{{ adapter.rename_relation(standing, backup) }}{% endif -%}
  {{ adapter.rename_relation(fresh, view) }}
  {% do apply_grants(view, config.get('grants'), should_revoke=should_revoke(standing, full_refresh_mode=True)) %}
  {% do persist_docs(view, model) %}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {{ drop_relation_if_exists(backup) }}
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
  {%- set fresh = make_intermediate_relation(table) -%}
  {%- set backup = make_backup_relation(table, 'table' if standing is none else standing.type) -%}
  {%- set is_full = should_full_refresh() and not (model.batch and is_incremental()) -%}
  {%- set anew = standing is none or standing.type != 'table' or is_full -%}
  {%- set how = incremental_validate_on_schema_change(config.get('on_schema_change'), default='ignore') -%}
  {{ drop_relation_if_exists(load_cached_relation(fresh)) }}
  {{ drop_relation_if_exists(load_cached_relation(backup)) }}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {%- if anew and (standing is none or strata_is_keyed()) -%}
    {{ drop_relation_if_exists(standing) }}
    {% call statement('main') %}{{ get_create_table_as_sql(False, table, sql) }}{% endcall %}
  {%- elif anew -%}
    {% call statement('main') %}{{ get_create_table_as_sql(False, fresh, sql) }}{% endcall %}
    {%- if target.type == 'bigquery' -%}{{ adapter.drop_relation(standing) }}
    {%- else -%}
      {% do drop_indexes_on_relation(standing) %}
      {{ adapter.rename_relation(standing, backup) }}
    {%- endif -%}
    {{ adapter.rename_relation(fresh, table) }}
  {%- else -%}
    {%- set rows = make_temp_relation(this) -%}
    {% do run_query(get_create_table_as_sql(True, rows, sql)) %}
    {%- set contract = config.get('contract') -%}
    {%- if not contract or not contract.enforced %}{% do adapter.expand_target_column_types(from_relation=rows, to_relation=table) %}{% endif -%}
    {%- set columns = process_schema_changes(how, rows, table) or adapter.get_columns_in_relation(table) -%}
    {%- set arguments = {
      'target_relation': table, 'temp_relation': rows, 'unique_key': config.get('unique_key'), 'dest_columns': columns,
      'incremental_predicates': config.get('predicates') or config.get('incremental_predicates'),
    } -%}
    {% call statement('main') %}{{ adapter.get_incremental_strategy_macro(context, config.get('incremental_strategy') or 'default')(arguments) }}{% endcall %}
  {%- endif -%}
  {% do apply_grants(table, config.get('grants'), should_revoke=should_revoke(standing, full_refresh_mode=anew)) %}
  {%- if anew -%}{% do create_indexes(table) %}{%- endif -%}
  {% do persist_docs(table, model) %}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {%- if anew and standing is not none and not strata_is_keyed() %}{{ drop_relation_if_exists(backup) }}{% endif -%}
  {%- if rows is defined %}{% do adapter.drop_relation(rows) %}{% endif -%}
  {{ run_hooks(post_hooks, inside_transaction=False) }}
  {{ return({'relations': [table]}) }}
{% endmaterialization %}

{% macro strata_is_keyed() %}
  {# Whether the contract has keys, which tie tables to each other by their names. #}
  {%- set types = enforced_constraint_types() -%}
  {{ return(target.type == 'bigquery' or 'foreign_key' in types or 'primary_key' in types or 'unique' in types) }}
{% endmacro %}
{% macro enforced_constraint_types() %}
  {%- set types = [] -%}
  {%- if config.get('contract').enforced -%}
    {%- for each in model.constraints or [] %}{% do types.append(each.type) %}{% endfor -%}
    {%- for column in model.columns.values() -%}
      {%- for each in column.constraints or [] %}{% do types.append(each.type) %}{% endfor -%}
    {%- endfor -%}
  {%- endif -%}
  {{ return(types) }}
{% endmacro %}
{% macro has_foreign_key_constraints(relation=none) %}{{ return('foreign_key' in enforced_constraint_types()) }}{% endmacro %}
{% macro may_be_foreign_key_target(relation=none) %}
  {%- set types = enforced_constraint_types() -%}
  {{ return('primary_key' in types or 'unique' in types) }}
{% endmacro %}
`
