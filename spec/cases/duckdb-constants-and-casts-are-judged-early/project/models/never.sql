{% for column in colums %}{{ column }}{% endfor %}
SELECT CAST(day AS INTEGER) AS day, TRY_CAST(day AS INTEGER) AS tried FROM {{ ref('days') }}
UNION ALL
SELECT [1, 2] AS day, 3 AS tried
