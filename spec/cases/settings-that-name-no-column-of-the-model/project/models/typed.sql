{{ config(
    materialized='table',
    partition_by='day',
    cluster_by='tags'
) }}
SELECT CURRENT_TIMESTAMP() AS day, ['new'] AS tags
