{% macro cents(column) -%} {{ adapter.dispatch('cents', 'harbour')(column) }} {%- endmacro %}
{% macro default__cents(column) -%} round({{ column }} * 100) {%- endmacro %}
{% macro bigquery__cents(column) -%} cast(round({{ column }} * 100) as int64) {%- endmacro %}

{% macro type_of_string() -%} '{{ dbt.type_string() }} {{ dbt.type_timestamp() }} {{ dbt.type_numeric() }} {{ dbt.type_int() }} {{ dbt.type_float() }} {{ dbt.type_boolean() }}' {%- endmacro %}

{% macro column_values(relation, column) %}
  {%- if not execute -%}{{ return([]) }}{%- endif -%}
  {%- set found = run_query('select distinct ' ~ column ~ ' as v from ' ~ relation ~ ' order by 1') -%}
  {{ return(found.columns[0].values()) }}
{% endmacro %}

{% macro relation_count(project, dataset) %}
  {%- if not execute -%}{{ return(0) }}{%- endif -%}
  {%- set sql -%}
    select count(*) from `{{ project }}`.`{{ dataset }}`.INFORMATION_SCHEMA.TABLES where table_name = 'ships'
  {%- endset -%}
  {{ return(run_query(sql).columns[0].values()[0]) }}
{% endmacro %}

{% macro ensure_audit_table() %}
  {% if execute %}
    {% set relation = api.Relation.create(database=target.project, schema=target.dataset ~ '_audit', identifier='runs', type='table') %}
    {% do adapter.create_schema(relation) %}
    {% set existing = adapter.get_relation(relation.database, relation.schema, relation.identifier) %}
    {% if existing is none %}
      {% do run_query('create table ' ~ relation ~ ' (invocation string, at_time timestamp)') %}
    {% endif %}
    {% do run_query("insert into " ~ relation ~ " values ('" ~ invocation_id ~ "', current_timestamp())") %}
  {% endif %}
  select 1
{% endmacro %}

{% macro drop_audit() %}
  {% set relation = adapter.get_relation(target.project, target.dataset ~ '_audit', 'runs') %}
  {% if relation is not none %}
    {% do adapter.drop_relation(relation) %}
    {{ log('dropped ' ~ relation.identifier, info=true) }}
  {% endif %}
  {% do adapter.drop_schema(api.Relation.create(database=target.project, schema=target.dataset ~ '_audit')) %}
{% endmacro %}
