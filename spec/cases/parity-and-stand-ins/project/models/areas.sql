{{ config(local={'ref': 'areas_sample'}) }}
SELECT 1 AS id, ST_AREA(ST_GEOGPOINT(1, 2)) AS area
