{{ config(materialized='table') }}
-- first comment {{ 'x' * 30 }}
{# template comment
   over lines #}
select /* in ünïcödé 😀 */ id,
  cast(word as integer) as n -- last
from {{ ref('base') }}
