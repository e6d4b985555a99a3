Text outside of macros is nobody's template: {% neither this.
{% materialization by_day, adapter='duckdb' %}
  {% set standing = load_cached_relation(this) %}
  {{ run_hooks(pre_hooks) }}
  {% if standing is none or should_full_refresh() %}
    {% call statement('main') %}{{ get_create_table_as_sql(False, this, sql) }}{% endcall %}
  {% else %}
    {% set fresh = make_temp_relation(this) %}
    {% call statement('fresh') %}{{ create_table_as(True, fresh, sql) }}{% endcall %}
    {% set columns = adapter.get_columns_in_relation(fresh) %}
    {% call statement('main') %}{{ get_delete_insert_merge_sql(this, fresh, config.require('unique_key'), columns, none) }}{% endcall %}
    {% call statement('cleanup') %}drop table {{ fresh }}{% endcall %}
  {% endif %}
  {{ run_hooks(post_hooks) }}
  {{ return({'relations': [this]}) }}
{% endmaterialization %}

{% macro say_results(results) %}
  {% for result in results %}{% do log(result.node.name ~ ': ' ~ result.status, info=true) %}{% endfor %}
{% endmacro %}
