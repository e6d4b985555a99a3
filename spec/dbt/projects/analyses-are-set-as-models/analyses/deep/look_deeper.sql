{{ config(tags=['own']) }} select max(id) from {{ ref('a') }}
