{{ config(materialized='table') }} select error('no') as id from {{ ref('a') }}
