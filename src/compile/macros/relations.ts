// What materialisations of projects and packages are written with: making, dropping, renaming and describing relations.

import { dispatcher } from './dispatcher.ts'

const dispatched: readonly (readonly [name: string, ...parameters: string[]])[] = [
  ['create_schema', 'relation'],
  ['drop_schema', 'relation'],
  ['drop_relation', 'relation'],
  ['truncate_relation', 'relation'],
  ['rename_relation', 'from_relation', 'to_relation'],
  ['create_table_as', 'temporary', 'relation', 'compiled_code', "language='sql'"],
  ['create_view_as', 'relation', 'sql'],
  ['get_create_table_as_sql', 'temporary', 'relation', 'sql'],
  ['get_create_view_as_sql', 'relation', 'sql'],
  ['get_drop_sql', 'relation'],
  ['get_drop_table_sql', 'relation'],
  ['get_drop_view_sql', 'relation'],
  ['get_rename_sql', 'relation', 'new_name'],
  ['get_select_subquery', 'sql'],
  ['get_empty_subquery_sql', 'select_sql', 'select_sql_header=none'],
  ['get_columns_in_query', 'select_sql'],
  ['make_intermediate_relation', 'base_relation', "suffix='__dbt_tmp'"],
  ['make_temp_relation', 'base_relation', "suffix='__dbt_tmp'"],
  ['make_backup_relation', 'base_relation', 'backup_relation_type', "suffix='__dbt_backup'"],
  ['alter_column_type', 'relation', 'column_name', 'new_column_type'],
  ['alter_relation_add_remove_columns', 'relation', 'add_columns=none', 'remove_columns=none'],
  ['persist_docs', 'relation', 'model', 'for_relation=true', 'for_columns=true'],
  ['alter_column_comment', 'relation', 'column_dict'],
  ['alter_relation_comment', 'relation', 'relation_comment'],
  ['apply_grants', 'relation', 'grant_config', 'should_revoke=True'],
  ['copy_grants'],
  ['get_show_grant_sql', 'relation'],
  ['support_multiple_grantees_per_dcl_statement'],
  ['should_revoke', 'existing_relation', 'full_refresh_mode=True'],
  ['get_create_index_sql', 'relation', 'index_dict'],
  ['create_indexes', 'relation'],
  ['list_schemas', 'database'],
  ['list_relations_without_caching', 'schema_relation'],
  ['information_schema_name', 'database'],
  ['current_timestamp_in_utc'],
  ['validate_sql', 'sql'],
  ['get_limit_subquery_sql', 'sql', 'limit'],
  ['get_limit_sql', 'sql', 'limit'],
  ['set_sql_header', 'config'],
]

