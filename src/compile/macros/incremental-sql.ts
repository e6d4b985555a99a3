// The statements that put new rows into a table, for materialisations and strategies that projects write themselves.

import { dispatcher } from './dispatcher.ts'

const dispatched: readonly (readonly [name: string, ...parameters: string[]])[] = [
  ['get_merge_sql', 'target', 'source', 'unique_key', 'dest_columns', 'incremental_predicates=none'],
  ['get_merge_unique_key_match', 'source_unique_key', 'target_unique_key'],
  [
    'get_delete_insert_merge_sql',
    'target',
    'source',
    'unique_key',
    'dest_columns',
    'incremental_predicates=none',
  ],
  [
    'get_insert_overwrite_merge_sql',
    'target',
    'source',
    'dest_columns',
    'predicates',
    'include_sql_header=false',
  ],
  ['get_merge_update_columns', 'merge_update_columns', 'merge_exclude_columns', 'dest_columns'],
  ['get_incremental_append_sql', 'arg_dict'],
  ['get_incremental_delete_insert_sql', 'arg_dict'],
  ['get_incremental_merge_sql', 'arg_dict'],
  ['get_incremental_insert_overwrite_sql', 'arg_dict'],
  ['get_incremental_microbatch_sql', 'arg_dict'],
  ['get_incremental_default_sql', 'arg_dict'],
  ['process_schema_changes', 'on_schema_change', 'source_relation', 'target_relation'],
  ['sync_column_schemas', 'on_schema_change', 'target_relation', 'schema_changes_dict'],
  ['check_for_schema_changes', 'source_relation', 'target_relation'],
]

