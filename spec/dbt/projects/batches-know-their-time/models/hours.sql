{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='ts', batch_size='hour', begin='2024-01-01 00:00:00') }}
select id, ts, '{{ model.batch.id }}' as batch, '{{ model.batch.event_time_start }}' as since from {{ ref('src') }}