export const relations = `
${dispatched.map(([name, ...parameters]) => dispatcher(name, parameters)).join('')}
{% macro default__create_schema(relation) -%}
  {% do adapter.create_schema(relation) %}
{%- endmacro %}
{% macro default__drop_schema(relation) -%}
  {% do adapter.drop_schema(relation) %}
{%- endmacro %}
{% macro default__drop_relation(relation) -%}
  {% call statement('drop_relation', auto_begin=False) -%}{{ get_drop_sql(relation) }}{%- endcall %}
{%- endmacro %}
{% macro default__truncate_relation(relation) -%}
  {% call statement('truncate_relation') -%}truncate table {{ relation.render() }}{%- endcall %}
{%- endmacro %}
{% macro default__rename_relation(from_relation, to_relation) -%}
  {% call statement('rename_relation') -%}
    alter {{ to_relation.type or 'table' }} {{ from_relation.render() }} rename to {{ adapter.quote(to_relation.identifier) }}
  {%- endcall %}
{%- endmacro %}
{% macro drop_relation_if_exists(relation) %}
  {% if relation is not none %}{{ adapter.drop_relation(relation) }}{% endif %}
{% endmacro %}

{% macro default__get_drop_sql(relation) -%}
  drop {{ relation.type or 'table' }} if exists {{ relation.render() }} {{ 'cascade' if target.type != 'bigquery' }}
{%- endmacro %}
{% macro default__get_drop_table_sql(relation) -%} drop table if exists {{ relation.render() }} {%- endmacro %}
{% macro default__get_drop_view_sql(relation) -%} drop view if exists {{ relation.render() }} {%- endmacro %}
{% macro drop_table(relation) %}{{ return(get_drop_table_sql(relation)) }}{% endmacro %}
{% macro drop_view(relation) %}{{ return(get_drop_view_sql(relation)) }}{% endmacro %}
{% macro default__get_rename_sql(relation, new_name) -%}
  alter {{ relation.type or 'table' }} {{ relation.render() }} rename to {{ new_name }}
{%- endmacro %}

{% macro default__get_create_table_as_sql(temporary, relation, sql) -%}
  {{ return(create_table_as(temporary, relation, sql)) }}
{%- endmacro %}
{% macro default__get_create_view_as_sql(relation, sql) -%}
  {{ return(create_view_as(relation, sql)) }}
{%- endmacro %}
{% macro default__create_table_as(temporary, relation, sql, language='sql') -%}
  {%- set header = config.get('sql_header') -%}
  {{ header if header is not none }}
  create {{ 'temporary ' if temporary }}table {{ relation.include(database=(not temporary), schema=(not temporary)) }}
  as (
    {{ sql }}
  );
{%- endmacro %}
{% macro bigquery__create_table_as(temporary, relation, sql, language='sql') -%}
  {%- set header = config.get('sql_header') -%}
  {{ header if header is not none }}
  create or replace table {{ relation }}
  as (
    {{ sql }}
  );
{%- endmacro %}
{% macro default__create_view_as(relation, sql) -%}
  {%- set header = config.get('sql_header') -%}
  {{ header if header is not none }}
  create {{ 'or replace ' if target.type == 'bigquery' }}view {{ relation }} as (
    {{ sql }}
  );
{%- endmacro %}
{% macro default__get_select_subquery(sql) %}
    select {{ model.columns.values() | map(attribute='name') | join(', ') or '*' }}
    from ( {{ sql }} ) as model_subq
{%- endmacro %}
{% macro default__get_empty_subquery_sql(select_sql, select_sql_header=none) %}
    {{ select_sql_header if select_sql_header is not none }}
    select * from (
        {{ select_sql }}
    ) as __dbt_sbq
    where false
    limit 0
{% endmacro %}
{% macro get_empty_schema_sql(columns) %}
    select
    {% for name, column in columns.items() -%}
      cast(null as {{ column['data_type'] }}) as {{ adapter.quote(column['name']) if column.get('quote') else column['name'] }}{{ ', ' if not loop.last }}
    {%- endfor -%}
{% endmacro %}
{% macro get_column_schema_from_query(select_sql, select_sql_header=none) -%}
    {{ return(adapter.get_column_schema_from_query(get_empty_subquery_sql(select_sql, select_sql_header))) }}
{%- endmacro %}
{% macro default__get_columns_in_query(select_sql) %}
    {% call statement('get_columns_in_query', fetch_result=True, auto_begin=False) -%}
        {{ get_empty_subquery_sql(select_sql) }}
    {% endcall %}
    {{ return(load_result('get_columns_in_query').table.columns | map(attribute='name') | list) }}
{% endmacro %}
{% macro get_assert_columns_equivalent(sql) -%}{%- endmacro %}
{% macro sql_convert_columns_in_relation(table) -%}
  {% set columns = [] %}
  {% for row in table %}{% do columns.append(api.Column(row[0], row[1])) %}{% endfor %}
  {{ return(columns) }}
{%- endmacro %}

{% macro default__make_intermediate_relation(base_relation, suffix) %}
  {{ return(base_relation.incorporate(path={'identifier': base_relation.identifier ~ suffix})) }}
{% endmacro %}
{% macro default__make_temp_relation(base_relation, suffix) %}
  {{ return(base_relation.incorporate(path={'identifier': base_relation.identifier ~ suffix}, type='table')) }}
{% endmacro %}
{% macro duckdb__make_temp_relation(base_relation, suffix) %}
  {# A table of the session: it goes by its own name alone. #}
  {% set name = base_relation.identifier ~ suffix %}
  {{ return(base_relation.incorporate(path={'identifier': name}, type='table').include(database=false, schema=false)) }}
{% endmacro %}
{% macro default__make_backup_relation(base_relation, backup_relation_type, suffix) %}
  {{ return(base_relation.incorporate(path={'identifier': base_relation.identifier ~ suffix}, type=backup_relation_type)) }}
{% endmacro %}
{% macro py_current_timestring() %}
  {{ return(modules.datetime.datetime.now().strftime('%H%M%S%f')) }}
{% endmacro %}
{% macro get_or_create_relation(database, schema, identifier, type) -%}
  {% set standing = adapter.get_relation(database=database, schema=schema, identifier=identifier) %}
  {% if standing %}{% do return([true, standing]) %}{% endif %}
  {% do return([false, api.Relation.create(database=database, schema=schema, identifier=identifier, type=type)]) %}
{%- endmacro %}

{% macro default__alter_column_type(relation, column_name, new_column_type) -%}
  {% call statement('alter_column_type') %}
    alter table {{ relation }} alter column {{ adapter.quote(column_name) }} type {{ new_column_type }}
  {% endcall %}
{%- endmacro %}
{% macro default__alter_relation_add_remove_columns(relation, add_columns, remove_columns) %}
  {% for column in add_columns or [] %}
    {% call statement('add_column') %}
      alter table {{ relation }} add column {{ adapter.quote(column.name) }} {{ column.data_type }}
    {% endcall %}
  {% endfor %}
  {% for column in remove_columns or [] %}
    {% call statement('drop_column') %}
      alter table {{ relation }} drop column {{ adapter.quote(column.name) }}
    {% endcall %}
  {% endfor %}
{% endmacro %}

{% macro default__persist_docs(relation, model, for_relation, for_columns) -%}
  {% if for_relation and config.persist_relation_docs() and model.description %}
    {% do run_query(alter_relation_comment(relation, model.description)) %}
  {% endif %}
  {% if for_columns and config.persist_column_docs() and model.columns %}
    {% for column in model.columns.values() if column.description %}
      {% do run_query(alter_column_comment(relation, {column.name: column})) %}
    {% endfor %}
  {% endif %}
{%- endmacro %}
{% macro default__alter_relation_comment(relation, relation_comment) -%}
  comment on {{ relation.type or 'table' }} {{ relation }} is '{{ relation_comment | replace("'", "''") }}'
{%- endmacro %}
{% macro default__alter_column_comment(relation, column_dict) -%}
  {% for name, column in column_dict.items() %}
  comment on column {{ relation }}.{{ adapter.quote(name) }} is '{{ column.description | replace("'", "''") }}';
  {% endfor %}
{%- endmacro %}

{% macro default__apply_grants(relation, grant_config, should_revoke) -%}{%- endmacro %}
{% macro default__copy_grants() -%}{{ return(true) }}{%- endmacro %}
{% macro default__get_show_grant_sql(relation) -%} show grants on {{ relation.render() }} {%- endmacro %}
{% macro default__support_multiple_grantees_per_dcl_statement() -%}{{ return(true) }}{%- endmacro %}
{% macro default__should_revoke(existing_relation, full_refresh_mode) -%}
  {{ return(existing_relation is not none and (copy_grants() or not full_refresh_mode)) }}
{%- endmacro %}

{% macro default__get_create_index_sql(relation, index_dict) -%}{{ return(none) }}{%- endmacro %}
{% macro duckdb__get_create_index_sql(relation, index_dict) -%}
  {%- set columns = index_dict.columns -%}
  {%- set name = local_md5([relation.identifier, columns | join('_'), index_dict.unique, invocation_id] | join('_')) -%}
  create {{ 'unique ' if index_dict.unique }}index if not exists "{{ name }}" on {{ relation }} ({{ columns | join(', ') }})
{%- endmacro %}
{% macro default__create_indexes(relation) -%}
  {%- for index in config.get('indexes', default=[]) -%}
    {% set statement_text = get_create_index_sql(relation, index) %}
    {% if statement_text %}{% do run_query(statement_text) %}{% endif %}
  {%- endfor -%}
{%- endmacro %}

{% macro default__list_schemas(database) -%}
  {{ return(run_query("select distinct schema_name from information_schema.schemata where lower(catalog_name) = lower('" ~ database ~ "')")) }}
{%- endmacro %}
{% macro default__list_relations_without_caching(schema_relation) -%}
  {{ return(adapter.list_relations_without_caching(schema_relation)) }}
{%- endmacro %}
{% macro default__information_schema_name(database) -%}
  {{ database ~ '.' if database }}INFORMATION_SCHEMA
{%- endmacro %}
{% macro default__current_timestamp_in_utc() -%} {{ current_timestamp() }} {%- endmacro %}
{% macro default__validate_sql(sql) -%}
  {% call statement('validate_sql') -%} explain {{ sql }} {% endcall %}
  {{ return(load_result('validate_sql')) }}
{%- endmacro %}
{% macro default__get_limit_subquery_sql(sql, limit) -%}
  select * from ( {{ sql }} ) as model_limit_subq limit {{ limit }}
{%- endmacro %}
{% macro default__get_limit_sql(sql, limit) %}
  {{ sql }}
  {{ 'limit ' ~ limit if limit is not none }}
{% endmacro %}
{% macro default__set_sql_header(config) -%}
  {{ config.set('sql_header', caller()) }}
{%- endmacro %}

{% macro run_hooks(hooks, inside_transaction=True) %}
  {% for hook in hooks | selectattr('transaction', 'equalto', inside_transaction) %}
    {% set rendered = render(hook.get('sql')) | trim %}
    {% if rendered | length > 0 %}
      {% call statement(auto_begin=inside_transaction) %}{{ rendered }}{% endcall %}
    {% endif %}
  {% endfor %}
{% endmacro %}
{% macro noop_statement(name=none, message=none, code=none, rows_affected=none, res=none) -%}
  {%- set sql = caller() -%}
  {%- if name is not none -%}{{ store_raw_result(name=name, message=message, code=code, rows_affected=rows_affected) }}{%- endif -%}
{%- endmacro %}
{% macro should_store_failures_as() -%}{{ return(config.get('store_failures_as', 'table')) }}{%- endmacro %}
{% macro get_test_sql(main_sql, fail_calc, warn_if, error_if, limit) -%}
  {{ adapter.dispatch('get_test_sql', 'dbt')(main_sql, fail_calc, warn_if, error_if, limit) }}
{%- endmacro %}
{% macro default__get_test_sql(main_sql, fail_calc, warn_if, error_if, limit) -%}
    select
      {{ fail_calc }} as failures,
      {{ fail_calc }} {{ warn_if }} as should_warn,
      {{ fail_calc }} {{ error_if }} as should_error
    from (
      {{ main_sql }}
      {{ 'limit ' ~ limit if limit != none }}
    ) dbt_internal_test
{%- endmacro %}
{% macro convert_datetime(date_str, date_fmt) %}
  {{ return(modules.datetime.datetime.strptime(date_str, date_fmt)) }}
{% endmacro %}
{% macro dates_in_range(start_date_str, end_date_str=none, in_fmt='%Y%m%d', out_fmt='%Y%m%d') %}
  {% set first = convert_datetime(start_date_str, in_fmt) %}
  {% set last = convert_datetime(end_date_str or start_date_str, in_fmt) %}
  {% set days = [] %}
  {% for step in range(0, (last - first).days + 1) %}
    {% do days.append((first + modules.datetime.timedelta(days=step)).strftime(out_fmt)) %}
  {% endfor %}
  {{ return(days) }}
{% endmacro %}
{% macro partition_range(raw_partition_date, date_fmt='%Y%m%d') %}
  {% set parts = (raw_partition_date | string).split(',') %}
  {{ return(dates_in_range(parts[0] | trim, parts[-1] | trim, in_fmt=date_fmt)) }}
{% endmacro %}
`
