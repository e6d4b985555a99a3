{{ config(materialized='materialized_view') }}
SELECT MOD(id, 2) AS odd, SUM(value) AS value FROM {{ ref('events') }} GROUP BY 1
