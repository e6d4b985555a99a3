{{ config(materialized='incremental', unique_key='id', partition_by={'field': 'day', 'data_type': 'date'}, require_partition_filter=true) }}
SELECT id, DATE(happened) AS day, value FROM {{ ref('events') }}
