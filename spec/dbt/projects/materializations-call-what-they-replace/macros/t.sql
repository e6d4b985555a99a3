{% materialization test, default %}
  {% do return(dbt.materialization_test_default()) %}
{% endmaterialization %}
