{{ config(materialized='table') }}
with mine as (select 1 as one)
select n from {{ ref('eph3') }}, mine
