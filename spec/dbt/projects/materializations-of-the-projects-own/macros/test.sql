{% materialization test, default %}
  {% set main_sql = get_limit_subquery_sql(sql, config.get('limit') or 1000) %}
  {% call statement('main', fetch_result=True) %}
    select {{ config.get('fail_calc') }} + 10 as failures,
      {{ config.get('fail_calc') }} {{ config.get('warn_if') }} as should_warn,
      {{ config.get('fail_calc') }} {{ config.get('error_if') }} as should_error
    from ({{ main_sql }}) as counted
  {% endcall %}
  {{ return({'relations': []}) }}
{% endmaterialization %}
