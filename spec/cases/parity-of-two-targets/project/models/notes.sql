{{ config(materialized='table') }}
SELECT 1 AS id, {{ "''" if target.name == 'two' else 'CAST(NULL AS STRING)' }} AS note
