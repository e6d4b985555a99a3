{{ config(materialized='incremental', unique_key='id', on_schema_change='append_new_columns') }}
select {{ var('run', 1) }} as id{% if var('run', 1) == 2 %}, 'new' as extra, {'a': 1, 'b': [1, 2]} as nested{% else %}, 1 as gone{% endif %}
