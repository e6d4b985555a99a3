{{ config(
    materialized='view',
    partition_by={'field': 'day'},
    require_partition_filter=true
) }}
SELECT DATE '2024-01-01' AS day
