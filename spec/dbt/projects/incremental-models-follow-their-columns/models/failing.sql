{{ config(materialized='incremental', unique_key='id', on_schema_change='fail') }}
select {{ var('run', 1) }} as id{% if var('run', 1) == 2 %}, 1 as extra{% endif %}
