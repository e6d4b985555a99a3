// What seeds and data tests are made with, for materialisations that projects write themselves.

import { dispatcher } from './dispatcher.ts'

const ofSeeds: readonly (readonly [name: string, ...parameters: string[]])[] = [
  ['create_csv_table', 'model', 'agate_table'],
  ['reset_csv_table', 'model', 'full_refresh', 'old_relation', 'agate_table'],
  ['get_csv_sql', 'create_or_truncate_sql', 'insert_sql'],
  ['get_binding_char'],
  ['get_batch_size'],
  ['load_csv_rows', 'model', 'agate_table'],
]

export const seedsAndTests = `
${ofSeeds.map(([name, ...parameters]) => dispatcher(name, parameters)).join('')}
{% macro get_seed_column_quoted_csv(model, column_names) %}
  {% set quoted = [] %}
  {% for name in column_names %}{% do quoted.append(adapter.quote_seed_column(name, model.config.quote_columns)) %}{% endfor %}
  {{ return(quoted | join(', ')) }}
{% endmacro %}
{% macro default__create_csv_table(model, agate_table) %}
  {% set types = model.config.get('column_types') or {} %}
  {% set sql %}
    create table {{ this.render() }} (
      {%- for name in agate_table.column_names -%}
        {{ adapter.quote_seed_column(name, model.config.quote_columns) }} {{ types.get(name) or adapter.convert_type(agate_table, loop.index0) }}{{ ', ' if not loop.last }}
      {%- endfor -%}
    )
  {% endset %}
  {% call statement('_') %}{{ sql }}{% endcall %}
  {{ return(sql) }}
{% endmacro %}
{% macro default__reset_csv_table(model, full_refresh, old_relation, agate_table) %}
  {% if full_refresh %}
    {{ adapter.drop_relation(old_relation) }}
    {{ return(create_csv_table(model, agate_table)) }}
  {% endif %}
  {{ adapter.truncate_relation(old_relation) }}
  {{ return('truncate table ' ~ old_relation.render()) }}
{% endmacro %}
{% macro default__get_csv_sql(create_or_truncate_sql, insert_sql) %}
  {{ create_or_truncate_sql }};
  {{ insert_sql }}
{% endmacro %}
{% macro default__get_binding_char() %}{{ return('%s') }}{% endmacro %}
{% macro duckdb__get_binding_char() %}{{ return('?') }}{% endmacro %}
{% macro default__get_batch_size() %}{{ return(10000) }}{% endmacro %}
{% macro duckdb__get_batch_size() %}{{ return(10000) }}{% endmacro %}
{% macro default__load_csv_rows(model, agate_table) %}
  {% set names = get_seed_column_quoted_csv(model, agate_table.column_names) %}
  {% set first = [] %}
  {% for rows in agate_table.rows | batch(get_batch_size()) %}
    {% set values = [] %}
    {% for row in rows %}{% do values.extend(row) %}{% endfor %}
    {% set one = '(' ~ ([get_binding_char()] * (agate_table.column_names | length)) | join(', ') ~ ')' %}
    {% set sql = 'insert into ' ~ this.render() ~ ' (' ~ names ~ ') values ' ~ ([one] * (rows | length)) | join(', ') %}
    {% do adapter.add_query(sql, bindings=values, abridge_sql_log=True) %}
    {% do first.append(sql) %}
  {% endfor %}
  {{ return(first[0] if first else '') }}
{% endmacro %}
{% macro duckdb__load_csv_rows(model, agate_table) %}
  {% if not config.get('fast', true) %}{{ return(default__load_csv_rows(model, agate_table)) }}{% endif %}
  {% set sql %}
    copy {{ this.render() }} from '{{ adapter.get_seed_file_path(model) }}' (format csv, header true, delimiter '{{ config.get('delimiter', ',') }}')
  {% endset %}
  {% do adapter.add_query(sql, abridge_sql_log=True) %}
  {{ return(sql) }}
{% endmacro %}

{% materialization seed_by_macro, default %}
  {%- set standing = adapter.get_relation(database=database, schema=schema, identifier=model.alias) -%}
  {%- set rows = load_agate_table() -%}
  {%- do store_result('agate_table', response='OK', agate_table=rows) -%}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {%- if standing is none -%}{%- set made = create_csv_table(model, rows) -%}
  {%- elif standing.is_view -%}{{ exceptions.raise_compiler_error('There is a view in the place of the seed: ' ~ standing) }}
  {%- else -%}{%- set made = reset_csv_table(model, should_full_refresh(), standing, rows) -%}
  {%- endif -%}
  {%- set loaded = load_csv_rows(model, rows) -%}
  {% call noop_statement('main', 'INSERT ' ~ rows.rows | length, 'INSERT', rows.rows | length) %}{{ get_csv_sql(made, loaded) }}{% endcall %}
  {%- set table = this.incorporate(type='table') -%}
  {% do apply_grants(table, config.get('grants'), should_revoke=should_revoke(standing, full_refresh_mode=should_full_refresh())) %}
  {% do persist_docs(table, model) %}
  {%- if should_full_refresh() or standing is none %}{% do create_indexes(table) %}{% endif %}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {{ run_hooks(post_hooks, inside_transaction=False) }}
  {{ return({'relations': [table]}) }}
{% endmaterialization %}

{% materialization test_by_macro, default %}
  {%- set relations = [] -%}
  {%- set main_sql = get_limit_subquery_sql(sql, config.get('limit')) -%}
  {%- if should_store_failures() -%}
    {%- set kept = api.Relation.create(identifier=model.alias, schema=schema, database=database, type=config.get('store_failures_as') or 'table') -%}
    {%- set standing = adapter.get_relation(database=database, schema=schema, identifier=model.alias) -%}
    {%- do adapter.create_schema(kept) -%}
    {%- if standing -%}{%- do adapter.drop_relation(standing) -%}{%- endif -%}
    {% call statement('create') %}{{ get_create_sql(kept, main_sql) }}{% endcall %}
    {%- do relations.append(kept) -%}
    {%- set main_sql = 'select * from ' ~ kept -%}
  {%- endif -%}
  {% call statement('main', fetch_result=True) -%}
    {{ get_test_sql(main_sql, config.get('fail_calc'), config.get('warn_if'), config.get('error_if'), none) }}
  {%- endcall %}
  {{ return({'relations': relations}) }}
{% endmaterialization %}
`
