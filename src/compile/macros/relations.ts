// What materialisations of projects and packages are written with: making, dropping, renaming and describing relations.

import { dispatcher } from './dispatcher.ts'

const dispatched: readonly (readonly [name: string, ...parameters: string[]])[] = [
  ['drop_relation', 'relation'],
  ['truncate_relation', 'relation'],
  ['rename_relation', 'from_relation', 'to_relation'],
  ['create_view_as', 'relation', 'sql'],
  ['get_create_sql', 'relation', 'sql'],
  ['get_create_table_as_sql', 'temporary', 'relation', 'sql'],
  ['get_create_view_as_sql', 'relation', 'sql'],
  ['get_create_materialized_view_as_sql', 'relation', 'sql'],
  ['get_create_intermediate_sql', 'relation', 'sql'],
  ['get_create_backup_sql', 'relation'],
  ['get_replace_sql', 'existing_relation', 'target_relation', 'sql'],
  ['get_replace_table_sql', 'relation', 'sql'],
  ['get_replace_view_sql', 'relation', 'sql'],
  ['get_replace_materialized_view_sql', 'relation', 'sql'],
  ['get_drop_sql', 'relation'],
  ['get_drop_backup_sql', 'relation'],
  ['drop_table', 'relation'],
  ['drop_view', 'relation'],
  ['drop_materialized_view', 'relation'],
  ['get_rename_sql', 'relation', 'new_name'],
  ['get_rename_intermediate_sql', 'relation'],
  ['get_rename_table_sql', 'relation', 'new_name'],
  ['get_rename_view_sql', 'relation', 'new_name'],
  ['get_rename_materialized_view_sql', 'relation', 'new_name'],
  ['handle_existing_table', 'full_refresh', 'old_relation'],
  ['get_select_subquery', 'sql'],
  ['make_intermediate_relation', 'base_relation', "suffix='__dbt_tmp'"],
  ['make_backup_relation', 'base_relation', 'backup_relation_type', "suffix='__dbt_backup'"],
  ['get_or_create_relation', 'database', 'schema', 'identifier', 'type'],
]
const unsupported = [
  ...['get_create_materialized_view_as_sql', 'get_replace_table_sql', 'get_replace_view_sql'],
  ...['get_replace_materialized_view_sql', 'get_rename_table_sql', 'get_rename_view_sql'],
  'get_rename_materialized_view_sql',
]