export const incrementalSql = `
${dispatched.map(([name, ...parameters]) => dispatcher(name, parameters)).join('')}
{% macro get_quoted_csv(column_names) %}
  {% set quoted = [] %}
  {% for name in column_names %}{% do quoted.append(adapter.quote(name)) %}{% endfor %}
  {{ return(quoted | join(', ')) }}
{% endmacro %}
{% macro get_list_of_column_names(columns) -%}
  {{ return(columns | map(attribute='name') | list) }}
{%- endmacro %}
{% macro diff_columns(source_columns, target_columns) %}
  {% set there = target_columns | map(attribute='column') | list %}
  {% set missing = [] %}
  {% for column in source_columns if column.column not in there %}{% do missing.append(column) %}{% endfor %}
  {{ return(missing) }}
{% endmacro %}
{% macro diff_column_data_types(source_columns, target_columns) %}
  {{ return(adapter.dispatch('diff_column_data_types', 'dbt')(source_columns, target_columns)) }}
{% endmacro %}
{% macro default__diff_column_data_types(source_columns, target_columns) %}
  {% set changed = [] %}
  {% for own in source_columns %}
    {% for other in target_columns if other.name == own.name and other.data_type != own.data_type %}
      {% do changed.append({'column_name': own.name, 'new_type': own.data_type}) %}
    {% endfor %}
  {% endfor %}
  {{ return(changed) }}
{% endmacro %}
{% macro default__get_merge_update_columns(merge_update_columns, merge_exclude_columns, dest_columns) -%}
  {%- if merge_update_columns and merge_exclude_columns -%}
    {{ exceptions.raise_compiler_error('merge_update_columns and merge_exclude_columns exclude each other') }}
  {%- endif -%}
  {%- if merge_update_columns -%}{{ return(merge_update_columns) }}{%- endif -%}
  {%- set without = (merge_exclude_columns or []) | map('lower') | list -%}
  {%- set columns = [] -%}
  {%- for column in dest_columns if column.column | lower not in without %}{% do columns.append(column.quoted) %}{% endfor -%}
  {{ return(columns) }}
{%- endmacro %}

{% macro default__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
  {%- set conditions = [] if incremental_predicates is none else [] + incremental_predicates -%}
  {%- set names = get_quoted_csv(dest_columns | map(attribute='name')) -%}
  {%- set updated = get_merge_update_columns(config.get('merge_update_columns'), config.get('merge_exclude_columns', default=none), dest_columns) -%}
  {%- set header = config.get('sql_header') -%}
  {%- if unique_key -%}
    {%- for key in ([unique_key] if unique_key is string else unique_key) -%}
      {%- do conditions.append(get_merge_unique_key_match('DBT_INTERNAL_SOURCE.' ~ key, 'DBT_INTERNAL_DEST.' ~ key) | trim) -%}
    {%- endfor -%}
  {%- else -%}
    {%- do conditions.append('FALSE') -%}
  {%- endif -%}
  {{ header if header is not none }}
  merge into {{ target }} as DBT_INTERNAL_DEST
    using {{ source }} as DBT_INTERNAL_SOURCE
    on (({{ conditions | join(') and (') }}))
  {% if unique_key %}
    when matched then update set
      {% for name in updated -%}
        {{ name }} = DBT_INTERNAL_SOURCE.{{ name }}{{ ', ' if not loop.last }}
      {%- endfor %}
  {% endif %}
    when not matched then insert ({{ names }}) values ({{ names }})
{%- endmacro %}

{% macro default__get_merge_unique_key_match(source_unique_key, target_unique_key) -%}
  {{ return(equals(source_unique_key, target_unique_key) | trim) }}
{%- endmacro %}

{% macro default__get_delete_insert_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
  {%- set names = get_quoted_csv(dest_columns | map(attribute='name')) -%}
  {%- if unique_key -%}
    {%- set keys = [unique_key] if unique_key is string else unique_key -%}
    delete from {{ target }} as DBT_INTERNAL_DEST
    where ({{ keys | join(', ') }}) in (select distinct {{ keys | join(', ') }} from {{ source }} as DBT_INTERNAL_SOURCE)
    {%- for predicate in incremental_predicates or [] %} and {{ predicate }}{% endfor -%}
    ;
  {%- endif %}
  insert into {{ target }} ({{ names }}) (
    select {{ names }} from {{ source }}
  )
{%- endmacro %}

{% macro duckdb__get_delete_insert_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
  {{ default__get_delete_insert_merge_sql(target, source, unique_key, dest_columns, incremental_predicates) }}
{%- endmacro %}

{% macro default__get_insert_overwrite_merge_sql(target, source, dest_columns, predicates, include_sql_header=false) -%}
  {%- set names = get_quoted_csv(dest_columns | map(attribute='name')) -%}
  merge into {{ target }} as DBT_INTERNAL_DEST
    using {{ source }} as DBT_INTERNAL_SOURCE
    on FALSE
    when not matched by source {% if predicates %}and {{ predicates | join(' and ') }}{% endif %} then delete
    when not matched then insert ({{ names }}) values ({{ names }})
{%- endmacro %}
{% macro get_insert_into_sql(target_relation, temp_relation, dest_columns) -%}
  {%- set names = get_quoted_csv(dest_columns | map(attribute='name')) -%}
  insert into {{ target_relation }} ({{ names }}) (
    select {{ names }} from {{ temp_relation }}
  )
{%- endmacro %}
{% macro default__get_incremental_append_sql(arg_dict) %}
  {{ return(get_insert_into_sql(arg_dict['target_relation'], arg_dict['temp_relation'], arg_dict['dest_columns'])) }}
{% endmacro %}
{% macro default__get_incremental_delete_insert_sql(arg_dict) %}
  {{ return(get_delete_insert_merge_sql(arg_dict['target_relation'], arg_dict['temp_relation'], arg_dict['unique_key'], arg_dict['dest_columns'], arg_dict['incremental_predicates'])) }}
{% endmacro %}
{% macro default__get_incremental_merge_sql(arg_dict) %}
  {{ return(get_merge_sql(arg_dict['target_relation'], arg_dict['temp_relation'], arg_dict['unique_key'], arg_dict['dest_columns'], arg_dict['incremental_predicates'])) }}
{% endmacro %}
{% macro default__get_incremental_insert_overwrite_sql(arg_dict) %}
  {{ return(get_insert_overwrite_merge_sql(arg_dict['target_relation'], arg_dict['temp_relation'], arg_dict['dest_columns'], arg_dict['incremental_predicates'])) }}
{% endmacro %}
{% macro default__get_incremental_microbatch_sql(arg_dict) %}
  {%- set field = config.get('event_time') -%}
  {%- set within -%}
    {{ field }} >= '{{ model.batch.event_time_start }}' and {{ field }} < '{{ model.batch.event_time_end }}'
  {%- endset -%}
  {%- set names = get_quoted_csv(arg_dict['dest_columns'] | map(attribute='name')) -%}
  delete from {{ arg_dict['target_relation'] }}
  where {{ within }}{% for predicate in arg_dict['incremental_predicates'] or [] %} and ({{ predicate }}){% endfor %};
  insert into {{ arg_dict['target_relation'] }} ({{ names }}) (
    select {{ names }} from {{ arg_dict['temp_relation'] }} where {{ within }}
  )
{% endmacro %}
{% macro duckdb__get_incremental_microbatch_sql(arg_dict) %}
  {{ return(default__get_incremental_microbatch_sql(arg_dict)) }}
{% endmacro %}
{% macro duckdb__get_incremental_merge_sql(arg_dict) %}
  {{ return(duckdb__get_merge_sql(arg_dict['target_relation'], arg_dict['temp_relation'], arg_dict['unique_key'], arg_dict['dest_columns'], arg_dict['incremental_predicates'])) }}
{% endmacro %}
{% macro default__get_incremental_default_sql(arg_dict) %}
  {{ return(get_incremental_append_sql(arg_dict)) }}
{% endmacro %}
{% macro duckdb__get_incremental_default_sql(arg_dict) %}
  {{ return(get_incremental_delete_insert_sql(arg_dict)) }}
{% endmacro %}

{% macro incremental_validate_on_schema_change(on_schema_change, default='ignore') %}
  {% if on_schema_change not in ['sync_all_columns', 'append_new_columns', 'fail', 'ignore'] %}
    {% do log('on_schema_change is "' ~ on_schema_change ~ '"; "' ~ default ~ '" is used.') %}
    {{ return(default) }}
  {% endif %}
  {{ return(on_schema_change) }}
{% endmacro %}
{% macro default__check_for_schema_changes(source_relation, target_relation) %}
  {%- set fresh = adapter.get_columns_in_relation(source_relation) -%}
  {%- set standing = adapter.get_columns_in_relation(target_relation) -%}
  {%- set added = diff_columns(fresh, standing) -%}
  {%- set gone = diff_columns(standing, fresh) -%}
  {%- set types = diff_column_data_types(fresh, standing) -%}
  {{ return({
    'schema_changed': (added or gone or types) | length > 0,
    'source_not_in_target': added, 'target_not_in_source': gone,
    'source_columns': fresh, 'target_columns': standing, 'new_target_types': types,
  }) }}
{% endmacro %}
{% macro default__sync_column_schemas(on_schema_change, target_relation, schema_changes_dict) %}
  {%- set added = schema_changes_dict['source_not_in_target'] -%}
  {%- if on_schema_change == 'append_new_columns' and added -%}
    {%- do alter_relation_add_remove_columns(target_relation, added, none) -%}
  {%- elif on_schema_change == 'sync_all_columns' -%}
    {%- do alter_relation_add_remove_columns(target_relation, added, schema_changes_dict['target_not_in_source']) -%}
    {%- for change in schema_changes_dict['new_target_types'] -%}
      {%- do alter_column_type(target_relation, change['column_name'], change['new_type']) -%}
    {%- endfor -%}
  {%- endif -%}
{% endmacro %}
{% macro default__process_schema_changes(on_schema_change, source_relation, target_relation) %}
  {% if on_schema_change == 'ignore' %}{{ return({}) }}{% endif %}
  {% set changes = check_for_schema_changes(source_relation, target_relation) %}
  {% if changes['schema_changed'] %}
    {% if on_schema_change == 'fail' %}
      {% do exceptions.raise_compiler_error('The columns of ' ~ target_relation ~ ' are not those of the query any more; see on_schema_change.') %}
    {% else %}
      {% do sync_column_schemas(on_schema_change, target_relation, changes) %}
    {% endif %}
  {% endif %}
  {{ return(changes['source_columns']) }}
{% endmacro %}
`
