{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='day', batch_size='day', begin='2024-01-01', lookback=1, partition_by={'field': 'day', 'data_type': 'date'}) }}
SELECT DATE(happened) AS day, COUNT(*) AS events, SUM(value) AS value FROM {{ ref('events') }} GROUP BY 1
