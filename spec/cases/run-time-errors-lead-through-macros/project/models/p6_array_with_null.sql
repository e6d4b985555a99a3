{{ config(materialized='table') }}
SELECT
  1 AS id,
  {% for n in [1, 2] %}
  [{{ n }}] AS fine_{{ n }},
  {% endfor %}
  ARRAY(SELECT NULLIF(x, 2) FROM UNNEST([1, 2]) AS x) AS numbers
