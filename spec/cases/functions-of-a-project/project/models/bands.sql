{{ config(materialized="table") }}
SELECT band, {{ function('spread') }}(id) AS wide, UPPER(band) AS b2 FROM {{ ref('orders') }} GROUP BY band ORDER BY band
