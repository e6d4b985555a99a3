{{ config(materialized='ephemeral') }}
-- a comment
select id,
  cast(word as integer) as n
from {{ ref('base') }}
