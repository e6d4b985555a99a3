-- depends_on: {{ ref('days') }}
-- depends_on: {{ ref('held') }}
{% set lines = [] %}
{% if execute %}
  {% for node in graph.nodes.values() if node.resource_type in ('seed', 'model') %}
    {% for column in node.columns.values() %}
      {% do lines.append(node.name ~ ' ' ~ column.name ~ ' ' ~ column.data_type ~ ' ' ~ (column.constraints | map(attribute='type') | join('+')) ~ (column.constraints | map(attribute='to_columns') | join('+'))) %}
    {% endfor %}
    {% do lines.append(node.name ~ ' ' ~ node.get('contract', {}).get('enforced', 'none') ~ ' ' ~ node.get('time_spine', none) is not none) %}
  {% endfor %}
  {% for spine in graph.nodes.values() | selectattr('resource_type', 'equalto', 'model') | rejectattr('time_spine', 'none') %}
    {% do lines.append(spine.name ~ ' ' ~ spine.time_spine.standard_granularity_column) %}
  {% endfor %}
  {% for metric in graph.metrics.values() %}
    {% do lines.append(metric.name ~ ' ' ~ metric.type ~ ' ' ~ metric.label ~ ' ' ~ (metric.type_params.measure.name if metric.type_params.measure else 'none') ~ ' ' ~ (metric.depends_on.nodes | join('+')) ~ ' ' ~ metric.type_params.expr) %}
  {% endfor %}
  {% for model in graph.semantic_models.values() %}
    {% do lines.append(model.name ~ ' ' ~ (model.depends_on.nodes | join('+'))) %}
  {% endfor %}
{% endif %}
{% for line in lines | sort %}
select '{{ line }}' as line{% if not loop.last %} union all{% endif %}
{% endfor %}
