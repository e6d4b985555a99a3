{{ config(materialized='table') }}
SELECT
  IF(id > 5, ERROR('too large'), id) AS id,
  {{ wrapped('word') }} AS word
FROM {{ ref('base') }}
