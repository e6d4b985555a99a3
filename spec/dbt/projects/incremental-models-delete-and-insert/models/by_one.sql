{{ config(materialized='incremental', unique_key='id', incremental_strategy='delete+insert') }}
select 1 as id, 'run {{ var('run', 1) }}' as v union all select {{ var('run', 1) }} + 1, 'new {{ var('run', 1) }}'
