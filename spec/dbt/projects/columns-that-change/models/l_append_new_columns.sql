{{ config(on_schema_change='append_new_columns') }}
{% if var('run', 1) == 1 %} select 1 as id, [{'a': 1}] as l, map {'k': 1} as m
{% else %} select 1 as id, [{'a': 1, 'b': 2}] as l, map {'k': 1} as m
{% endif %}
