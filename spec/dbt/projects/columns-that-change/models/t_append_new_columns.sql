{{ config(on_schema_change='append_new_columns') }}
{% if var('run', 1) == 1 %} select 1 as id, 10::integer as n, 'a' as t
{% else %} select 2 as id, 10000000000 as n, 'b' as t
{% endif %}
