{{ config(materialized='table') }}
SELECT
  (SELECT MAX(id) FROM {{ ref('base') }}) AS greatest,
  (SELECT id FROM {{ ref('base') }} LIMIT 1) AS one,
  (SELECT id FROM {{ ref('base') }}) AS several
