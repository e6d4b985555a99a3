{{ config(materialized='ephemeral') }}
with inner_one as (
  select id, word from {{ ref('base') }}
)
select id,
    cast(word as integer) + 1 as n
from inner_one
