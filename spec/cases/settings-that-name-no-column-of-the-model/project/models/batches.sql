{{ config(
    materialized='incremental', incremental_strategy='microbatch', batch_size='day', begin='2024-01-01',
    event_time='dy'
) }}
SELECT CURRENT_TIMESTAMP() AS day
