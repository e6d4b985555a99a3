{% set limit = 10 %}
SELECT
  1 AS id
  2 AS amount
WHERE TRUE
