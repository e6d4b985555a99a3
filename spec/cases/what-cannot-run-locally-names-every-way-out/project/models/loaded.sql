{{ config(materialized='table', post_hook="EXPORT DATA OPTIONS(uri='gs://bucket/*.csv', format='CSV') AS SELECT 1 AS x") }}
SELECT 1 AS x
