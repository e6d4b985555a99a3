{{ config(local='skip') }}
SELECT ST_ASTEXT(ST_GEOGPOINT(1, 2)) AS map
