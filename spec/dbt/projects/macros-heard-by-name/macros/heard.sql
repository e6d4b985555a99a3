{% macro heard(name) %}
  {% if execute %}{% do adapter.execute("insert into main.heard values ('" ~ name ~ "')") %}{% endif %}
{% endmacro %}
{% macro sum_up() %}
  {% do run_query('create or replace table main.summed as select distinct macro from main.heard order by all') %}
  {% do run_query('drop table main.heard') %}
{% endmacro %}
