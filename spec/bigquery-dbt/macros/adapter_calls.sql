{% macro adapter_calls() %}
  {% set found = adapter.get_relation(target.project, target.dataset, 'ships') %}
  {% do run_query('create or replace table ' ~ found.incorporate(path={'identifier': 'calls_new'}) ~ ' as select 1 as id, [struct(2 as x, struct("y" as z) as inner_part)] as parts') %}
  {% set made = adapter.get_relation(target.project, target.dataset, 'calls_new') %}
  {% set renamed = made.incorporate(path={'identifier': 'calls_renamed'}) %}
  {% do adapter.rename_relation(made, renamed) %}
  {% set flat = [] %}
  {% for column in adapter.get_columns_in_relation(renamed) %}
    {% for field in column.flatten() %}{% do flat.append(field.name ~ ' ' ~ field.data_type) %}{% endfor %}
    {% if column.fields %}{% do flat.append(column.mode) %}{% endif %}
  {% endfor %}
  {% set before = adapter.list_relations_without_caching(found) | map(attribute='identifier') | list %}
  {% do adapter.drop_relation(renamed) %}
  {% set after = adapter.list_relations_without_caching(found) | map(attribute='identifier') | list %}
  {% set by_hour = adapter.parse_partition_by({'field': 'at', 'data_type': 'timestamp', 'granularity': 'hour'}) %}
  {% set answers = [
    'calls_new' in before, 'calls_renamed' in before, 'calls_renamed' in after,
    adapter.get_relation(target.project, target.dataset, 'calls_renamed') is none,
    flat | join(', '), by_hour.render(alias='t'), by_hour.data_type_for_partition(), adapter.parse_partition_by(none) is none
  ] %}
  {% do run_query('create or replace table ' ~ found.incorporate(path={'identifier': 'answers'}) ~ ' as select ' ~ tojson(answers | map('string') | join('; ')) ~ ' as text') %}
{% endmacro %}
