{% materialization mine, default %}
  {% set relations = dbt.materialization_table_default() %}
  {% do run_query("create table if not exists main.seen(t varchar)") %}
  {% do run_query("insert into main.seen values ('" ~ model.name ~ "')") %}
  {{ return(relations) }}
{% endmaterialization %}
{% materialization view, adapter='duckdb' %}
  {{ return(dbt.materialization_view_default()) }}
{% endmaterialization %}
