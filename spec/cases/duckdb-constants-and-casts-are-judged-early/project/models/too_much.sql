{{ config(materialized='table') }}
SELECT id, id + 1 AS next,
  9223372036854775807 * (id + 1) AS much
FROM {{ ref('days') }}
