{{ config(materialized='table', contract={'enforced': true}) }}
WITH kept AS (
  SELECT id, word FROM {{ ref('base') }}
),
final AS (
  SELECT
    id,
    NULLIF(word, 'x') AS word
  FROM kept
)
SELECT * FROM final
