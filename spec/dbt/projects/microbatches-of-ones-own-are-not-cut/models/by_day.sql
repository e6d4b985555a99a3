{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='moment', begin='2024-01-01', batch_size='day', pre_hook="insert into main.heard values ('before', 'by_day')", post_hook="insert into main.heard values ('after', 'by_day')") }}
select * from {{ ref('days') }}
