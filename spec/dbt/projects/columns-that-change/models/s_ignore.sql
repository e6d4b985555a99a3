{{ config(on_schema_change='ignore') }}
{% if var('run', 1) == 1 %} select 1 as id, {'a': 1, 'b': 'x'} as s, 'gone' as old
{% else %} select 2 as id, {'a': 1, 'b': 'x', 'c': 5} as s, 'new' as added
{% endif %}
