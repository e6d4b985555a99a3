{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='happened', batch_size='day', begin='2024-01-01', lookback=0) }}
select id, happened, {{ var('run', 1) }} as run from {{ ref('events') }}