export const relations = `
${dispatched.map(([name, ...parameters]) => dispatcher(name, parameters)).join('')}
${unsupported.map((name) => notThere(name, dispatched.find(([each]) => each === name)!.slice(1))).join('')}
{% macro default__drop_relation(relation) -%}
  {% call statement('drop_relation', auto_begin=False) -%}{{ get_drop_sql(relation) }}{%- endcall %}
{%- endmacro %}
{% macro duckdb__drop_relation(relation) -%}
  {% call statement('drop_relation', auto_begin=False) -%}
    drop {{ (relation.type or 'table') | replace('_', ' ') }} if exists {{ relation }}{{ ' cascade' if not adapter.is_ducklake(relation) }}
  {%- endcall %}
{%- endmacro %}
{% macro default__truncate_relation(relation) -%}
  {% call statement('truncate_relation') -%}truncate table {{ relation.render() }}{%- endcall %}
{%- endmacro %}
{% macro default__rename_relation(from_relation, to_relation) -%}
  {% call statement('rename_relation') -%}
    alter table {{ from_relation.render() }} rename to {{ adapter.quote_as_configured(to_relation.identifier, 'identifier') }}
  {%- endcall %}
{%- endmacro %}
{% macro duckdb__rename_relation(from_relation, to_relation) -%}
  {% call statement('rename_relation') -%}
    alter {{ to_relation.type or 'table' }} {{ from_relation }} rename to {{ adapter.quote_as_configured(to_relation.identifier, 'identifier') }}
  {%- endcall %}
{%- endmacro %}
{% macro drop_relation_if_exists(relation) %}
  {% if relation is not none %}{{ adapter.drop_relation(relation) }}{% endif %}
{% endmacro %}

{% macro default__get_drop_sql(relation) -%}
  {%- if relation.is_view %} {{ drop_view(relation) }}
  {%- elif relation.is_table %} {{ drop_table(relation) }}
  {%- elif relation.is_materialized_view %} {{ drop_materialized_view(relation) }}
  {%- else %} drop {{ relation.type or 'table' }} if exists {{ relation.render() }} cascade
  {%- endif -%}
{%- endmacro %}
{% macro default__drop_table(relation) -%} drop table if exists {{ relation.render() }} cascade {%- endmacro %}
{% macro default__drop_view(relation) -%} drop view if exists {{ relation.render() }} cascade {%- endmacro %}
{% macro default__drop_materialized_view(relation) -%}
  drop materialized view if exists {{ relation.render() }} cascade
{%- endmacro %}
{% macro bigquery__drop_relation(relation) -%}
  {% call statement('drop_relation', auto_begin=False) -%}
    drop {{ (relation.type or 'table') | replace('_', ' ') }} if exists {{ relation.render() }}
  {%- endcall %}
{%- endmacro %}
{% macro default__get_drop_backup_sql(relation) -%}
  {{ get_drop_sql(make_backup_relation(relation, relation.type)) }}
{%- endmacro %}
{% macro default__get_rename_sql(relation, new_name) -%}
  {%- if relation.is_view %} {{ get_rename_view_sql(relation, new_name) }}
  {%- elif relation.is_table %} {{ get_rename_table_sql(relation, new_name) }}
  {%- elif relation.is_materialized_view %} {{ get_rename_materialized_view_sql(relation, new_name) }}
  {%- else %}{{ exceptions.raise_compiler_error('get_rename_sql() does not know how to rename a relation of the type ' ~ relation.type) }}
  {%- endif -%}
{%- endmacro %}
{% macro default__get_rename_intermediate_sql(relation) -%}
  {{ get_rename_sql(make_intermediate_relation(relation), relation.identifier) }}
{%- endmacro %}

{% macro default__get_create_sql(relation, sql) -%}
  {%- if relation.is_view %} {{ get_create_view_as_sql(relation, sql) }}
  {%- elif relation.is_table %} {{ get_create_table_as_sql(False, relation, sql) }}
  {%- elif relation.is_materialized_view %} {{ get_create_materialized_view_as_sql(relation, sql) }}
  {%- else %}{{ exceptions.raise_compiler_error('get_create_sql() does not know how to make a relation of the type ' ~ relation.type) }}
  {%- endif -%}
{%- endmacro %}
{% macro default__get_create_intermediate_sql(relation, sql) -%}
  {%- set staged = make_intermediate_relation(relation) -%}
  {{ get_drop_sql(staged) }};
  {{ get_create_sql(staged, sql) }}
{%- endmacro %}
{% macro default__get_create_backup_sql(relation) -%}
  {%- set backup = make_backup_relation(relation, relation.type) -%}
  {{ get_drop_sql(backup) }};
  {{ get_rename_sql(relation, backup.identifier) }}
{%- endmacro %}
{% macro default__get_replace_sql(existing_relation, target_relation, sql) -%}
  {%- set in_place = existing_relation.type == target_relation.type and existing_relation.can_be_replaced -%}
  {%- if in_place and existing_relation.is_view %} {{ get_replace_view_sql(target_relation, sql) }}
  {%- elif in_place and existing_relation.is_table %} {{ get_replace_table_sql(target_relation, sql) }}
  {%- elif in_place and existing_relation.is_materialized_view %} {{ get_replace_materialized_view_sql(target_relation, sql) }}
  {%- elif target_relation.can_be_renamed -%}
    {{ get_create_intermediate_sql(target_relation, sql) }};
    {{ get_create_backup_sql(existing_relation) if existing_relation.can_be_renamed else get_drop_sql(existing_relation) }};
    {{ get_rename_intermediate_sql(target_relation) }}
    {%- if existing_relation.can_be_renamed %};
    {{ get_drop_backup_sql(existing_relation) }}
    {%- endif -%}
  {%- elif existing_relation.can_be_renamed -%}
    {{ get_create_backup_sql(existing_relation) }};
    {{ get_create_sql(target_relation, sql) }};
    {{ get_drop_backup_sql(existing_relation) }}
  {%- else -%}
    {{ get_drop_sql(existing_relation) }};
    {{ get_create_sql(target_relation, sql) }}
  {%- endif -%}
{%- endmacro %}
{% macro default__get_create_table_as_sql(temporary, relation, sql) -%}
  {{ return(create_table_as(temporary, relation, sql)) }}
{%- endmacro %}
{% macro default__get_create_view_as_sql(relation, sql) -%}
  {{ return(create_view_as(relation, sql)) }}
{%- endmacro %}

{% macro create_table_as(temporary, relation, compiled_code, language='sql') -%}
  {# A version of the project's own may know no languages. #}
  {%- if language == 'sql' -%}{{ adapter.dispatch('create_table_as', 'dbt')(temporary, relation, compiled_code) }}
  {%- else -%}{{ adapter.dispatch('create_table_as', 'dbt')(temporary, relation, compiled_code, language) }}
  {%- endif -%}
{%- endmacro %}
{% macro default__create_table_as(temporary, relation, sql) -%}
  {%- set header = config.get('sql_header') -%}
  {{ header if header is not none }}
  create {{ 'temporary ' if temporary }}table {{ relation.include(database=(not temporary), schema=(not temporary)) }}
  {%- if config.get('contract').enforced and not temporary %}
    {{ get_assert_columns_equivalent(sql) }}
    {{ get_table_columns_and_constraints() }}
    {%- set sql = get_select_subquery(sql) %}
  {%- endif %}
  as (
    {{ sql }}
  );
{%- endmacro %}
{% macro duckdb__create_table_as(temporary, relation, compiled_code, language='sql', partitioned_by=none, sorted_by=none) -%}
  {%- set header = config.get('sql_header') -%}
  {%- set contracted = config.get('contract').enforced -%}
  {%- if contracted %}{{ get_assert_columns_equivalent(compiled_code) }}{% endif -%}
  {{ header if header is not none }}
  create {{ 'temporary ' if temporary }}table {{ relation.include(database=(not temporary), schema=(not temporary)) }}
  {%- if contracted and not temporary %}
    {{ get_table_columns_and_constraints() }};
  insert into {{ relation }} {{ get_column_names() }} (
    {{ get_select_subquery(compiled_code) }}
  );
  {%- else %}
  as (
    {{ compiled_code }}
  );
  {%- endif -%}
{%- endmacro %}
{% macro bigquery__create_table_as(temporary, relation, sql, language='sql') -%}
  {%- set header = config.get('sql_header') -%}
  {{ header if header is not none }}
  create or replace table {{ relation }}
  {%- if config.get('contract').enforced and not temporary %}
    {{ get_assert_columns_equivalent(sql) }}
    {{ get_table_columns_and_constraints() }}
    {%- set sql = get_select_subquery(sql) %}
  {%- endif %}
  as (
    {{ sql }}
  );
{%- endmacro %}
{% macro default__create_view_as(relation, sql) -%}
  {%- set header = config.get('sql_header') -%}
  {{ header if header is not none }}
  create {{ 'or replace ' if target.type == 'bigquery' }}view {{ relation }}
  {%- if config.get('contract').enforced %} {{ get_assert_columns_equivalent(sql) }}{% endif %}
  as (
    {{ sql }}
  );
{%- endmacro %}
{% macro duckdb__create_view_as(relation, sql) -%}
  {%- set header = config.get('sql_header') -%}
  {%- if config.get('contract').enforced %}{{ get_assert_columns_equivalent(sql) }}{% endif -%}
  {{ header if header is not none }}
  create view {{ relation }} as (
    {{ sql }}
  );
{%- endmacro %}
{% macro create_or_replace_view() %}
  {%- set standing = adapter.get_relation(database=database, schema=schema, identifier=model.alias) -%}
  {%- set view = api.Relation.create(database=database, schema=schema, identifier=model.alias, type='view') -%}
  {{ run_hooks(pre_hooks) }}
  {%- if standing is not none and standing.is_table %}{{ handle_existing_table(should_full_refresh(), standing) }}{% endif -%}
  {% call statement('main') -%}{{ get_create_view_as_sql(view, sql) }}{%- endcall %}
  {% set is_view = standing is not none and standing.is_view %}
  {% do apply_grants(view, config.get('grants'), should_revoke=should_revoke(is_view, full_refresh_mode=True)) %}
  {{ run_hooks(post_hooks) }}
  {{ return({'relations': [view]}) }}
{% endmacro %}
{% macro default__handle_existing_table(full_refresh, old_relation) %}
  {{ adapter.drop_relation(old_relation) }}
{% endmacro %}
{% macro default__get_select_subquery(sql) %}
    select {{ adapter.dispatch('get_column_names', 'dbt')() }}
    from (
        {{ sql }}
    ) as model_subq
{%- endmacro %}

{% macro default__make_intermediate_relation(base_relation, suffix) %}
  {{ return(default__make_temp_relation(base_relation, suffix)) }}
{% endmacro %}
{% macro make_temp_relation(base_relation, suffix='__dbt_tmp') %}
  {# Batches are built side by side. #}
  {%- set suffix = suffix ~ '_' ~ model.batch.id if suffix == '__dbt_tmp' and model.batch else suffix -%}
  {{ return(adapter.dispatch('make_temp_relation', 'dbt')(base_relation, suffix)) }}
{% endmacro %}
{% macro default__make_temp_relation(base_relation, suffix) %}
  {{ return(base_relation.incorporate(path={'identifier': base_relation.identifier ~ suffix})) }}
{% endmacro %}
{% macro duckdb__make_temp_relation(base_relation, suffix) %}
  {# A table of the session: it goes by its own name alone. #}
  {% set name = base_relation.identifier ~ suffix ~ py_current_timestring() %}
  {{ return(base_relation.incorporate(path={'identifier': name}, type='table').include(database=false, schema=false)) }}
{% endmacro %}
{% macro duckdb__dispatch_temporary_relation(target_relation, batch_id='') %}
  {{ return({'relation': make_temp_relation(target_relation), 'temporary': true}) }}
{% endmacro %}
{% macro default__make_backup_relation(base_relation, backup_relation_type, suffix) %}
  {{ return(base_relation.incorporate(path={'identifier': base_relation.identifier ~ suffix}, type=backup_relation_type)) }}
{% endmacro %}
{% macro py_current_timestring() %}
  {% set now = modules.datetime.datetime.now() %}
  {{ return(now.strftime('%H%M%S%f')) }}
{% endmacro %}
{% macro default__get_or_create_relation(database, schema, identifier, type) -%}
  {% set standing = adapter.get_relation(database=database, schema=schema, identifier=identifier) %}
  {% if standing %}{% do return([true, standing]) %}{% endif %}
  {% do return([false, api.Relation.create(database=database, schema=schema, identifier=identifier, type=type)]) %}
{%- endmacro %}
`

/** What dbt calls by name and engines may bring; neither of ours has one of its own. */
function notThere(name: string, parameters: readonly string[]): string {
  return `{% macro default__${name}(${parameters.join(', ')}) %}{{ exceptions.raise_compiler_error('${name}() is not there for ' ~ adapter.type()) }}{% endmacro %}\n`
}
