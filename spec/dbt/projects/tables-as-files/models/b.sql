{{ config(materialized='external', location='out/b.csv', delimiter=';') }} select id, 'x' as label from {{ ref('a') }}
