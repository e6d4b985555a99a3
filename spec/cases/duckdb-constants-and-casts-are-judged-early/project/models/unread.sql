{{ config(materialized='table') }}
SELECT
  id,
  STRPTIME(said, '%Y-%m-%d') AS day
FROM {{ ref('days') }}
