{{ config(materialized='table') }} select id from {{ source('office', 'staff') }}
