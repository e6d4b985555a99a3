{{ config(materialized='table') }}
select [cast(word as integer)] as list,
  {'a': cast(word as integer)} as s
from {{ ref('base') }}
