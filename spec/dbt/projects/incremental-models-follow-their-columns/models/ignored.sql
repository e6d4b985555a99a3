{{ config(materialized='incremental', unique_key='id', on_schema_change='ignore') }}
select {{ var('run', 1) }} as id, 'x' as v{% if var('run', 1) == 2 %}, 1 as extra{% endif %}
