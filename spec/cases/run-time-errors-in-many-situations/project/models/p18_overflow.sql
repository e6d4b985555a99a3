{{ config(materialized='table') }}
select
  id,
  cast(id + 300 as tinyint) as t
from {{ ref('base') }}
