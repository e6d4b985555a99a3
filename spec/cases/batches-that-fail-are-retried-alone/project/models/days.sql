{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='day', batch_size='day', begin='2024-01-01') }}
select id, day, 1 / case when id = {{ var('bad', 2) }} then error('no') else 1 end as one from {{ ref('events') }}
