{{ config(materialized='incremental', unique_key='id', incremental_strategy='merge') }}
select 1 as id, {{ var('run', 1) }} as a, {{ var('run', 1) }} as b union all select 1 + {{ var('run', 1) }}, 0, 0
