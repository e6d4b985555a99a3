{{ config(materialized='table') }}
select a.id
from {{ ref('base') }} as a
join {{ ref('base') }} as b
  on a.id = cast(b.word as integer)
