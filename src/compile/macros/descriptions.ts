// What hangs on a relation: comments, grants and indexes.

import { dispatcher } from './dispatcher.ts'

const dispatched: readonly (readonly [name: string, ...parameters: string[]])[] = [
  ['persist_docs', 'relation', 'model', 'for_relation=true', 'for_columns=true'],
  ['alter_column_comment', 'relation', 'column_dict'],
  ['alter_relation_comment', 'relation', 'relation_comment'],
  ['apply_grants', 'relation', 'grant_config', 'should_revoke'],
  ['copy_grants'],
  ['support_multiple_grantees_per_dcl_statement'],
  ['get_show_grant_sql', 'relation'],
  ['get_grant_sql', 'relation', 'privilege', 'grantees'],
  ['get_revoke_sql', 'relation', 'privilege', 'grantees'],
  ['get_dcl_statement_list', 'relation', 'grant_config', 'get_dcl_macro'],
  ['call_dcl_statements', 'dcl_statement_list'],
  ['get_create_index_sql', 'relation', 'index_dict'],
  ['create_indexes', 'relation'],
  ['get_drop_index_sql', 'relation', 'index_name'],
  ['get_show_indexes_sql', 'relation'],
]

export const descriptions = `
${dispatched.map(([name, ...parameters]) => dispatcher(name, parameters)).join('')}
{% macro default__persist_docs(relation, model, for_relation, for_columns) -%}
  {% if for_relation and config.persist_relation_docs() and model.description %}
    {% do run_query(alter_relation_comment(relation, model.description)) %}
  {% endif %}
  {% if for_columns and config.persist_column_docs() and model.columns %}
    {% set there = adapter.get_columns_in_relation(relation) | map(attribute='name') | list %}
    {% set statements = alter_column_comment(relation, validate_doc_columns(relation, model.columns, there)) %}
    {% if statements and statements | trim %}{% do run_query(statements) %}{% endif %}
  {% endif %}
{%- endmacro %}
{% macro validate_doc_columns(relation, column_dict, existing_column_names) %}
  {% set lower_names = existing_column_names | map('lower') | list %}
  {% set kept = {} %}
  {% set missing = [] %}
  {% for name, column in column_dict.items() %}
    {% if name in existing_column_names or (not column.get('quote') and name | lower in lower_names) %}{% do kept.update({name: column}) %}
    {% else %}{% do missing.append(name) %}{% endif %}
  {% endfor %}
  {% if missing %}{{ exceptions.warn('These columns are described, but ' ~ relation.render() ~ ' does not have them: ' ~ missing | join(', ')) }}{% endif %}
  {{ return(kept) }}
{% endmacro %}
{% macro default__alter_relation_comment(relation, relation_comment) -%}
  comment on {{ relation.type or 'table' }} {{ relation }} is '{{ relation_comment | replace("'", "''") }}'
{%- endmacro %}
{% macro default__alter_column_comment(relation, column_dict) -%}
  {% for name, column in column_dict.items() if column.description %}
  comment on column {{ relation }}.{{ adapter.quote(name) }} is '{{ column.description | replace("'", "''") }}';
  {% endfor %}
{%- endmacro %}
{% macro duckdb_escape_comment(comment) -%}
  {%- if comment is not string %}{% do exceptions.raise_compiler_error('A comment is a text, not ' ~ comment) %}{% endif -%}
  '{{ comment | replace("'", "''") }}'
{%- endmacro %}
{% macro duckdb__alter_relation_comment(relation, comment) -%}
  comment on {{ relation.type or 'table' }} {{ relation }} is {{ duckdb_escape_comment(comment) }};
{%- endmacro %}
{% macro duckdb__alter_column_comment(relation, column_dict) -%}
  {% set there = adapter.get_columns_in_relation(relation) | map(attribute='name') | list %}
  {% for name, column in column_dict.items() if name in there and column.description %}
  comment on column {{ relation }}.{{ adapter.quote(name) }} is {{ duckdb_escape_comment(column.description) }};
  {% endfor %}
{%- endmacro %}

{% macro default__copy_grants() -%}{{ return(true) }}{%- endmacro %}
{% macro default__support_multiple_grantees_per_dcl_statement() -%}{{ return(true) }}{%- endmacro %}
{% macro should_revoke(existing_relation, full_refresh_mode=True) -%}
  {%- if not existing_relation %}{{ return(false) }}
  {%- elif full_refresh_mode %}{{ return(copy_grants()) }}
  {%- else %}{{ return(true) }}
  {%- endif -%}
{%- endmacro %}
{% macro default__get_show_grant_sql(relation) -%} show grants on {{ relation.render() }} {%- endmacro %}
{% macro default__get_grant_sql(relation, privilege, grantees) -%}
  grant {{ privilege }} on {{ relation.render() }} to {{ grantees | join(', ') }}
{%- endmacro %}
{% macro default__get_revoke_sql(relation, privilege, grantees) -%}
  {%- set quoted = [] -%}
  {%- for grantee in grantees %}{% do quoted.append(adapter.quote(grantee)) %}{% endfor -%}
  revoke {{ privilege }} on {{ relation.render() }} from {{ quoted | join(', ') }}
{%- endmacro %}
{% macro default__get_dcl_statement_list(relation, grant_config, get_dcl_macro) -%}
  {%- set statements = [] -%}
  {%- for privilege, grantees in grant_config.items() -%}
    {%- set groups = [grantees] if grantees and support_multiple_grantees_per_dcl_statement() else grantees | batch(1) | list -%}
    {%- for group in groups %}{% do statements.append(get_dcl_macro(relation, privilege, group)) %}{% endfor -%}
  {%- endfor -%}
  {{ return(statements) }}
{%- endmacro %}
{% macro default__call_dcl_statements(dcl_statement_list) %}
  {% call statement('grants') %}
    {% for each in dcl_statement_list %}{{ each }};
    {% endfor %}
  {% endcall %}
{% endmacro %}
{% macro default__apply_grants(relation, grant_config, should_revoke=True) -%}
  {%- if grant_config -%}
    {%- set standing = adapter.standardize_grants_dict(run_query(get_show_grant_sql(relation))) if should_revoke else {} -%}
    {%- set granted = diff_of_two_dicts(grant_config, standing) -%}
    {%- set revoked = diff_of_two_dicts(standing, grant_config) -%}
    {%- set statements = get_dcl_statement_list(relation, revoked, get_revoke_sql) + get_dcl_statement_list(relation, granted, get_grant_sql) -%}
    {%- if statements %}{{ call_dcl_statements(statements) }}{% endif -%}
  {%- endif -%}
{%- endmacro %}
{% macro duckdb__apply_grants(relation, grant_config, should_revoke=True) -%}
  {%- if grant_config %}{{ adapter.warn_once('DuckDB has no grants: those of ' ~ relation ~ ' are left out.') }}{% endif -%}
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
{% macro default__get_drop_index_sql(relation, index_name) %}{{ exceptions.raise_compiler_error('get_drop_index_sql() is not there for ' ~ adapter.type()) }}{% endmacro %}
{% macro default__get_show_indexes_sql(relation) %}{{ exceptions.raise_compiler_error('get_show_indexes_sql() is not there for ' ~ adapter.type()) }}{% endmacro %}
{% macro drop_indexes_on_relation(relation) -%}
  {% call statement('get_indexes_on_relation', fetch_result=True, auto_begin=False) %}
    select index_name from duckdb_indexes()
    where database_name = '{{ relation.database }}' and schema_name = '{{ relation.schema }}' and table_name = '{{ relation.identifier }}'
  {% endcall %}
  {% for row in load_result('get_indexes_on_relation').table %}
    {% call statement('drop_index', auto_begin=False) %}drop index {{ relation.without_identifier() }}."{{ row[0] }}"{% endcall %}
  {% endfor %}
{%- endmacro %}
`
