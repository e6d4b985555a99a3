{{ config(on_schema_change='ignore') }}
{% if var('run', 1) == 1 %} select 1 as id, {'a': {'x': 1}} as s
{% else %} select 2 as id, {'a': {'x': 2}} as s
{% endif %}
