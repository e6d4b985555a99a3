{{ config(materialized='incremental', unique_key=['a', 'b'], incremental_strategy='delete+insert') }}
select 1 as a, 2 as b, {{ var('run', 1) }} as v union all select 1, {{ var('run', 1) }} + 2, 0
