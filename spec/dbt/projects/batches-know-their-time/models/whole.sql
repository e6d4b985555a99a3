{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='ts', batch_size='day', begin='2024-01-01') }}
select max(ts) as ts, count(*) as n from {{ ref('src').render() }}
