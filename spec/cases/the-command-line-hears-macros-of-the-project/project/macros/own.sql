{% macro default__create_schema(relation) %}{% do log('not reached', info=true) %}{% endmacro %}
{% macro duckdb__create_schema(relation) %}
  {% do log('making ' ~ relation.schema, info=true) %}
  {% do run_query('create schema if not exists ' ~ relation.without_identifier()) %}
  {% do run_query('create table ' ~ relation.without_identifier() ~ '.marker (a int)') %}
{% endmacro %}
{% macro collect_freshness(source, loaded_at_field, filter) %}
  {% call statement('age', fetch_result=True) %}select max({{ loaded_at_field }}), timestamp '2020-01-01 00:30:00' from {{ source }}{% endcall %}
  {{ return(load_result('age')) }}
{% endmacro %}
{% macro default__get_limit_sql(sql, limit) %}select id || '!' as loud from ({{ sql }}) order by 1 limit {{ limit }}{% endmacro %}
