{{ config(materialized='table') }} select r.id from {{ ref('raw') }} r join {{ ref('a') }} as a on a.id = r.id
