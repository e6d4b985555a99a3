{% materialization seed, adapter='duckdb' %}
  {% set old_relation = adapter.get_relation(database=database, schema=schema, identifier=model['alias']) %}
  {% set agate_table = load_agate_table() %}
  {% do store_result('agate_table', response='OK', agate_table=agate_table) %}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {% if old_relation is none %}
    {% set create_table_sql = create_csv_table(model, agate_table) %}
  {% else %}
    {% set create_table_sql = reset_csv_table(model, should_full_refresh(), old_relation, agate_table) %}
  {% endif %}
  {% set rows_affected = agate_table.rows | length %}
  {% set loaded = load_csv_rows(model, agate_table) %}
  {% call noop_statement('main', 'INSERT ' ~ rows_affected, 'INSERT', rows_affected) %}
    {{ get_csv_sql(create_table_sql, loaded) }};
  {% endcall %}
  {% set target_relation = this.incorporate(type='table') %}
  {% call statement('mark') %}
    create or replace table {{ target.schema }}.seeded_{{ model.alias }} as
    select '{{ model.name }}' as seed, {{ rows_affected }} as n, '{{ agate_table.column_names | join(",") }}' as names, {{ 'true' if old_relation else 'false' }} as was_there
  {% endcall %}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {{ adapter.commit() }}
  {{ run_hooks(post_hooks, inside_transaction=False) }}
  {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}
