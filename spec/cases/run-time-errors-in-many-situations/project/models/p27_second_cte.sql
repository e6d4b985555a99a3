{{ config(materialized='table') }}
with a as (
  select * from {{ ref('base') }}
),
b as (
  select id, {{ bad_cast('word') }} as n
  from a
)
select * from b
