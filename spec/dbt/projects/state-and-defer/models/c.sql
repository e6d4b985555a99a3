{{ config(materialized='table') }} select id + 1 as id from {{ ref('b') }}
