// Columns of relations and queries, and what a contract says of them.

import { dispatcher } from './dispatcher.ts'

const dispatched: readonly (readonly [name: string, ...parameters: string[]])[] = [
  ['get_empty_subquery_sql', 'select_sql', 'select_sql_header=none'],
  ['get_empty_schema_sql', 'columns'],
  ['get_columns_in_query', 'select_sql'],
  ['alter_column_type', 'relation', 'column_name', 'new_column_type'],
  ['alter_relation_add_remove_columns', 'relation', 'add_columns=none', 'remove_columns=none'],
  ['get_table_columns_and_constraints'],
  ['get_assert_columns_equivalent', 'sql'],
]

export const columns = `
${dispatched.map(([name, ...parameters]) => dispatcher(name, parameters)).join('')}
{% macro default__get_columns_in_relation(relation) -%}
  {{ exceptions.raise_not_implemented('get_columns_in_relation() is not there for ' ~ adapter.type()) }}
{%- endmacro %}
{% macro duckdb__get_columns_in_relation(relation) -%}
  {% call statement('get_columns_in_relation', fetch_result=True) %}
    select column_name, column_type as data_type, null as character_maximum_length, null as numeric_precision, null as numeric_scale
    from (describe {{ relation.render() }})
  {% endcall %}
  {{ return(sql_convert_columns_in_relation(load_result('get_columns_in_relation').table)) }}
{%- endmacro %}
{% macro sql_convert_columns_in_relation(table) -%}
  {% set columns = [] %}
  {% for row in table %}{% do columns.append(api.Column(*row)) %}{% endfor %}
  {{ return(columns) }}
{%- endmacro %}
{% macro default__get_empty_subquery_sql(select_sql, select_sql_header=none) %}
    {{ select_sql_header if select_sql_header is not none }}
    select * from (
        {{ select_sql }}
    ) as __dbt_sbq
    where false
    limit 0
{% endmacro %}
{% macro duckdb__get_empty_subquery_sql(select_sql, select_sql_header=none) %}
    {#- The header goes first, because what comes of this may stand within a query. -#}
    {%- if select_sql_header is not none %}{% do run_query(select_sql_header) %}{% endif -%}
    {{ default__get_empty_subquery_sql(select_sql) }}
{% endmacro %}
{% macro default__get_empty_schema_sql(columns) %}
    {%- set untyped = [] -%}
    {%- set rounded = [] -%}
    select
    {% for column in columns.values() -%}
      {%- if column.data_type is not defined or column.data_type is none -%}{%- do untyped.append(column.name) -%}
      {%- elif column.data_type.strip().lower() in ('numeric', 'decimal', 'number') -%}{%- do rounded.append(column.name) -%}
      {%- endif -%}
      {{ cast('null', column.data_type) }} as {{ adapter.quote(column.name) if column.get('quote') else column.name }}{{ ', ' if not loop.last }}
    {%- endfor -%}
    {%- if untyped %}{{ exceptions.column_type_missing(column_names=untyped) }}
    {%- elif rounded %}{{ exceptions.warn('Numbers of columns without precision and scale may be rounded: ' ~ rounded | join(', ')) }}
    {%- endif -%}
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

{% macro default__alter_column_type(relation, column_name, new_column_type) -%}
  {% call statement('alter_column_type') %}
    alter table {{ relation }} alter column {{ adapter.quote(column_name) }} type {{ new_column_type }}
  {% endcall %}
{%- endmacro %}
{% macro default__alter_relation_add_remove_columns(relation, add_columns, remove_columns) %}
  {%- set changes = [] -%}
  {%- for column in add_columns or [] %}{% do changes.append('add column ' ~ column.quoted ~ ' ' ~ column.data_type) %}{% endfor -%}
  {%- for column in remove_columns or [] %}{% do changes.append('drop column ' ~ column.quoted) %}{% endfor -%}
  {% do run_query('alter ' ~ (relation.type or 'table') ~ ' ' ~ relation.render() ~ ' ' ~ changes | join(', ')) %}
{% endmacro %}
{% macro duckdb__alter_relation_add_remove_columns(relation, add_columns, remove_columns) %}
  {% for column in add_columns or [] %}
    {% do run_query('alter ' ~ (relation.type or 'table') ~ ' ' ~ relation ~ ' add column ' ~ adapter.quote(column.name) ~ ' ' ~ column.data_type) %}
  {% endfor %}
  {% for column in remove_columns or [] %}
    {% do run_query('alter ' ~ (relation.type or 'table') ~ ' ' ~ relation ~ ' drop column ' ~ adapter.quote(column.name)) %}
  {% endfor %}
{% endmacro %}

{% macro default__get_column_names() %}
    {%- for column in model.columns.values() -%}
      {{ adapter.quote(column.name) if column.get('quote') else column.name }}{{ ', ' if not loop.last }}
    {%- endfor -%}
{% endmacro %}
{% macro get_column_names() %}({{ default__get_column_names() }}){% endmacro %}
{% macro default__get_table_columns_and_constraints() -%}{{ return(table_columns_and_constraints()) }}{%- endmacro %}
{% macro table_columns_and_constraints() %}
    {%- set parts = adapter.render_raw_columns_constraints(raw_columns=model.columns) + adapter.render_raw_model_constraints(raw_constraints=model.constraints) -%}
    (
      {{ parts | join(',\n      ') }}
    )
{% endmacro %}
{% macro default__get_assert_columns_equivalent(sql) -%}{{ return(assert_columns_equivalent(sql)) }}{%- endmacro %}
{% macro assert_columns_equivalent(sql) %}
  {%- if not model.columns %}{{ exceptions.raise_contract_error([], []) }}{% endif -%}
  {%- set given = format_columns(get_column_schema_from_query(sql, config.get('sql_header'))) -%}
  {%- set promised = format_columns(get_column_schema_from_query(get_empty_schema_sql(model.columns))) -%}
  {%- set same = given | map(attribute='formatted') | sort | list == promised | map(attribute='formatted') | sort | list -%}
  {%- if not same %}{% do exceptions.raise_contract_error(promised, given) %}{% endif -%}
{% endmacro %}
{% macro format_columns(columns) %}
  {% set formatted = [] %}
  {% for column in columns %}{% do formatted.append(adapter.dispatch('format_column', 'dbt')(column)) %}{% endfor %}
  {{ return(formatted) }}
{% endmacro %}
{% macro default__format_column(column) -%}
  {{ return({'name': column.name, 'data_type': column.dtype, 'formatted': column.column.lower() ~ ' ' ~ column.dtype}) }}
{%- endmacro %}
`
