{{ config(materialized='table') }}
SELECT
  (SELECT id FROM {{ ref('base') }} WHERE id = 1) AS one,
  (SELECT id FROM {{ ref('base') }}) AS several
