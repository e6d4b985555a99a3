{{ config(materialized='incremental', unique_key='id', on_schema_change='sync_all_columns') }}
select {{ var('run', 1) }} as id{% if var('run', 1) == 2 %}, 'new' as extra{% else %}, 1 as gone{% endif %}
