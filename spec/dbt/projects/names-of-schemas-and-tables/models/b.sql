{{ config(alias='renamed', materialized='table') }} select * from {{ ref('a') }}
