{{ config(materialized='incremental') }}
WITH unused AS (SELECT 1 AS x)
SELECT DISTINCT id, customer_id, amount, day, CURRENT_TIMESTAMP() AS loaded_at
FROM {{ source('raw', 'orders') }}
GROUP BY ALL
ORDER BY id
