{{ config(materialized='table') }}
select n + 1 as m from {{ ref('eph') }}
