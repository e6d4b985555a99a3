{{ config(materialized='table') }}
select
  id,
  cast(word as integer) as n
from {{ ref('base') }}
