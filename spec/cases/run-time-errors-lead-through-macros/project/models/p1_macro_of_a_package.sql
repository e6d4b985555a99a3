{{ config(materialized='table') }}
SELECT
  id,
  {{ tools.whole('word') }} AS n
FROM {{ ref('base') }}
