{{ config(local='SELECT 1 AS id') }}
SELECT id FROM {{ ref('areas') }}
